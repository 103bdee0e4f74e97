/** What the way through a host costs over calling the core directly, for the list that people open most. */
import { directDoor, httpDoor, ipcDoor } from '../support/doors.ts';
import { makeUnits, openTestCore } from '../support/test-core.ts';
import { inTurns, median, report } from './bench.ts';

const SPEAKERS = 2000;
const ROUNDS = 60;

const app = await openTestCore();
const { mar } = await makeUnits(app);
for (let index = 0; index < SPEAKERS; index += 1) {
  await app.call('speakers.create', { fullName: `Nguyễn Văn An ${index}`, unitId: mar, birthDate: '1985' });
}
const direct = directDoor(app.core);
const page = { search: 'nguyen an', pageSize: 200 };
for (const door of [ipcDoor(app.core), await httpDoor(app.core)]) {
  const { ours, bare } = await inTurns(
    ROUNDS,
    () => door.call('speakers.list', page),
    () => direct.call('speakers.list', page),
  );
  report(`speakers.list, 200 rows, through ${door.name}: median against dispatch`, median(ours) / median(bare), 'x');
  report(`speakers.list, 200 rows, through ${door.name}: more than dispatch`, median(ours) - median(bare), ' ms', 25);
  await door.close();
}
await direct.close();
await app.close();
