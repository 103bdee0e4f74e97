import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { CoreStartError } from './core/core-error.ts';
import { createCore } from './core/create-core.ts';
import { dataFolder } from './hosting/data-folder.ts';
import { startHttpHost } from './http/http-host.ts';

/**
 * The loopback entry: the same application in a browser of this PC. `--port` or `PORT` sets the port. The address, on
 * a line by itself, is the first line of the output; it opens the application once, and a new one is printed then.
 */

const root = (path: string) => new URL(`../../${path}`, import.meta.url);

function chosenPort(): number {
  const { values } = parseArgs({ options: { port: { type: 'string' } }, strict: true });
  return z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .parse(values.port ?? process.env.PORT ?? '0');
}

async function serve(): Promise<void> {
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(root('package.json'), 'utf8')));
  const folder = dataFolder();
  const core = await createCore({
    dataFolder: folder,
    appVersion: version,
    automaticBackups: true,
    ...(process.env.SBCV_PASSWORD ? { password: process.env.SBCV_PASSWORD } : {}),
  });
  const host = await startHttpHost({
    core,
    version,
    port: chosenPort(),
    rendererFolder: fileURLToPath(root('out/renderer')),
    onNewAddress: (address) => console.log(`Mở thêm một cửa sổ: ${address}`),
  }).catch(async (failure: unknown) => {
    await core.close();
    throw failure;
  });

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await host.close();
    await core.close();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('SIGHUP', stop);

  console.log(host.address);
  console.log(`Sổ Báo Cáo Viên ${version}. Dữ liệu: ${folder}. Nhấn Ctrl+C để dừng.`);
}

serve().catch((failure: unknown) => {
  if (failure instanceof CoreStartError) console.error(`${failure.code}: ${failure.message}`);
  else console.error(failure);
  process.exitCode = 1;
});
