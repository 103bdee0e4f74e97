import type { Payments } from '#shared/contract/fees.ts';
import { rateFor } from '#shared/contract/fees.ts';
import type { ParsedInputOf } from '#shared/contract/registry.ts';
import { moneyWords } from '#shared/text/number-words.ts';
import { nameSortKey } from '#shared/text/sort-key.ts';
import { fold } from '#shared/text/vietnamese.ts';
import { fieldError } from '../core-error.ts';
import type { Db } from '../db/schema.ts';
import type { CommandContext, QueryContext } from '../operation.ts';
import { type StoredSession, sessionKind, speakerNames } from '../sessions/session.repository.ts';
import { findSessionIds } from '../sessions/session-list.ts';
import { allFeeRates } from './fee-rate.repository.ts';

type Span = ParsedInputOf<'payments.list'>;
type Item = Payments['items'][number];

async function heldSessions(db: Db, { period, unitId }: Span, today: string): Promise<StoredSession[]> {
  const { from, to } = period;
  if (to < from) throw fieldError('period.to', 'BEFORE_START', 'Ngày cuối không thể trước ngày đầu.');
  const filter = { from, to, status: ['held' as const], hasSpeakers: true, ...(unitId ? { unitId: [unitId] } : {}) };
  const sessions = await sessionKind.load(db, await findSessionIds(db, { filter }, today));
  return sessions.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id - b.id));
}

/** Who spoke at sessions held in a span of days, by given name, with what is due to each. */
export async function listPayments({ db, today }: QueryContext, span: Span): Promise<Payments> {
  const sessions = await heldSessions(db, span, today);
  const speakers = await speakerNames(
    db,
    sessions.flatMap((session) => session.speakers.flatMap(({ speakerId }) => speakerId ?? [])),
  );
  const units = new Map(
    (await db.selectFrom('unit').select(['id', 'name']).execute()).map(({ id, name }) => [id, name]),
  );
  const items = new Map<string, Item>();
  let missing = 0;
  for (const session of sessions) {
    const unit = units.get(session.unitId) ?? '';
    const counted = new Set<string>();
    for (const { speakerId, name, role, fee } of session.speakers) {
      // A name that is not linked is one person within a unit, and another elsewhere.
      const key = speakerId === null ? `${fold(name)} ${session.unitId}` : String(speakerId);
      const registered = speakers.get(speakerId ?? 0);
      const blank = { speakerId, position: registered?.position ?? null, sessions: 0, amount: 0, lines: [] };
      const item = items.get(key) ?? { ...blank, name: registered?.name ?? name, unit: registered?.unit ?? unit };
      items.set(key, item);
      if (!counted.has(key)) item.sessions += session.count;
      counted.add(key);
      item.amount += fee ?? 0;
      if (fee === null) missing += 1;
      const { id: sessionId, date, topic, count } = session;
      item.lines.push({ sessionId, date, topic, unit, role, count, fee });
    }
  }
  const sorted = [...items.values()]
    .map((item) => ({ item, key: nameSortKey(item.name) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ item }) => item);
  const amount = sorted.reduce((sum, item) => sum + item.amount, 0);
  return {
    items: sorted,
    sessions: sorted.reduce((sum, item) => sum + item.sessions, 0),
    amount,
    words: moneyWords(amount),
    missing,
  };
}

/** Enters the rates of the day where a speaker has no fee yet: for each session that the line stands for. */
export async function fillFees(
  { db, changes, today }: CommandContext,
  span: ParsedInputOf<'payments.fill'>,
): Promise<{ filled: number; changeId: number | null }> {
  const rates = await allFeeRates(db);
  let filled = 0;
  const patches = (await heldSessions(db, span, today)).map((before) => {
    const speakers = before.speakers.map((speaker) => {
      if (speaker.fee !== null) return speaker;
      const rate = rateFor(rates, { kind: before.kind, role: speaker.role, date: before.date });
      if (!rate) return speaker;
      filled += 1;
      return { ...speaker, fee: rate.amount * before.count };
    });
    return { before, patch: { speakers } };
  });
  await changes.update(sessionKind, patches);
  return { filled, changeId: changes.changeId ?? null };
}
