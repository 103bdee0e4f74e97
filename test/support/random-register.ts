import type { InputOf } from '#shared/contract/registry.ts';
import type { TestCore } from './test-core.ts';

/**
 * A random register together with what it was made from, so that tests can count in plain loops, without any of the
 * product's queries. Days lie at the edges of periods more often than not.
 */

export interface MadeSpeaker {
  /** First day of recognition; null: on the list without a decision. */
  joined: string | null;
  /** First day on which it no longer holds. */
  left: string | null;
  female: boolean;
  minority: boolean;
  party: boolean;
  grassroots: boolean;
  removed: boolean;
  unit: number;
}
export type MadeSession = InputOf<'sessions.create'> & { removed: boolean; held: boolean };
export interface MadeCommendation {
  kind: 'individual' | 'collective';
  type: 'award' | 'title';
  granted: boolean;
  removed: boolean;
  date: string;
  /** A person's is that of the person. */
  unit: number;
}

export interface RandomRegister {
  units: number[];
  speakers: MadeSpeaker[];
  sessions: MadeSession[];
  commendations: MadeCommendation[];
}

/** A small deterministic generator (mulberry32): the same seed gives the same register. */
export function randomOf(seed: number): {
  below(n: number): number;
  pick<T>(items: readonly T[]): T;
  chance(share: number): boolean;
} {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    below: (n) => Math.floor(next() * n),
    pick: (items) => items[Math.floor(next() * items.length)] as (typeof items)[number],
    chance: (share) => next() < share,
  };
}

const EDGES = [
  '2022-12-14',
  '2022-12-15',
  '2023-06-14',
  '2023-06-15',
  '2023-09-14',
  '2023-09-15',
  '2023-12-14',
  '2023-12-15',
  '2023-12-31',
  '2024-01-01',
  '2024-03-14',
  '2024-03-15',
  '2024-03-31',
  '2024-06-14',
  '2024-06-15',
  '2024-06-30',
  '2024-07-01',
  '2024-09-14',
  '2024-09-15',
  '2024-09-30',
  '2024-10-01',
  '2024-12-14',
  '2024-12-15',
] as const;

export async function fillRandomly({ call }: TestCore, units: number[], seed: number): Promise<RandomRegister> {
  const random = randomOf(seed);
  const someDay = (): string =>
    random.chance(0.6)
      ? random.pick(EDGES)
      : new Date(Date.UTC(2022, 11, 1) + random.below(760) * 86_400_000).toISOString().slice(0, 10);
  const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

  const speakers: MadeSpeaker[] = [];
  const live: { id: number; unit: number }[] = [];
  for (let i = 0; i < 60; i += 1) {
    const joined = random.chance(0.8) ? someDay() : null;
    const later = someDay();
    const left = joined !== null && random.chance(0.5) && later > joined ? later : null;
    const made: MadeSpeaker = {
      joined,
      left,
      female: random.chance(0.5),
      minority: random.chance(0.4),
      party: random.chance(0.5),
      grassroots: random.chance(0.6),
      removed: random.chance(0.1),
      unit: random.pick(units),
    };
    const expires = random.chance(0.5);
    const { id } = await call('speakers.create', {
      fullName: `Người thứ ${i}`,
      unitId: made.unit,
      gender: made.female ? 'female' : 'male',
      ethnicity: made.minority ? 'Xơ Đăng' : random.pick(['Kinh', null]),
      partyMember: made.party,
      category: made.grassroots ? 'grassroots' : 'commune',
      recognition: [
        ...(joined === null ? [] : [{ from: joined, ...(left !== null && expires ? { to: dayBefore(left) } : {}) }]),
        ...(left !== null && !expires ? [{ kind: 'dismissed' as const, decisionDate: left }] : []),
      ],
    });
    if (made.removed) await call('speakers.remove', { id });
    else live.push({ id, unit: made.unit });
    speakers.push(made);
  }

  const sessions: MadeSession[] = [];
  for (let i = 0; i < 150; i += 1) {
    const audience = random.below(300);
    const status = random.pick(['held', 'held', 'held', 'planned', 'cancelled'] as const);
    const input: InputOf<'sessions.create'> = {
      unitId: random.pick(units),
      date: someDay(),
      status,
      kind: random.pick(['speakers-conference', 'talk', 'training', 'integrated'] as const),
      format: random.pick(['in-person', 'online', 'hybrid'] as const),
      count: random.chance(0.3) ? 1 + random.below(12) : 1,
      audience: random.chance(0.1) ? null : audience,
      audienceFemale: random.chance(0.2) ? null : random.below(audience + 1),
      audienceMinority: random.chance(0.2) ? null : random.below(audience + 1),
      cost: random.chance(0.4) ? null : random.below(40) * 50_000,
      documents: Array.from({ length: random.below(3) }, (_, n) => ({
        title: `Đề cương ${n}`,
        copies: random.below(90),
      })),
    };
    // A null whole cannot have parts.
    if (input.audience === null) Object.assign(input, { audienceFemale: null, audienceMinority: null });
    const removed = random.chance(0.1);
    const { id } = await call('sessions.create', input);
    if (removed) await call('sessions.remove', { id });
    sessions.push({ ...input, removed, held: status === 'held' });
  }

  const commendations: MadeCommendation[] = [];
  for (let i = 0; i < 50; i += 1) {
    const kind = random.pick(['individual', 'collective'] as const);
    const type = random.pick(['award', 'title'] as const);
    const forms = { individual: 'lao-dong-tien-tien', collective: 'tap-the-lao-dong-tien-tien' } as const;
    const grant = {
      kind,
      type,
      granted: random.chance(0.8),
      removed: random.chance(0.1),
      date: someDay(),
    };
    const person = kind === 'individual' ? random.pick(live) : undefined;
    const made: MadeCommendation = { ...grant, unit: person?.unit ?? random.pick(units) };
    const { id } = await call('commendations.create', {
      ...(person ? { speakerId: person.id } : { subjectKind: 'collective', unitId: made.unit }),
      form: type === 'award' ? 'giay-khen' : forms[kind],
      level: 'district',
      decisionNumber: `${i}/QĐ`,
      decisionDate: made.date,
      stage: made.granted ? 'granted' : 'submitted',
    });
    if (made.removed) await call('commendations.remove', { id });
    commendations.push(made);
  }
  return { units, speakers, sessions, commendations };
}

/** Counts the indicators of a range of days in plain loops over what the register was made from. */
export function countPlainly(register: RandomRegister, from: string, to: string): Record<string, number> {
  const count: Record<string, number> = Object.fromEntries(
    [
      'speakers_total speakers_female speakers_minority speakers_party speakers_grassroots speakers_joined speakers_left',
      'sessions_total sessions_in_person sessions_online sessions_hybrid audience_total audience_female audience_minority',
      'trainings_total trainings_audience documents_total documents_copies',
      'commendations_individual commendations_collective titles_total cost_total',
    ].flatMap((names) => names.split(' ').map((name) => [name, 0])),
  );
  const add = (name: string, by = 1): void => {
    count[name] = (count[name] ?? Number.NaN) + by;
  };
  for (const speaker of register.speakers) {
    if (speaker.removed) continue;
    if (speaker.joined !== null && speaker.joined >= from && speaker.joined <= to) add('speakers_joined');
    if (speaker.left !== null && speaker.left >= from && speaker.left <= to) add('speakers_left');
    if (speaker.joined !== null && speaker.joined > to) continue;
    if (speaker.left !== null && speaker.left <= to) continue;
    add('speakers_total');
    if (speaker.female) add('speakers_female');
    if (speaker.minority) add('speakers_minority');
    if (speaker.party) add('speakers_party');
    if (speaker.grassroots) add('speakers_grassroots');
  }
  for (const session of register.sessions) {
    if (session.removed || !session.held || session.date < from || session.date > to) continue;
    const lines = session.count ?? 1;
    add('sessions_total', lines);
    add(`sessions_${(session.format ?? '').replace('-', '_')}`, lines);
    add('audience_total', session.audience ?? 0);
    add('audience_female', session.audienceFemale ?? 0);
    add('audience_minority', session.audienceMinority ?? 0);
    if (session.kind === 'training') {
      add('trainings_total', lines);
      add('trainings_audience', session.audience ?? 0);
    }
    for (const { copies } of session.documents ?? []) {
      add('documents_total');
      add('documents_copies', copies ?? 0);
    }
    add('cost_total', session.cost ?? 0);
  }
  for (const { removed, granted, date, kind, type } of register.commendations) {
    if (removed || !granted || date < from || date > to) continue;
    if (type === 'title') add('titles_total');
    else add(`commendations_${kind}`);
  }
  return count;
}
