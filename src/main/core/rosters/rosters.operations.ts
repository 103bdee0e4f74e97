import type { rostersContract } from '#shared/contract/rosters.ts';
import type { Handlers } from '../operation.ts';
import { rosterDocument, writeRoster } from './roster.service.ts';

export const rostersOperations: Handlers<typeof rostersContract> = {
  'rosters.document': async ({ db, today }, roster) => (await rosterDocument(db, roster, today)).document,
  'rosters.write': writeRoster,
};
