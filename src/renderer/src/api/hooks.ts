import {
  type Query,
  QueryClient,
  QueryObserver,
  type UseMutationOptions,
  type UseMutationResult,
  type UseQueryOptions,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { InputOf, OperationName, OutputOf } from '#shared/contract/registry.ts';
import { cancel, invoke, newCorrelationId, subscribe } from './client.ts';
import type { OperationFailure } from './operation-failure.ts';
import type { PageEvent } from './transport.ts';

/** The key under which an operation's answer is kept: for `setQueryData`, `invalidateQueries` and the like. */
export function operationKey<N extends OperationName>(name: N, input?: InputOf<N>): readonly unknown[] {
  return input === undefined ? [name] : [name, input];
}

type QueryOptions<N extends OperationName, T> = Omit<
  UseQueryOptions<OutputOf<N>, OperationFailure, T>,
  'queryKey' | 'queryFn'
>;

/** Reads with a query operation, and reads again when records change. */
export function useOperation<N extends OperationName, T = OutputOf<N>>(
  name: N,
  input: InputOf<N>,
  options?: QueryOptions<N, T>,
): UseQueryResult<T, OperationFailure> {
  return useQuery<OutputOf<N>, OperationFailure, T>({
    ...options,
    queryKey: operationKey(name, input),
    queryFn: () => invoke(name, input),
  });
}

type CommandOptions<N extends OperationName> = Omit<
  UseMutationOptions<OutputOf<N>, OperationFailure, InputOf<N>>,
  'mutationFn'
>;

/** Gives a command: `mutate(input)` or `await mutateAsync(input)`. What it changed is read again by itself. */
export function useCommand<N extends OperationName>(
  name: N,
  options?: CommandOptions<N>,
): UseMutationResult<OutputOf<N>, OperationFailure, InputOf<N>> {
  return useMutation<OutputOf<N>, OperationFailure, InputOf<N>>({
    ...options,
    mutationFn: (input) => invoke(name, input),
  });
}

/** How far a task is: `total` is 0 where it is not known yet. */
export interface Progress {
  done: number;
  total: number;
  label: string;
}

export type TaskState<N extends OperationName> = UseMutationResult<OutputOf<N>, OperationFailure, InputOf<N>> & {
  /** Undefined until the task first reports, and when none runs. */
  progress: Progress | undefined;
  /** Asks it to stop; it then fails with `CANCELLED`. */
  stop: () => void;
};

/** Runs a task: a command with progress that can be stopped. */
export function useTask<N extends OperationName>(name: N, options?: CommandOptions<N>): TaskState<N> {
  const running = useRef<string | undefined>(undefined);
  const [progress, setProgress] = useState<Progress>();

  useEffect(
    () =>
      subscribe((event) => {
        if (event.type !== 'progress' || event.taskId !== running.current) return;
        setProgress({ done: event.done, total: event.total, label: event.label });
      }),
    [],
  );

  const mutation = useMutation<OutputOf<N>, OperationFailure, InputOf<N>>({
    ...options,
    mutationFn: async (input) => {
      const correlationId = newCorrelationId();
      running.current = correlationId;
      setProgress(undefined);
      try {
        return await invoke(name, input, correlationId);
      } finally {
        if (running.current === correlationId) {
          running.current = undefined;
          setProgress(undefined);
        }
      }
    },
  });

  const stop = useCallback(() => {
    if (running.current) void cancel(running.current);
  }, []);

  return { ...mutation, progress, stop };
}

/** Hears events for as long as the component is on the screen. */
export function useEvents(listener: (event: PageEvent) => void): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => subscribe((event) => latest.current(event)), []);
}

/** Answers that no record's change touches. */
const untouched = new Set<unknown>(['preferences.get']);

/** How long changes are gathered before lists are read again, in milliseconds: a burst of commands costs one reading. */
const GATHER_MS = 30;

/**
 * The client that the application's root provides. Nothing is read again by time or by focus: the core says when
 * records change, also when another window or an import changed them, and everything on the screen is then read anew
 * (counts and names of one feature appear in many others, and a reading costs milliseconds).
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

/** Keeps answers that are on the screen until the function given back is called: unwatched ones go after minutes. */
function hold(client: QueryClient): () => void {
  const shown = client.getQueryCache().findAll({ type: 'active' });
  const stops = shown.map(({ queryKey }) =>
    new QueryObserver(client, { queryKey, enabled: false }).subscribe(() => undefined),
  );
  return () => {
    for (const stop of stops) stop();
  };
}

/**
 * Another register, another clerk, or none: nothing that was read before holds. Whether there is a register to read is
 * asked first. Where it is locked, the screen behind the lock stays as it was, for who comes back to it: read now, every
 * page would hold a failure in the place of its form.
 */
function createAnew(client: QueryClient): () => Promise<void> {
  let letGo: (() => void) | undefined;
  return async () => {
    const held = letGo ?? hold(client);
    letGo = held;
    const stateKey = operationKey('app.state', {});
    await client.invalidateQueries({ queryKey: stateKey });
    const locked = client.getQueryData<OutputOf<'app.state'>>(stateKey)?.state === 'locked';
    const rest = { predicate: ({ queryKey }: Query) => queryKey[0] !== stateKey[0] };
    if (locked) return client.invalidateQueries({ ...rest, refetchType: 'none' });
    held();
    letGo = undefined;
    await client.invalidateQueries(rest);
  };
}

/** Reads again what the core says has changed, until the function given back is called. */
export function followChanges(client: QueryClient): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const readAnew = createAnew(client);
  const stop = subscribe((event) => {
    // While the line was broken, the register may have been locked.
    if (event.type === 'state' || event.type === 'reconnected') {
      void readAnew();
      return;
    }
    if (event.type !== 'changed') return;
    timer ??= setTimeout(() => {
      timer = undefined;
      void client.invalidateQueries({ predicate: ({ queryKey }) => !untouched.has(queryKey[0]) });
    }, GATHER_MS);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
