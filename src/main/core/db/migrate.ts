import { type Kysely, sql } from 'kysely';
import { CoreStartError } from '../core-error.ts';
import { type Migration, migrations } from './migrations/index.ts';

/** `SBCV` in ASCII: tells our database from any other SQLite file. */
export const APPLICATION_ID = 0x53424356;

export async function readPragma(db: Kysely<unknown>, name: 'user_version' | 'application_id'): Promise<number> {
  const { rows } = await sql<Record<string, number>>`${sql.raw(`pragma ${name}`)}`.execute(db);
  return rows[0]?.[name] ?? 0;
}

export interface MigrateOptions {
  /** Called before the first migration of a database that holds data: must leave a copy of the file. */
  snapshot(fromVersion: number): Promise<void>;
  /** The migrations to run; the program's own unless a test gives others. */
  migrations?: readonly Migration[];
}

/**
 * Brings the database to the program's schema. Each migration runs in its own transaction together with the version
 * it leads to, so a failing one leaves the database as it was. Throws `DATABASE_NEWER`, `DATABASE_DAMAGED` (another
 * program's file) or `MIGRATION_FAILED`. Gives the version reached.
 */
export async function migrate(db: Kysely<unknown>, options: MigrateOptions): Promise<number> {
  const steps = options.migrations ?? migrations;
  const latest = steps.at(-1)?.version ?? 0;
  const from = await readPragma(db, 'user_version');
  const owner = await readPragma(db, 'application_id');
  const { rows } = await sql`select name from sqlite_master limit 1`.execute(db);
  if (rows.length > 0 && owner !== APPLICATION_ID) throw new CoreStartError('DATABASE_DAMAGED');
  if (from > latest) throw new CoreStartError('DATABASE_NEWER');
  if (from === latest) return from;
  if (from > 0) await options.snapshot(from);
  for (const step of steps.filter(({ version }) => version > from)) {
    try {
      await db.transaction().execute(async (trx) => {
        await step.up(trx);
        await sql.raw(`pragma application_id = ${APPLICATION_ID}`).execute(trx);
        await sql.raw(`pragma user_version = ${step.version}`).execute(trx);
      });
    } catch (cause) {
      throw new CoreStartError('MIGRATION_FAILED', { cause });
    }
  }
  return latest;
}
