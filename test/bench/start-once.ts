/** Opens a register once and reads the first page of its list: by the core, or bare. Prints the time as JSON. */
const [, , what = '', path = '', folder = ''] = process.argv;

async function startCore(): Promise<number> {
  const { createCore } = await import('#main/core/create-core.ts');
  const start = performance.now();
  const core = await createCore({ dataFolder: path });
  const result = await core.dispatch({ operation: 'speakers.list', input: { pageSize: 100 } });
  const ms = performance.now() - start;
  if (!result.ok) throw new Error(result.error.code);
  return ms;
}

async function startBare(): Promise<number> {
  const { openRaw } = await import('../support/raw-register.ts');
  const start = performance.now();
  const database = openRaw(folder, path);
  database.pragma('journal_mode = WAL');
  const rows = database
    .prepare(
      `select speaker.*, unit.name as unit from speaker join unit on unit.id = speaker."unitId"
       where speaker."deletedAt" is null order by speaker."sortKey", speaker.id limit 100`,
    )
    .all();
  const ms = performance.now() - start;
  if (rows.length !== 100) throw new Error('no page');
  return ms;
}

const ms = what === 'core' ? await startCore() : await startBare();
process.stdout.write(JSON.stringify({ ms }));
process.exit();

export {};
