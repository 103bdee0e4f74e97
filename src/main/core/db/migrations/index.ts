import type { Kysely } from 'kysely';
import * as register from './0001-register.ts';
import * as sessions from './0002-sessions.ts';
import * as commendations from './0003-commendations.ts';
import * as reports from './0004-reports.ts';
import * as imports from './0005-imports.ts';
import * as trust from './0006-trust.ts';
import * as searchSignature from './0007-search-signature.ts';
import * as importParts from './0008-import-parts.ts';
import * as reportTemplates from './0009-report-templates.ts';
import * as changeAbout from './0010-change-about.ts';
import * as unitOrder from './0011-unit-order.ts';

export interface Migration {
  /** The schema version that it leads to; they run in this order, without gaps. */
  version: number;
  name: string;
  up(db: Kysely<unknown>): Promise<void>;
}

export const migrations: readonly Migration[] = [
  { version: 1, name: 'register', up: register.up },
  { version: 2, name: 'sessions', up: sessions.up },
  { version: 3, name: 'commendations', up: commendations.up },
  { version: 4, name: 'reports', up: reports.up },
  { version: 5, name: 'imports', up: imports.up },
  { version: 6, name: 'trust', up: trust.up },
  { version: 7, name: 'search-signature', up: searchSignature.up },
  { version: 8, name: 'import-parts', up: importParts.up },
  { version: 9, name: 'report-templates', up: reportTemplates.up },
  { version: 10, name: 'change-about', up: changeAbout.up },
  { version: 11, name: 'unit-order', up: unitOrder.up },
];
