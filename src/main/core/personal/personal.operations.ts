import type { personalContract } from '#shared/contract/personal.ts';
import type { Handlers } from '../operation.ts';
import { erasePerson } from './erase-person.ts';
import { findPerson, heldOf } from './person.ts';
import { writePerson } from './write-person.ts';

export const personalOperations: Handlers<typeof personalContract> = {
  'personal.held': async ({ db }, { id }) => heldOf(db, await findPerson(db, id)),
  'personal.export': writePerson,
  'personal.erase': erasePerson,
};
