import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ChangeRecorder } from '#main/core/changes/change-recorder.ts';
import type { Draft } from '#main/core/changes/record-kind.ts';
import { WaitingRecords } from '#main/core/changes/waiting-records.ts';
import { type OpenDatabase, openDatabase } from '#main/core/db/open-database.ts';
import type { Database, Db } from '#main/core/db/schema.ts';
import { type StoredSpeaker, speakerKind } from '#main/core/speakers/speaker.repository.ts';
import { unitKind } from '#main/core/units/unit.repository.ts';

const AT = '2026-11-22T03:00:00.000Z';
/** More than one statement inserts. */
const MANY = 1203;

function draftOf(index: number): Draft<StoredSpeaker> {
  const recognised = index % 3 === 0;
  return {
    fullName: `Nguyễn Thị Ánh ${index}`,
    gender: index % 2 === 0 ? 'female' : null,
    birthDate: '1980-05-01',
    ethnicity: 'Xơ Đăng',
    nationalId: String(index).padStart(12, '0'),
    phone: null,
    email: null,
    position: index % 5 === 0 ? 'Phó Bí thư “Đảng uỷ”' : null,
    workplace: null,
    unitId: 1,
    village: null,
    partyMember: index % 4 === 0 ? null : index % 4 === 1,
    education: null,
    educationLevel: null,
    politicalTheory: null,
    languages: index % 7 === 0 ? ['Xơ Đăng', 'Ba Na'] : [],
    category: 'commune',
    recognition: recognised
      ? [
          {
            kind: 'recognised',
            decisionNumber: `${index}/QĐ-UBND`,
            decisionDate: '2020-01-02',
            issuer: null,
            from: '2020-01-02',
            to: index % 6 === 0 ? '2024-12-31' : null,
            reason: null,
          },
        ]
      : [],
    topics: [],
    notes: null,
    mergedIntoId: null,
  };
}

/** In one change, as a command makes them. */
function makeIn<T>(db: Kysely<Database>, make: (changes: ChangeRecorder, trx: Db) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (trx) => {
    const author = { clerkId: null, clerkName: 'Lan' };
    const changes = new ChangeRecorder(trx, { author, operation: 'imports.apply', correlationId: 'c', at: AT });
    const made = await make(changes, trx);
    await changes.finish();
    return made;
  });
}

async function openRegister(): Promise<OpenDatabase> {
  const opened = await openDatabase({ file: ':memory:', key: null, beforeMigration: async () => undefined });
  const unit = {
    name: 'Xã Đăk Mar',
    kind: 'commune-xa',
    code: null,
    parentId: null,
    validFrom: null,
    validTo: null,
  } as const;
  await makeIn(opened.db, (changes) =>
    changes.create(unitKind, [{ ...unit, aliases: [], successors: [], listOrder: null }]),
  );
  return opened;
}

/** All rows of speakers; those of the audit trail by record, since they may be written in parts. */
async function contentOf({ db }: OpenDatabase): Promise<unknown> {
  const trail = await db.selectFrom('changeRow').selectAll().orderBy('entityId').orderBy('entity').execute();
  return {
    speakers: await db.selectFrom('speaker').selectAll().orderBy('id').execute(),
    statuses: await db.selectFrom('speakerStatus').selectAll().orderBy('speakerId').orderBy('fromDate').execute(),
    changes: await db.selectFrom('change').selectAll().execute(),
    trail: trail.map(({ id: _, ...row }) => row),
    sequences: await db.selectFrom('idSequence').selectAll().orderBy('name').execute(),
  };
}

async function waitingIn({ db }: OpenDatabase): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from temp."waiting_speaker"`.execute(db);
  return rows[0]?.count ?? Number.NaN;
}

describe('records that wait', () => {
  let opened: OpenDatabase;
  let waiting: WaitingRecords<StoredSpeaker>;
  const drafts = Array.from({ length: MANY }, (_, index) => draftOf(index));
  beforeEach(async () => {
    opened = await openRegister();
    waiting = new WaitingRecords(speakerKind, speakerKind.tables ?? []);
  });
  afterEach(() => opened.close());

  /** What a register holds in which nothing waited. */
  const plainly = async (some: readonly Draft<StoredSpeaker>[]): Promise<unknown> => {
    const other = await openRegister();
    await makeIn(other.db, (changes) => changes.create(speakerKind, some));
    const content = await contentOf(other);
    await other.close();
    return content;
  };

  test('become the records, rows and audit trail that drafts become', async () => {
    await waiting.add(opened.db, drafts);
    const made = await makeIn(opened.db, (changes) => changes.create(speakerKind, drafts, waiting));
    expect(await contentOf(opened)).toEqual(await plainly(drafts));
    const stored = await speakerKind.load(
      opened.db,
      made.map(({ id }) => id),
    );
    expect(made).toEqual(stored);
  });

  test('may be some of the drafts, in any order, some of them left out', async () => {
    await waiting.add(opened.db, drafts.slice(100, 900));
    const chosen = [...drafts.slice(600), ...drafts.slice(0, 500)].filter((_, index) => index % 4 !== 1);
    expect(waiting.runsOf(chosen).some(({ from }) => from === undefined)).toBe(true);
    expect(waiting.runsOf(chosen).some(({ from }) => from !== undefined)).toBe(true);
    await makeIn(opened.db, (changes) => changes.create(speakerKind, chosen, waiting));
    expect(await contentOf(opened)).toEqual(await plainly(chosen));
  });

  test('go on waiting where the change that makes them is rolled back', async () => {
    await waiting.add(opened.db, drafts);
    const before = await contentOf(opened);
    const stop = new Error('the disk is full');
    const making = makeIn(opened.db, async (changes) => {
      await changes.create(speakerKind, drafts, waiting);
      throw stop;
    });
    await expect(making).rejects.toBe(stop);
    expect(await contentOf(opened)).toEqual(before);
    await makeIn(opened.db, (changes) => changes.create(speakerKind, drafts, waiting));
    expect(await contentOf(opened)).toEqual(await plainly(drafts));
  });

  test('are not said to be made where their rows are gone', async () => {
    await waiting.add(opened.db, drafts);
    await sql`delete from temp."waiting_speaker" where id = 700`.execute(opened.db);
    const before = await contentOf(opened);
    const making = makeIn(opened.db, (changes) => changes.create(speakerKind, drafts, waiting));
    await expect(making).rejects.toMatchObject({ code: 'UNEXPECTED' });
    expect(await contentOf(opened)).toEqual(before);
  });

  test('wait again where the change that dropped them is rolled back', async () => {
    await waiting.add(opened.db, drafts);
    const stop = new Error('a locked period');
    const making = makeIn(opened.db, async (changes, trx) => {
      await changes.create(speakerKind, drafts, waiting);
      await waiting.drop(trx);
      throw stop;
    });
    await expect(making).rejects.toBe(stop);
    await makeIn(opened.db, (changes) => changes.create(speakerKind, drafts, waiting));
    expect(await contentOf(opened)).toEqual(await plainly(drafts));
  });

  test('are drafts like any others once another set waits, or they are given up', async () => {
    await waiting.add(opened.db, drafts);
    waiting.end();
    const next = new WaitingRecords(speakerKind, speakerKind.tables ?? []);
    await next.add(opened.db, drafts.slice(0, 10));
    expect(await waitingIn(opened)).toBe(10);
    // Too late: its set has ended.
    await waiting.add(opened.db, drafts);
    expect(await waitingIn(opened)).toBe(10);
    await makeIn(opened.db, (changes) => changes.create(speakerKind, drafts, waiting));
    expect(await contentOf(opened)).toEqual(await plainly(drafts));
    await next.drop(opened.db);
    await expect(waitingIn(opened)).rejects.toThrow('no such table');
  });
});
