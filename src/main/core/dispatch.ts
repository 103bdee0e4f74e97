import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Role } from '#shared/contract/auth.ts';
import type { OperationResult } from '#shared/contract/errors.ts';
import type { CoreEvent } from '#shared/contract/events.ts';
import { contract, isOperationName, type OperationName } from '#shared/contract/registry.ts';
import { currentAuthor } from './app/clerk.repository.ts';
import { exportOf, logExport } from './auth/export-log.ts';
import { withMaskedIdentity } from './auth/mask.ts';
import { answersWhileLocked, requireMayCall } from './auth/roles.ts';
import { backupBefore } from './backup/backup-before.ts';
import type { BackupKeeper } from './backup/backup-keeper.ts';
import { ChangeRecorder } from './changes/change-recorder.ts';
import { asOperationError, codedError } from './coded-error.ts';
import { CoreError } from './core-error.ts';
import type { OpenDatabase } from './db/open-database.ts';
import { handlers } from './handlers.ts';
import { localDay } from './local-day.ts';
import type { AnyHandler, BaseContext, CommandContext } from './operation.ts';
import type { Call, Clock } from './ports.ts';
import {
  lockedPeriods,
  lockQuestion,
  ReportedChanges,
  type TouchedPeriod,
  touchedPeriods,
} from './reports/period-locks.ts';
import { describeError } from './system/log.ts';
import type { Vault } from './vault/vault.ts';

z.config(z.locales.vi());

const SLOW_MS = 500;
const CORRELATION_ID = /^[\w-]{1,64}$/;

/** After these, what is on the screen may be another register, another clerk's, or nothing. */
const changesState: ReadonlySet<OperationName> = new Set<OperationName>([
  'auth.unlock',
  'auth.lock',
  'auth.setPassword',
  'auth.removePassword',
  'backup.restore',
  'clerks.setPassword',
  'clerks.switch',
]);

export interface DispatcherParts {
  vault: Vault;
  backups: BackupKeeper;
  clock: Clock;
  base: Omit<BaseContext, 'today' | 'now' | 'correlationId' | 'confirmLocked'>;
  emit(event: CoreEvent): void;
}

export interface Dispatcher {
  dispatch(call: Call): Promise<OperationResult<unknown>>;
  cancel(correlationId: string): boolean;
  /** Whether something runs. */
  busy(): boolean;
  /** Resolves when nothing runs any more. */
  idle(): Promise<void>;
}

/** Rolls a change back that reaches into locked periods. */
class LockedPeriodsTouched extends Error {
  readonly periods: readonly TouchedPeriod[];
  constructor(periods: readonly TouchedPeriod[]) {
    super('The change reaches into locked periods.');
    this.periods = periods;
  }
}

/** Sets `confirmLocked` apart, which any operation's input may carry beside its own fields (see operation.ts of the contract). */
function takeConfirmation(input: unknown): { confirmLocked: boolean; ownInput: unknown } {
  if (typeof input !== 'object' || input === null || Array.isArray(input) || !('confirmLocked' in input)) {
    return { confirmLocked: false, ownInput: input };
  }
  const { confirmLocked, ...ownInput } = input;
  // Anything but true is left in, for the operation's strict schema to refuse.
  return confirmLocked === true ? { confirmLocked, ownInput } : { confirmLocked: false, ownInput: input };
}

/** Makes the only door to the core. It looks the operation up, parses strictly, runs, maps errors, logs; it never throws. */
export function createDispatcher({ vault, backups, clock, base, emit }: DispatcherParts): Dispatcher {
  const running = new Map<string, AbortController>();
  const pending = new Set<Promise<unknown>>();

  async function command<T>(
    { db }: OpenDatabase,
    context: BaseContext,
    operation: string,
    work: (context: CommandContext) => Promise<T>,
  ): Promise<T> {
    const { correlationId, now } = context;
    const locked = context.confirmLocked ? [] : await lockedPeriods(db);
    const attempt = (guarded: boolean) =>
      db.transaction().execute(async (trx) => {
        const author = await currentAuthor(trx);
        const reported = new ReportedChanges();
        const see = reported.see.bind(reported);
        const changes = new ChangeRecorder(trx, { author, operation, correlationId, at: now, see });
        const value = await work({ ...context, db: trx, changes });
        await changes.finish();
        if (guarded && reported.any) {
          const periods = await touchedPeriods(trx, locked, reported);
          if (periods.length > 0) throw new LockedPeriodsTouched(periods);
        }
        return { value, touched: changes.touched };
      });
    const { value, touched } = await attempt(locked.length > 0).catch(async (error: unknown) => {
      if (!(error instanceof LockedPeriodsTouched)) throw error;
      const question = await lockQuestion(db, error.periods);
      if (question) throw question;
      return attempt(false);
    });
    if (touched.length > 0) emit({ type: 'changed', entities: [...touched] });
    return value;
  }

  async function runTask(
    opened: OpenDatabase,
    handler: AnyHandler & { kind: 'task' },
    name: OperationName,
    context: BaseContext,
    input: unknown,
  ) {
    const { correlationId } = context;
    if (running.has(correlationId)) throw new CoreError('BUSY');
    const controller = new AbortController();
    running.set(correlationId, controller);
    try {
      return await handler.run(
        {
          ...context,
          db: opened.db,
          signal: controller.signal,
          progress: (done, total, label) => emit({ type: 'progress', taskId: correlationId, done, total, label }),
          command: (work) => command(opened, context, name, work),
        },
        input,
      );
    } finally {
      running.delete(correlationId);
    }
  }

  async function run(name: OperationName, unconfirmed: BaseContext, rawInput: unknown): Promise<unknown> {
    const { confirmLocked, ownInput } = takeConfirmation(rawInput ?? {});
    const input = contract[name].input.parse(ownInput);
    const context = { ...unconfirmed, confirmLocked };
    const handler = handlers[name];
    const role = await roleFor(name);
    const value = await carryOut(name, handler, context, input);
    return role === 'leader' ? withMaskedIdentity(value) : value;
  }

  /** Who is working may call this, or `NOT_ALLOWED`. A register that is not open has no clerks to ask. */
  async function roleFor(name: OperationName): Promise<Role | null> {
    const closed = vault.host.closedBecause;
    if (closed === null) return vault.host.use(({ db }) => requireMayCall(db, vault, name));
    if (!vault.hasKey && !answersWhileLocked(name)) throw new CoreError(closed);
    return null;
  }

  async function carryOut(name: OperationName, handler: AnyHandler, context: BaseContext, input: unknown) {
    if (handler.kind === 'control') {
      const value = await handler.run({ ...context, vault, backups }, input);
      if (changesState.has(name)) emit({ type: 'state' });
      return value;
    }
    const risk = backupBefore[name];
    const over = risk ? await backups.before(risk) : undefined;
    const work = vault.host.use(async (opened) => {
      switch (handler.kind) {
        case 'query':
          return handler.run({ ...context, db: opened.db }, input);
        case 'command':
          return command(opened, context, name, (commandContext) => handler.run(commandContext, input));
        case 'task': {
          const value = await runTask(opened, handler, name, context, input);
          const left = exportOf(name, input, base.files);
          if (left) await logExport(opened.db, context.now, name, left, value);
          return value;
        }
      }
    });
    return over ? work.finally(over) : work;
  }

  async function dispatch(call: Call): Promise<OperationResult<unknown>> {
    const correlationId = CORRELATION_ID.test(call.correlationId ?? '') ? (call.correlationId ?? '') : randomUUID();
    const started = performance.now();
    const name = call.operation;
    const known = isOperationName(name);
    try {
      if (!known) throw new CoreError('UNKNOWN_OPERATION');
      const at = clock();
      const context = { ...base, today: localDay(at), now: at.toISOString(), correlationId, confirmLocked: false };
      const value = await run(name, context, call.input);
      const ms = Math.round(performance.now() - started);
      if (contract[name].kind !== 'query' || ms > SLOW_MS)
        base.log.info('operation', { operation: name, correlationId, ms });
      return { ok: true, value };
    } catch (error) {
      const coded = codedError(error);
      if (coded.code === 'DATABASE_DAMAGED') await closeDamaged();
      const operation = known ? name : 'unknown';
      const expected = coded.code !== 'UNEXPECTED' && coded.code !== 'DATABASE_DAMAGED';
      const cause = coded.cause === undefined ? {} : describeError(coded.cause);
      if (expected) base.log.info('refused', { operation, correlationId, code: coded.code, ...cause });
      else
        base.log.error('failed', {
          operation,
          correlationId,
          code: coded.code,
          ...describeError(coded.cause ?? coded),
        });
      return { ok: false, error: asOperationError(coded, correlationId) };
    }
  }

  /** Whoever works on a register with damaged pages makes it worse: from now on the way out of it is all there is. */
  async function closeDamaged(): Promise<void> {
    if (vault.host.closedBecause !== null || base.app.dataFolder === ':memory:') return;
    const failure = await vault.closeDamaged();
    if (failure !== undefined) base.log.error('damaged register not closed', describeError(failure));
    emit({ type: 'state' });
  }

  return {
    dispatch: (call) => {
      const work = dispatch(call);
      pending.add(work);
      return work.finally(() => pending.delete(work));
    },
    cancel: (correlationId) => {
      const controller = running.get(correlationId);
      controller?.abort();
      return controller !== undefined;
    },
    busy: () => pending.size > 0,
    idle: async () => {
      for (const controller of running.values()) controller.abort();
      await Promise.allSettled(pending);
    },
  };
}
