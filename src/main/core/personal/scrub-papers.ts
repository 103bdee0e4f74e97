import { extname } from 'node:path';
import type { Json } from '#shared/contract/common.ts';
import type { Db } from '../db/schema.ts';
import { documentKind } from '../documents/document.repository.ts';
import { type Identity, scrubText } from './scrub.ts';

/** The name of an attached paper without the person; its ending stays, by which the system opens it. */
function scrubbedName(name: string, identity: Identity): string {
  const ending = extname(name);
  return `${scrubText(name.slice(0, name.length - ending.length), identity)}${ending}`;
}

/** The values of a document in the trail; what the document says of itself is left, as it is left in the document. */
function withoutName(json: string | null, identity: Identity): string | null {
  if (json === null) return null;
  const values = JSON.parse(json) as Record<string, Json>;
  const { file } = values;
  if (typeof file !== 'object' || file === null || Array.isArray(file) || typeof file.name !== 'string') return json;
  return JSON.stringify({ ...values, file: { ...file, name: scrubbedName(file.name, identity) } });
}

/** Replaces a person in the names of attached papers, now and in the trail. The papers themselves stay. */
export async function scrubPaperNames(db: Db, identity: Identity): Promise<void> {
  const attached = await db.selectFrom('document').select('id').where('fileName', 'is not', null).execute();
  const ids = attached.map(({ id }) => id);
  for (const document of await documentKind.load(db, ids)) {
    if (document.file === null) continue;
    const name = scrubbedName(document.file.name, identity);
    if (name === document.file.name) continue;
    await documentKind.write(db, { ...document, file: { ...document.file, name } });
  }
  const trail = await db
    .selectFrom('changeRow')
    .select(['id', 'before', 'after'])
    .where('entity', '=', 'document')
    .execute();
  for (const { id, before, after } of trail) {
    const scrubbed = { before: withoutName(before, identity), after: withoutName(after, identity) };
    if (scrubbed.before === before && scrubbed.after === after) continue;
    await db.updateTable('changeRow').set(scrubbed).where('id', '=', id).execute();
  }
}
