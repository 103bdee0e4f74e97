import type { ParsedInputOf } from '#shared/contract/registry.ts';
import type { Unit, UnitItem } from '#shared/contract/units.ts';
import { fold, searchWords } from '#shared/text/vietnamese.ts';
import type { Draft } from '../changes/record-kind.ts';
import { CoreError, fieldError } from '../core-error.ts';
import type { Db } from '../db/schema.ts';
import type { CommandContext } from '../operation.ts';
import { definedOf, requireVersion } from '../patch.ts';
import { sessionsOfUnits } from '../sessions/move-sessions.ts';
import { allUnits, speakerCounts, unitKind } from './unit.repository.ts';

/** A unit that is there and not in the recycle bin; throws `NOT_FOUND`. */
export async function requireUnit(db: Db, id: number, field = 'unitId'): Promise<Unit> {
  const [unit] = await unitKind.load(db, [id]);
  if (!unit || unit.deletedAt !== null) {
    throw new CoreError('NOT_FOUND', {
      fields: [{ field, code: 'UNKNOWN_UNIT', message: 'Đơn vị này không còn trong sổ.' }],
    });
  }
  return unit;
}

/** Units with their parents' names and the counts of speakers in them and below them. */
export async function unitItems(db: Db, units: readonly Unit[]): Promise<UnitItem[]> {
  const all = new Map((await allUnits(db)).map((unit) => [unit.id, unit]));
  const counts = await speakerCounts(db);
  const below = new Map<number, number>();
  for (const { id } of all.values()) {
    const count = counts.get(id) ?? 0;
    const seen = new Set<number>();
    for (let at: number | null = id; at !== null && !seen.has(at); at = all.get(at)?.parentId ?? null) {
      seen.add(at);
      below.set(at, (below.get(at) ?? 0) + count);
    }
  }
  return units.map((unit) => ({
    ...unit,
    parentName: unit.parentId === null ? null : (all.get(unit.parentId)?.name ?? null),
    speakers: counts.get(unit.id) ?? 0,
    speakersBelow: below.get(unit.id) ?? 0,
  }));
}

export async function listUnits(
  db: Db,
  input: ParsedInputOf<'units.list'>,
): Promise<{ items: UnitItem[]; total: number }> {
  const { search, filter = {}, sort, page, pageSize } = input;
  const words = searchWords(search ?? '');
  const found = (await allUnits(db, filter.deleted)).filter((unit) => {
    const text = fold([unit.name, ...unit.aliases, unit.code ?? ''].join(' '));
    return (
      words.every((word) => text.includes(word)) &&
      (!filter.kind || filter.kind.includes(unit.kind)) &&
      (filter.parentId === undefined || filter.parentId === unit.parentId) &&
      (filter.validOn === undefined || isValidOn(unit, filter.validOn))
    );
  });
  const items = await unitItems(db, found);
  if (sort?.field === 'speakers') items.sort((a, b) => a.speakersBelow - b.speakersBelow);
  else if (sort && sort.field !== 'name')
    throw fieldError('sort.field', 'UNKNOWN_FIELD', 'Không sắp xếp được theo cột này.');
  if (sort?.direction === 'desc') items.reverse();
  return { items: items.slice((page - 1) * pageSize, page * pageSize), total: items.length };
}

/** Whether a unit existed on a day. */
export function isValidOn(unit: Pick<Unit, 'validFrom' | 'validTo'>, day: string): boolean {
  return (unit.validFrom === null || unit.validFrom <= day) && (unit.validTo === null || unit.validTo >= day);
}

/** `replaced`: units that end as this one begins, so that it may bear the name of one of them. */
export async function createUnit(
  { db, changes }: CommandContext,
  input: ParsedInputOf<'units.create'>,
  replaced: readonly number[] = [],
): Promise<Unit> {
  if (input.parentId !== null) await requireUnit(db, input.parentId, 'parentId');
  const draft = { ...input, successors: [] };
  await checkUnit(db, draft, replaced);
  const [unit] = await changes.create(unitKind, [draft]);
  if (!unit) throw new CoreError('UNEXPECTED');
  return unit;
}

type ListedUnits = ParsedInputOf<'units.createMany'>['units'];

/** Creates the units of a list: those that lie in others of it once these are there, so that all come in or none. */
export async function createUnits(
  { db, changes }: CommandContext,
  { units, parentId }: ParsedInputOf<'units.createMany'>,
): Promise<{ created: Unit[]; existing: string[] }> {
  if (parentId) await requireUnit(db, parentId, 'parentId');
  const open = (await allUnits(db)).filter(({ validTo }) => validTo === null);
  const listed = Map.groupBy(
    units.map((unit, place) => ({ unit, place })),
    ({ unit }) => unit.parent,
  );
  const created: Unit[] = [];
  const existing: string[] = [];
  const createIn = async (place: number | undefined, id: number | null): Promise<void> => {
    const here = listed.get(place);
    if (!here) return;
    // Every commune has its Thôn 1: a name is taken only beside its like.
    const beside = open.filter((unit) => unit.parentId === id);
    const { drafts, placed, there } = toCreate(
      here.map(({ unit }) => unit),
      beside,
      id,
    );
    await changes.update(
      unitKind,
      [...placed].map(([before, listOrder]) => ({ before, patch: { listOrder } })),
    );
    const made = await changes.create(unitKind, drafts);
    created.push(...made);
    open.push(...made);
    existing.push(...there);
    // Where a name stands twice beside itself, the first is meant.
    const ids = new Map([...made, ...beside].toReversed().map((unit) => [fold(unit.name), unit.id]));
    for (const { unit, place: at } of here) await createIn(at, ids.get(fold(unit.name)) ?? id);
  };
  await createIn(undefined, parentId ?? null);
  return { created, existing };
}

/** Of the units listed for one parent: those that are new, those whose place in the order is now known, and the rest. */
function toCreate(
  units: ListedUnits,
  beside: readonly Unit[],
  parentId: number | null,
): { drafts: Draft<Unit>[]; placed: ReadonlyMap<Unit, number>; there: string[] } {
  const known = new Map(beside.map((unit) => [fold(unit.name), unit]));
  const listed = new Set(units.map(({ name }) => fold(name)));
  // Among units that stand by name and are not listed, an order of the others would tear the list apart.
  const ordered = beside.every(({ name, listOrder }) => listOrder !== null || listed.has(fold(name)));
  const there: string[] = [];
  const drafts = new Map<string, Draft<Unit>>();
  const placed = new Map<Unit, number>();
  for (const { name, kind, listOrder = null } of units) {
    const key = fold(name);
    const same = known.get(key);
    if (same || drafts.has(key)) there.push(name);
    if (same?.listOrder === null && ordered && listOrder !== null && !placed.has(same)) placed.set(same, listOrder);
    if (same || drafts.has(key)) continue;
    const rest = { code: null, validFrom: null, validTo: null, aliases: [], successors: [] };
    drafts.set(key, { name, kind, parentId, listOrder: ordered ? listOrder : null, ...rest });
  }
  return { drafts: [...drafts.values()], placed, there };
}

export async function updateUnit(
  { db, changes }: CommandContext,
  { id, version, ...patch }: ParsedInputOf<'units.update'>,
): Promise<Unit> {
  const before = await requireUnit(db, id, 'id');
  const given = definedOf(patch);
  requireVersion(before, version, given);
  if (given.parentId) {
    await requireUnit(db, given.parentId, 'parentId');
    await refuseCycle(db, id, given.parentId);
  }
  await checkUnit(db, { ...before, ...given }, [id]);
  const [unit] = await changes.update(unitKind, [{ before, patch: given }]);
  return unit ?? before;
}

export async function removeUnit(
  { db, changes }: CommandContext,
  { id, version }: ParsedInputOf<'units.remove'>,
): Promise<Unit> {
  const before = await requireUnit(db, id, 'id');
  requireVersion(before, version, {});
  const counts = await speakerCounts(db);
  const speakers = counts.get(id) ?? 0;
  const children = (await allUnits(db)).filter((unit) => unit.parentId === id).length;
  const sessions = (await sessionsOfUnits(db, [id], '')).length;
  if (speakers + children + sessions > 0) {
    const what = [
      speakers > 0 ? `${speakers} người` : '',
      sessions > 0 ? `${sessions} buổi tuyên truyền` : '',
      children > 0 ? `${children} đơn vị trực thuộc` : '',
    ];
    throw new CoreError('IN_USE', {
      message: `${before.name} còn ${what.filter(Boolean).join(', ')}. Hãy chuyển sang đơn vị khác, sáp nhập, hoặc đóng đơn vị này từ một ngày; chưa có gì thay đổi.`,
    });
  }
  const [unit] = await changes.remove(unitKind, [before]);
  return unit ?? before;
}

export async function restoreUnit({ db, changes }: CommandContext, id: number): Promise<Unit> {
  const [removed] = await unitKind.load(db, [id]);
  if (!removed) throw new CoreError('NOT_FOUND');
  const [unit] = await changes.restore(unitKind, [removed]);
  return unit ?? removed;
}

/** Two units of one name under one parent at one time would be one unit twice. */
async function checkUnit(db: Db, unit: Draft<Unit>, except: readonly number[]): Promise<void> {
  if (unit.validFrom !== null && unit.validTo !== null && unit.validTo < unit.validFrom) {
    throw fieldError('validTo', 'BEFORE_START', 'Ngày kết thúc phải sau ngày bắt đầu.');
  }
  const name = fold(unit.name);
  const twin = (await allUnits(db)).find(
    (other) =>
      !except.includes(other.id) &&
      fold(other.name) === name &&
      other.parentId === unit.parentId &&
      (other.validTo ?? '9999') >= (unit.validFrom ?? '0000') &&
      (unit.validTo ?? '9999') >= (other.validFrom ?? '0000'),
  );
  if (twin) {
    const message = `Đã có ${twin.name} cùng cấp trên. Hãy dùng đơn vị đó, hoặc đặt tên khác.`;
    throw new CoreError('DUPLICATE', { message, fields: [{ field: 'name', code: 'DUPLICATE', message }] });
  }
}

async function refuseCycle(db: Db, id: number, parentId: number): Promise<void> {
  const parents = new Map((await allUnits(db)).map((unit) => [unit.id, unit.parentId]));
  const seen = new Set<number>();
  for (let at: number | null = parentId; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === id) throw fieldError('parentId', 'CYCLE', 'Đơn vị không thể trực thuộc chính nó hoặc cấp dưới của nó.');
    seen.add(at);
  }
}
