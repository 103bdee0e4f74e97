import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { z } from 'zod';
import { invoke } from '../../api/client.ts';
import { operationKey, useOperation } from '../../api/hooks.ts';

/** How a clerk has arranged a list: the columns in their order, and the sorting. */
const layoutSchema = z.object({
  columns: z.array(z.object({ field: z.string(), width: z.number(), hidden: z.boolean() })),
  sort: z.object({ field: z.string(), direction: z.enum(['asc', 'desc']) }).nullable(),
});
export type GridLayout = z.output<typeof layoutSchema>;

const SAVE_PAUSE_MS = 600;

interface KeptLayout {
  /** False while it is being read. */
  ready: boolean;
  layout: GridLayout | undefined;
  save: (layout: GridLayout) => void;
}

/** Reads a list's layout as it was left, and keeps it when it changes. An unreadable one counts as none. */
export function useGridLayout(name: string): KeptLayout {
  const key = `grid.${name}`;
  const client = useQueryClient();
  const { data, isPending } = useOperation('preferences.get', { key });
  const pending = useRef<{ timer: ReturnType<typeof setTimeout>; write: () => void }>(undefined);

  const save = useCallback(
    (layout: GridLayout) => {
      clearTimeout(pending.current?.timer);
      const write = () => {
        pending.current = undefined;
        client.setQueryData(operationKey('preferences.get', { key }), { value: layout });
        // A layout that could not be kept costs the clerk a drag of the mouse: not worth a notice.
        invoke('preferences.set', { key, value: layout }).catch(() => undefined);
      };
      pending.current = { timer: setTimeout(write, SAVE_PAUSE_MS), write };
    },
    [client, key],
  );

  useEffect(
    () => () => {
      if (!pending.current) return;
      clearTimeout(pending.current.timer);
      pending.current.write();
    },
    [],
  );

  const parsed = layoutSchema.safeParse(data?.value);
  return { ready: !isPending, layout: parsed.success ? parsed.data : undefined, save };
}
