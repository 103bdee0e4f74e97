import type { Json } from '#shared/contract/common.ts';
import { datesAgree } from '#shared/text/partial-date.ts';
import { breather } from '../breathe.ts';
import type { Db } from '../db/schema.ts';
import { updateBatch, writeParts } from '../imports/register/batch.repository.ts';
import { type PackedPart, packPart, unpackParts } from '../imports/register/row-parts.ts';
import type { ParsedRow } from '../imports/types.ts';
import { bearsMark, type Identity, scrubJson, scrubText } from './scrub.ts';

const scrub = <T>(value: T, identity: Identity): T => scrubJson(value as Json, identity) as T;

/**
 * Whether a row is about the person, or about another one of the same name: by identity number; else the name, and a
 * telephone, address, birth date or the unit that agrees.
 *
 * @param unitId the sender of the list, for rows that name no unit
 */
function isAbout({ values, original }: ParsedRow, unitId: number | null, identity: Identity): boolean {
  const { nationalId, birthDate } = values;
  if (typeof nationalId === 'string' && identity.nationalIds.size > 0) return identity.nationalIds.has(nationalId);
  const named = JSON.stringify(scrub(values, { ...identity, marks: [] })) !== JSON.stringify(values);
  if (!named) return false;
  if (original.split('\t').some((cell) => bearsMark(cell, identity))) return true;
  if (typeof birthDate === 'string' && identity.birthDates.length > 0) {
    return identity.birthDates.some((known) => datesAgree(known, birthDate));
  }
  const unit = values.unitId ?? unitId;
  return typeof unit === 'number' && identity.unitIds.has(unit);
}

/** What is left of a row of a list of people: that there was one. It is not written to the register any more. */
function emptied(row: ParsedRow, identity: Identity): ParsedRow {
  const { pseudonym } = identity;
  const { typed: _, ...rest } = row;
  const message = 'Người này đã được xoá vĩnh viễn theo yêu cầu, nên dòng này không nhập vào sổ.';
  return {
    ...rest,
    sheet: scrubText(row.sheet, identity, true),
    values: { fullName: pseudonym },
    problems: [{ field: 'fullName', code: 'PERSON_ERASED', message, severity: 'error' }],
    original: pseudonym,
  };
}

function scrubRow(row: ParsedRow, kind: string, unitId: number | null, identity: Identity): ParsedRow {
  const about = isAbout(row, unitId, identity);
  if (about && kind === 'speakers') return emptied(row, identity);
  // Numbers are theirs even in the row of somebody else; the sheet is named as in the rest of the batch.
  const known = about ? identity : { ...identity, names: [] };
  return {
    ...row,
    sheet: scrubText(row.sheet, identity, true),
    values: scrub(row.values, known),
    problems: scrub(row.problems, known),
    ...(row.typed && { typed: scrub(row.typed, known) }),
    original: row.original
      .split('\t')
      .map((cell) => scrubText(cell, known))
      .join('\t'),
  };
}

/** The rows of one part without the person; undefined where they do not stand in it. */
async function scrubbedPart(
  part: Uint8Array,
  { kind, unitId }: { kind: string; unitId: number | null },
  identity: Identity,
): Promise<PackedPart | undefined> {
  const before = await unpackParts([part]);
  const after = JSON.stringify(before.map((row) => scrubRow(row, kind, unitId, identity)));
  return after === JSON.stringify(before) ? undefined : packPart(after);
}

/**
 * Replaces a person in the lists that were imported: what stood in them is kept, packed, and nothing but reading it all
 * finds a name in whatever case or a number with spaces in it. Batches that held them get a new version.
 */
export async function scrubImports(db: Db, identity: Identity, now: string): Promise<void> {
  const breathe = breather(1);
  const touched = new Set<number>();
  const batches = await db.selectFrom('importBatch').select(['id', 'kind', 'unitId', 'fileName', 'analysis']).execute();
  for (const { id, fileName, analysis } of batches) {
    const head = {
      analysis: JSON.stringify(scrubJson(JSON.parse(analysis) as Json, identity)),
      fileName: scrubText(fileName, identity),
    };
    if (head.analysis === analysis && head.fileName === fileName) continue;
    await db.updateTable('importBatch').set(head).where('id', '=', id).execute();
    touched.add(id);
  }
  for (const batch of batches) {
    const parts = await db.selectFrom('importRows').select('part').where('batchId', '=', batch.id).execute();
    for (const { part } of parts) {
      await breathe();
      const { rows } = await db
        .selectFrom('importRows')
        .select('rows')
        .where('batchId', '=', batch.id)
        .where('part', '=', part)
        .executeTakeFirstOrThrow();
      const scrubbed = await scrubbedPart(rows, batch, identity);
      if (!scrubbed) continue;
      await writeParts(db, batch.id, [{ part, rows: scrubbed }]);
      touched.add(batch.id);
    }
  }
  for (const id of touched) await updateBatch(db, id, { now });
}

/**
 * Replaces a person in the names of imported files where they are kept beside the batch: in the journal, and as what a
 * unit's report came with, now and in its trail.
 */
export async function scrubFileNames(db: Db, identity: Identity): Promise<void> {
  const journal = db.selectFrom('change').select(['id', 'about']).$narrowType<{ about: string }>();
  for (const { id, about } of await journal.where('about', 'is not', null).execute()) {
    const scrubbed = scrubText(about, identity);
    if (scrubbed !== about) await db.updateTable('change').set({ about: scrubbed }).where('id', '=', id).execute();
  }
  const received = db.selectFrom('submission').select(['id', 'fileName']).$narrowType<{ fileName: string }>();
  for (const { id, fileName } of await received.where('fileName', 'is not', null).execute()) {
    const scrubbed = scrubText(fileName, identity);
    if (scrubbed === fileName) continue;
    await db.updateTable('submission').set({ fileName: scrubbed }).where('id', '=', id).execute();
  }
  const trail = await db
    .selectFrom('changeRow')
    .select(['id', 'before', 'after'])
    .where('entity', '=', 'submission')
    .execute();
  for (const { id, before, after } of trail) {
    const scrubbed = { before: withoutFileName(before, identity), after: withoutFileName(after, identity) };
    if (scrubbed.before === before && scrubbed.after === after) continue;
    await db.updateTable('changeRow').set(scrubbed).where('id', '=', id).execute();
  }
}

/** The values of a unit's report in the trail; a clerk's own note there is left, as it is left in the report. */
function withoutFileName(json: string | null, identity: Identity): string | null {
  if (json === null) return null;
  const values = JSON.parse(json) as Record<string, Json>;
  const { fileName } = values;
  if (typeof fileName !== 'string') return json;
  return JSON.stringify({ ...values, fileName: scrubText(fileName, identity) });
}
