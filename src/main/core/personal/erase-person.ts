import { sql } from 'kysely';
import type { Json } from '#shared/contract/common.ts';
import { pseudonymOf } from '#shared/contract/personal.ts';
import type { ParsedInputOf } from '#shared/contract/registry.ts';
import { fold } from '#shared/text/vietnamese.ts';
import { breather } from '../breathe.ts';
import { commendationKind } from '../commendations/commendation.repository.ts';
import { fieldError } from '../core-error.ts';
import { contains } from '../db/contains.ts';
import type { Db } from '../db/schema.ts';
import { evaluationKind } from '../evaluations/evaluation.repository.ts';
import type { CommandContext } from '../operation.ts';
import { sessionKind } from '../sessions/session.repository.ts';
import { speakerKind } from '../speakers/speaker.repository.ts';
import { violationKind } from '../violations/violation.repository.ts';
import { findPerson, heldOf, type Person, trailOf } from './person.ts';
import { blank, type Identity, identityOf, scrubJson, scrubText } from './scrub.ts';
import { scrubFileNames, scrubImports } from './scrub-imports.ts';
import { scrubPaperNames } from './scrub-papers.ts';

const parse = (json: string): Json => JSON.parse(json) as Json;
const parseRecord = (json: string): Record<string, Json> => JSON.parse(json) as Record<string, Json>;

/** Takes a person out of the register: what was only about them goes, what they took part in loses the name. */
async function eraseRecords({ db, changes }: CommandContext, person: Person, pseudonym: string): Promise<void> {
  const ids = new Set(person.ids);
  const isTheirs = ({ speakerId }: { speakerId: number | null }): boolean => speakerId !== null && ids.has(speakerId);
  const sessions = await sessionKind.load(db, person.sessionIds);
  await changes.update(
    sessionKind,
    sessions.map((before) => ({
      before,
      patch: {
        speakers: before.speakers.map((line) =>
          isTheirs(line) ? { ...line, speakerId: null, name: pseudonym } : line,
        ),
        attendees: before.attendees.filter((attendee) => !isTheirs(attendee)),
      },
    })),
  );
  const commendations = await commendationKind.load(db, person.commendationIds);
  await changes.update(
    commendationKind,
    commendations.map((before) => ({ before, patch: { speakerId: null, subjectName: pseudonym, reason: null } })),
  );
  await changes.erase(violationKind, await violationKind.load(db, person.violationIds));
  await changes.erase(evaluationKind, await evaluationKind.load(db, person.evaluationIds));
  await changes.erase(speakerKind, person.records);
}

/** Replaces the person in the trail: what was done, when and by whom stays. */
async function scrubTrail(db: Db, person: Person, identity: Identity): Promise<void> {
  const { own, shared } = await trailOf(db, person);
  const breathe = breather(100);
  for (const { id, action, before, after } of own) {
    await breathe();
    const values = {
      label: identity.pseudonym,
      // Without values an erased record cannot be brought back.
      before: before === null || action === 'erase' ? null : JSON.stringify(blank(parseRecord(before))),
      after: after === null ? null : JSON.stringify(blank(parseRecord(after))),
    };
    await db.updateTable('changeRow').set(values).where('id', '=', id).execute();
  }
  for (const row of shared) {
    await breathe();
    await db.updateTable('changeRow').set(scrubbedRow(row, identity)).where('id', '=', row.id).execute();
  }
  // A number names one person, wherever it stands.
  for (const mark of identity.marks) {
    const rows = await db
      .selectFrom('changeRow')
      .select(['id', 'label', 'before', 'after'])
      .where(({ or }) => or([contains('before', mark), contains('after', mark), contains('label', mark)]))
      .execute();
    for (const row of rows) {
      await db.updateTable('changeRow').set(scrubbedRow(row, identity)).where('id', '=', row.id).execute();
    }
  }
}

function scrubbedRow(row: { label: string; before: string | null; after: string | null }, identity: Identity) {
  const scrubbed = (json: string | null): string | null =>
    json === null ? null : JSON.stringify(scrubJson(parse(json), identity));
  return { label: scrubText(row.label, identity), before: scrubbed(row.before), after: scrubbed(row.after) };
}

/** Replaces the person in files that were read, in names of papers, in what was asked for in exports, and in what windows remember. */
async function scrubRest({ db, now, recentBatch }: CommandContext, person: Person, identity: Identity): Promise<void> {
  await scrubImports(db, identity, now);
  await scrubFileNames(db, identity);
  await scrubPaperNames(db, identity);
  // It holds the rows as they were.
  await recentBatch.forget(db);
  await db.deleteFrom('importDistinct').where('kind', '=', 'speakers').where('recordId', 'in', person.ids).execute();
  for (const { id, input, path } of await db.selectFrom('exportLog').select(['id', 'input', 'path']).execute()) {
    const scrubbed = { input: JSON.stringify(scrubJson(parse(input), identity)), path: scrubText(path, identity) };
    if (scrubbed.input === input && scrubbed.path === path) continue;
    await db.updateTable('exportLog').set(scrubbed).where('id', '=', id).execute();
  }
  const settings = await db.selectFrom('setting').selectAll().where('key', 'like', 'ui.%').execute();
  for (const { key, value } of settings) {
    const scrubbed = JSON.stringify(scrubJson(parse(value), identity));
    if (scrubbed !== value) await db.updateTable('setting').set({ value: scrubbed }).where('key', '=', key).execute();
  }
}

/**
 * Deletes a person for good. The name must be typed once more; throws `INVALID_INPUT` where it is not theirs. Pages that
 * their data leaves are overwritten with zeros.
 */
export async function erasePerson(context: CommandContext, { id, name, reason }: ParsedInputOf<'personal.erase'>) {
  const { db, changes, log } = context;
  const person = await findPerson(db, id);
  const [kept] = person.records;
  if (!kept || fold(name) !== fold(kept.fullName)) {
    throw fieldError('name', 'NOT_THE_NAME', 'Hãy gõ đúng họ và tên của người này để xác nhận.');
  }
  await sql`pragma secure_delete = on`.execute(db);
  const held = await heldOf(db, person);
  const { own } = await trailOf(db, person);
  const former = own.filter(({ entity }) => entity === 'speaker').flatMap(({ before, after }) => [before, after]);
  const known = former.flatMap((json) => (json === null ? [] : [parseRecord(json)]));
  const pseudonym = pseudonymOf(kept.id);
  const present = person.records.map(({ fullName, phone, nationalId, email, birthDate, unitId }) => ({
    fullName,
    phone,
    nationalId,
    email,
    birthDate,
    unitId,
  }));
  const identity = identityOf(person.ids, [...present, ...known], pseudonym);

  changes.takeBackOnlyWhole();
  await eraseRecords(context, person, pseudonym);
  await scrubTrail(db, person, identity);
  await scrubRest(context, person, identity);
  // On what ground it was done stands with the deed itself.
  const ground = scrubText(reason, identity);
  await db
    .updateTable('changeRow')
    .set({ label: ground === '' ? pseudonym : `${pseudonym} (${ground})` })
    .where('changeId', '=', await changes.begin())
    .where('entity', '=', 'speaker')
    .where('entityId', '=', kept.id)
    .execute();
  log.info('person erased', { ...held });
  return { ...held, pseudonym };
}
