import BetterSqlite3 from 'better-sqlite3';
import { startErrorOf } from '../db/open-database.ts';

/**
 * Whose a plain SQLite file is and how new, from its header; what is in its log is written back to it first, so that
 * the file alone holds everything.
 */
export function plainFacts(file: string): { applicationId: number; schemaVersion: number } {
  let database: BetterSqlite3.Database | undefined;
  try {
    database = new BetterSqlite3(file, { readonly: true });
    const applicationId = database.pragma('application_id', { simple: true }) as number;
    const schemaVersion = database.pragma('user_version', { simple: true }) as number;
    return { applicationId, schemaVersion };
  } catch (error) {
    throw startErrorOf(error) ?? error;
  } finally {
    database?.close();
  }
}
