/**
 * What encryption costs: the register with 100,000 speakers, once encrypted as always and once plain, through the same
 * code. Warm list and search, an import of 5,000 records in one transaction, the first page after opening, a backup
 * against copying the same bytes.
 */
import { copyFile, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '#main/core/db/open-database.ts';
import { dice, madeUpSpeaker } from '#main/core/sample/made-up-people.ts';
import { speakerKind } from '#main/core/speakers/speaker.repository.ts';
import { listSpeakers } from '#main/core/speakers/speaker-list.ts';
import { openKeyOf, openRaw } from '../support/raw-register.ts';
import { makeFolder, openTestCore } from '../support/test-core.ts';
import { inTurns, median, report } from './bench.ts';
import { makeLargeRegister } from './large-register.ts';

const SPEAKERS = 100_000;
const IMPORTED = 5000;
const LIMIT = 1.25;
const today = '2026-11-22';

const folder = await makeFolder();
const file = await makeLargeRegister(folder, SPEAKERS);
const plainFile = join(folder, 'plain.db');
await copyFile(file, plainFile);
const raw = openRaw(folder, plainFile);
raw.pragma('journal_mode = DELETE');
raw.pragma("rekey = ''");
raw.close();

const key = openKeyOf(folder);
const beforeMigration = async (): Promise<void> => undefined;
const openEncrypted = () => openDatabase({ file, key, beforeMigration });
const openPlain = () => openDatabase({ file: plainFile, key: null, beforeMigration });
type Opened = Awaited<ReturnType<typeof openEncrypted>>;

const first = (opened: Opened) => listSpeakers(opened.db, { page: 1, pageSize: 100 }, today);
const cold = await inTurns(
  7,
  async () => {
    const opened = await openEncrypted();
    await first(opened);
    await opened.close();
  },
  async () => {
    const opened = await openPlain();
    await first(opened);
    await opened.close();
  },
);
report('cold: open and first page, encrypted', median(cold.ours), ' ms');
report('cold: open and first page against plain', median(cold.ours) / median(cold.bare), 'x');

const encrypted = await openEncrypted();
const plain = await openPlain();
const searches = ['nguyen an', 'tran van', 'le thi', 'pham binh', 'thu ha', 'dak ui hoang'];
const search = (opened: Opened, round: number) =>
  listSpeakers(opened.db, { search: searches[round % searches.length] ?? '', page: 1, pageSize: 100 }, today);
for (const opened of [encrypted, plain]) for (const [round] of searches.entries()) await search(opened, round);
const list = await inTurns(
  80,
  () => first(encrypted),
  () => first(plain),
);
report('warm: first page against plain', median(list.ours) / median(list.bare), 'x', LIMIT);
const found = await inTurns(
  60,
  (round) => search(encrypted, round),
  (round) => search(plain, round),
);
report('warm: search against plain', median(found.ours) / median(found.bare), 'x', LIMIT);

const roll = dice(11);
const meta = { createdAt: `${today}T00:00:00.000Z`, updatedAt: `${today}T00:00:00.000Z`, deletedAt: null, version: 1 };
const people = Array.from({ length: IMPORTED * 8 }, (_, index) => ({
  ...madeUpSpeaker(roll, 2, index % 1000),
  ...meta,
  id: SPEAKERS + 1 + index,
  mergedIntoId: null,
}));
const insert = (opened: Opened, round: number) =>
  opened.db
    .transaction()
    .execute((trx) => speakerKind.insert(trx, people.slice(round * IMPORTED, (round + 1) * IMPORTED)));
const imported = await inTurns(
  8,
  (round) => insert(encrypted, round),
  (round) => insert(plain, round),
);
report(`import of ${IMPORTED} records against plain`, median(imported.ours) / median(imported.bare), 'x', LIMIT);
await encrypted.close();
await plain.close();

const app = await openTestCore({ folder });
const copies = join(folder, 'copy.db');
const target = join(folder, 'backup.sbcv');
const backups = await inTurns(
  3,
  () => app.call('backup.create', { file: app.core.files.registerWrite(target) }),
  async () => {
    await copyFile(file, copies);
    const handle = await open(copies, 'r+');
    await handle.sync();
    await handle.close();
  },
);
report('database', (await stat(file)).size / 1_048_576, ' MB');
report('backup, checked and read back', median(backups.ours), ' ms');
report('backup against copying the same bytes', median(backups.ours) / median(backups.bare), 'x');
const restores = await inTurns(
  2,
  () => app.call('backup.restore', { file: app.core.files.registerRead(target) }),
  () => copyFile(file, copies),
);
report('restore, with the backup before it', median(restores.ours), ' ms');
await app.close();
await rm(folder, { recursive: true, force: true });
