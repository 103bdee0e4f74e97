import { useCallback, useEffect, useRef } from 'react';
import { useBlocker } from 'react-router';
import { useConfirm } from './use-confirm.tsx';

/** Of each form on the screen that would be lost with its page: whether it holds unsaved values. */
const losable = new Set<() => boolean>();

/**
 * Asks before a page with unsaved values is left, inside the application and by closing the window.
 * @param isDirty read at the moment of leaving, so that a save just before lets one go
 * @param kept whether the values are there again when one comes back to the page: only closing the window loses them
 */
export function useLeaveGuard(isDirty: () => boolean, kept = false): void {
  const confirm = useConfirm();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => !kept && currentLocation.pathname !== nextLocation.pathname && isDirty(),
  );
  useEffect(() => {
    if (kept) return;
    losable.add(isDirty);
    return () => void losable.delete(isDirty);
  }, [isDirty, kept]);

  const asking = useRef(false);
  useEffect(() => {
    // Asked once, however often one tries to leave meanwhile.
    if (blocker.state !== 'blocked' || asking.current) return;
    asking.current = true;
    void confirm({
      title: 'Rời trang mà chưa ghi?',
      content: 'Những gì vừa nhập trên trang này chưa được ghi vào sổ và sẽ mất.',
      action: 'Rời trang',
      stay: 'Ở lại trang',
      danger: true,
    }).then((leave) => {
      asking.current = false;
      if (leave) blocker.proceed();
      else blocker.reset();
    });
  }, [blocker, confirm]);

  useEffect(() => {
    const onUnload = (event: BeforeUnloadEvent) => {
      if (isDirty()) event.preventDefault();
    };
    window.addEventListener('beforeunload', onUnload);
    return () => window.removeEventListener('beforeunload', onUnload);
  }, [isDirty]);
}

/** Asks before everything on the screen is begun anew; the answer is whether nothing is lost, or may be. */
export function useAskToLeaveAll(): (question: { title: string; action: string }) => Promise<boolean> {
  const confirm = useConfirm();
  return useCallback(
    async (question) =>
      ![...losable].some((isDirty) => isDirty()) ||
      (await confirm({
        ...question,
        content: 'Những gì vừa nhập trên trang này chưa được ghi vào sổ và sẽ mất.',
        stay: 'Ở lại trang',
        danger: true,
      })),
    [confirm],
  );
}
