import type { CommendationTerm } from '#shared/contract/commendation-terms.ts';
import { termCodeSchema } from '#shared/contract/commendation-values.ts';
import type { ParsedInputOf } from '#shared/contract/registry.ts';
import { fold, searchWords } from '#shared/text/vietnamese.ts';
import { CoreError, fieldError } from '../core-error.ts';
import type { Db } from '../db/schema.ts';
import { requireLive, requireRecord } from '../lists.ts';
import type { CommandContext } from '../operation.ts';
import { definedOf, requireVersion } from '../patch.ts';
import { allTerms, commendationTermKind, readTerms, termKey, termUses } from './commendation-term.repository.ts';

export async function listTerms(
  db: Db,
  { search, filter = {}, sort, page, pageSize }: ParsedInputOf<'commendationTerms.list'>,
): Promise<{ items: (CommendationTerm & { uses: number })[]; total: number }> {
  if (sort && sort.field !== 'position') {
    throw fieldError('sort.field', 'UNKNOWN_FIELD', 'Không sắp xếp được theo cột này.');
  }
  const words = searchWords(search ?? '');
  const found = (await allTerms(db)).filter(
    (term) =>
      (term.deletedAt !== null) === (filter.deleted ?? false) &&
      (!filter.kind || filter.kind.includes(term.kind)) &&
      (!filter.type || filter.type === term.type) &&
      (filter.hidden === undefined || filter.hidden === term.hidden) &&
      words.every((word) => fold(term.label).includes(word)),
  );
  if (sort?.direction === 'desc') found.reverse();
  const uses = await termUses(db);
  const items = found.slice((page - 1) * pageSize, page * pageSize);
  return { items: items.map((term) => ({ ...term, uses: uses.get(termKey(term)) ?? 0 })), total: found.length };
}

/** A code from a label: `Bằng khen` -> `bang-khen`; with a number where it is taken. */
function freeCode(label: string, taken: ReadonlySet<string>): string {
  const base =
    fold(label)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 50)
      .replace(/-+$/, '') || 'muc';
  for (let number = 1; ; number += 1) {
    const code = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(code)) return termCodeSchema.parse(code);
  }
}

export async function createTerm(
  { db, changes }: CommandContext,
  input: ParsedInputOf<'commendationTerms.create'>,
): Promise<CommendationTerm> {
  const siblings = (await allTerms(db)).filter(({ kind }) => kind === input.kind);
  const taken = new Set(siblings.map(({ code }) => code));
  if (input.code !== undefined && taken.has(input.code)) throw duplicate('code', 'Mã này đã có trong danh mục.');
  const code = input.code ?? freeCode(input.label, taken);
  const position = input.position ?? Math.max(0, ...siblings.map((term) => term.position)) + 1;
  const draft = { ...input, code, position };
  await checkTerm(db, draft, siblings);
  const [term] = await changes.create(commendationTermKind, [draft]);
  if (!term) throw new CoreError('UNEXPECTED');
  return term;
}

export async function updateTerm(
  { db, changes }: CommandContext,
  { id, version, ...patch }: ParsedInputOf<'commendationTerms.update'>,
): Promise<CommendationTerm> {
  const before = await requireLive(db, commendationTermKind, id);
  const { position, ...others } = definedOf(patch);
  const given = { ...others, ...(position == null ? {} : { position }) };
  requireVersion(before, version, given);
  const after = { ...before, ...given };
  if (after.type !== before.type && (await usesOf(db, before)) > 0) {
    throw fieldError('type', 'IN_USE', 'Danh mục này đã được dùng nên không đổi loại được. Hãy thêm một mục mới.');
  }
  const siblings = (await allTerms(db)).filter((term) => term.kind === before.kind && term.id !== id);
  await checkTerm(db, after, siblings);
  const [term] = await changes.update(commendationTermKind, [{ before, patch: given }]);
  return term ?? before;
}

export async function removeTerm(
  { db, changes }: CommandContext,
  { id, version }: ParsedInputOf<'commendationTerms.remove'>,
): Promise<CommendationTerm> {
  const before = await requireLive(db, commendationTermKind, id);
  requireVersion(before, version, {});
  const uses = await usesOf(db, before);
  if (uses > 0) {
    throw new CoreError('IN_USE', {
      message: `Có ${uses} khen thưởng đang dùng “${before.label}”. Hãy ẩn mục này để không chọn nữa; chưa có gì thay đổi.`,
    });
  }
  const [term] = await changes.remove(commendationTermKind, [before]);
  return term ?? before;
}

export async function restoreTerm({ db, changes }: CommandContext, id: number): Promise<CommendationTerm> {
  const before = await requireRecord(db, commendationTermKind, id);
  const [term] = await changes.restore(commendationTermKind, [before]);
  return term ?? before;
}

async function usesOf(db: Db, term: CommendationTerm): Promise<number> {
  return (await termUses(db)).get(termKey(term)) ?? 0;
}

type CheckedTerm = Pick<CommendationTerm, 'kind' | 'label' | 'type' | 'levels'>;

async function checkTerm(db: Db, term: CheckedTerm, siblings: readonly CommendationTerm[]): Promise<void> {
  if (term.kind === 'form' && term.type === null) {
    throw fieldError('type', 'REQUIRED', 'Hãy chọn: danh hiệu thi đua hay hình thức khen thưởng.');
  }
  if (term.kind !== 'form' && term.type !== null) {
    throw fieldError('type', 'NOT_ALLOWED', 'Chỉ danh hiệu, hình thức khen thưởng mới có loại.');
  }
  const terms = await readTerms(db);
  for (const level of term.levels) {
    if (!terms.level(level)) throw fieldError('levels', 'UNKNOWN_LEVEL', `Không có cấp “${level}” trong danh mục.`);
  }
  const label = fold(term.label);
  if (siblings.some((other) => other.deletedAt === null && fold(other.label) === label)) {
    throw duplicate('label', 'Tên này đã có trong danh mục.');
  }
}

function duplicate(field: string, message: string): CoreError {
  return new CoreError('DUPLICATE', { message, fields: [{ field, code: 'DUPLICATE', message }] });
}
