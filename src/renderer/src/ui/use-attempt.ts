import { useCallback, useRef, useState } from 'react';
import { useNotices } from './use-notices.tsx';

/**
 * Runs one piece of work at a time, and says how it failed.
 * @returns whether it runs, and the function that runs it; a second call while it runs does nothing
 */
export function useAttempt(
  failed?: (error: unknown) => void,
): [pending: boolean, attempt: (work: () => Promise<unknown>) => Promise<void>] {
  const notices = useNotices();
  const [pending, setPending] = useState(false);
  const running = useRef(false);
  const say = failed ?? notices.failed;
  const attempt = useCallback(
    async (work: () => Promise<unknown>) => {
      if (running.current) return;
      running.current = true;
      setPending(true);
      try {
        await work();
      } catch (error) {
        say(error);
      } finally {
        running.current = false;
        setPending(false);
      }
    },
    [say],
  );
  return [pending, attempt];
}
