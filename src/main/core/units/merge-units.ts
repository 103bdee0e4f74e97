import type { ParsedInputOf } from '#shared/contract/registry.ts';
import type { Unit } from '#shared/contract/units.ts';
import { addDays } from '#shared/text/partial-date.ts';
import { CoreError, fieldError } from '../core-error.ts';
import type { Db } from '../db/schema.ts';
import type { CommandContext } from '../operation.ts';
import { moveSessions, sessionsOfUnits } from '../sessions/move-sessions.ts';
import { loadSpeakersOfUnits, speakerKind } from '../speakers/speaker.repository.ts';
import { allUnits, unitKind } from './unit.repository.ts';
import { createUnit, requireUnit } from './unit.service.ts';

type MergeInput = ParsedInputOf<'units.merge'>;
type SplitInput = ParsedInputOf<'units.split'>;
type Target = MergeInput['into'];

export interface MoveCounts {
  speakers: number;
  /** Sessions on or after the day. */
  sessions: number;
  children: number;
  /** Units that are closed the day before. */
  closed: string[];
  /** What speaks against it: units closed already. */
  conflicts: string[];
}

/** What a merge will move; nothing is changed. */
export async function previewMerge(db: Db, input: MergeInput): Promise<MoveCounts> {
  return countMoves(db, await mergedUnits(db, input), input.date);
}

/**
 * Merges units into one on a date: they are closed the day before and remember where they went; the people, the
 * units below them and the sessions from that day on move. Records from before the date keep the unit they were made in.
 */
export async function mergeUnits(
  context: CommandContext,
  input: MergeInput,
): Promise<{ unit: Unit; moved: MoveCounts; changeId: number }> {
  const { db, changes } = context;
  changes.takeBackOnlyWhole();
  const from = await mergedUnits(db, input);
  const moved = await countMoves(db, from, input.date);
  refuseConflicts(moved);
  const ids = from.map(({ id }) => id);
  const into = await targetUnit(context, input.into, input.date, from);
  const speakers = await loadSpeakersOfUnits(db, ids);
  await changes.update(
    speakerKind,
    speakers.map((before) => ({ before, patch: { unitId: into.id } })),
  );
  const children = (await allUnits(db)).filter(
    (unit) => unit.parentId !== null && ids.includes(unit.parentId) && !ids.includes(unit.id) && unit.id !== into.id,
  );
  await changes.update(
    unitKind,
    children.map((before) => ({ before, patch: { parentId: into.id } })),
  );
  await moveSessions(context, { from: ids, to: into.id, date: input.date });
  await closeUnits(context, from, [into], input.date, 'merged');
  return { unit: await requireUnit(db, into.id), moved, changeId: await changes.begin() };
}

export async function previewSplit(db: Db, input: SplitInput): Promise<MoveCounts> {
  const from = await requireUnit(db, input.from, 'from');
  return countMoves(db, [from], input.date);
}

/** Splits a unit into parts on a date: it is closed the day before; its people go to the parts named, else to the first, as do
 * the sessions from that day on. */
export async function splitUnit(
  context: CommandContext,
  input: SplitInput,
): Promise<{ units: Unit[]; moved: MoveCounts; changeId: number }> {
  const { db, changes } = context;
  changes.takeBackOnlyWhole();
  const from = await requireUnit(db, input.from, 'from');
  const moved = await countMoves(db, [from], input.date);
  refuseConflicts(moved);
  const parts: Unit[] = [];
  for (const target of input.into) parts.push(await targetUnit(context, target, input.date, [from]));
  const [first] = parts;
  if (!first) throw fieldError('into', 'TOO_FEW', 'Hãy chọn ít nhất hai đơn vị mới.');
  const places = new Map(input.moves.map(({ speakerId, to }) => [speakerId, to]));
  const speakers = await loadSpeakersOfUnits(db, [from.id]);
  await changes.update(
    speakerKind,
    speakers.map((before) => ({ before, patch: { unitId: (parts[places.get(before.id) ?? 0] ?? first).id } })),
  );
  const children = (await allUnits(db)).filter((unit) => unit.parentId === from.id && !parts.includes(unit));
  await changes.update(
    unitKind,
    children.map((before) => ({ before, patch: { parentId: first.id } })),
  );
  await moveSessions(context, { from: [from.id], to: first.id, date: input.date });
  await closeUnits(context, [from], parts, input.date, 'split');
  const units: Unit[] = [];
  for (const part of parts) units.push(await requireUnit(db, part.id));
  return { units, moved, changeId: await changes.begin() };
}

async function mergedUnits(db: Db, input: MergeInput): Promise<Unit[]> {
  const intoId = 'id' in input.into ? input.into.id : undefined;
  const units: Unit[] = [];
  for (const id of new Set(input.from)) if (id !== intoId) units.push(await requireUnit(db, id, 'from'));
  if (units.length === 0) throw fieldError('from', 'TOO_FEW', 'Hãy chọn ít nhất một đơn vị khác để sáp nhập.');
  return units;
}

async function countMoves(db: Db, from: readonly Unit[], date: string): Promise<MoveCounts> {
  const ids = from.map(({ id }) => id);
  const speakers = await loadSpeakersOfUnits(db, ids);
  const children = (await allUnits(db)).filter((unit) => unit.parentId !== null && ids.includes(unit.parentId));
  return {
    speakers: speakers.length,
    sessions: (await sessionsOfUnits(db, ids, date)).length,
    children: children.length,
    closed: from.map(({ name }) => name),
    conflicts: from.filter((unit) => unit.validTo !== null).map((unit) => `${unit.name} đã đóng từ trước.`),
  };
}

function refuseConflicts({ conflicts }: MoveCounts): void {
  if (conflicts.length > 0) throw new CoreError('CONFLICT', { message: `${conflicts.join(' ')} Chưa có gì thay đổi.` });
}

async function targetUnit(context: CommandContext, target: Target, date: string, from: readonly Unit[]): Promise<Unit> {
  if ('id' in target) return requireUnit(context.db, target.id, 'into');
  const parentId = target.parentId ?? from[0]?.parentId ?? null;
  const { name, kind } = target;
  // What takes the place of a unit stands where that one stood in the office's order.
  const listOrder = from[0]?.listOrder ?? null;
  const unit = { name, kind, parentId, code: null, listOrder, validFrom: date, validTo: null, aliases: [] };
  return createUnit(
    context,
    unit,
    from.map(({ id }) => id),
  );
}

async function closeUnits(
  { db, changes }: CommandContext,
  from: readonly Unit[],
  into: readonly Unit[],
  date: string,
  kind: 'merged' | 'split',
): Promise<void> {
  const current = await unitKind.load(
    db,
    from.map(({ id }) => id),
  );
  await changes.update(
    unitKind,
    current.map((before) => ({
      before,
      patch: {
        validTo: addDays(date, -1),
        successors: [...before.successors, ...into.map(({ id }) => ({ unitId: id, date, kind }))],
      },
    })),
  );
}
