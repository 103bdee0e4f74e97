import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { errorMessages } from '#shared/contract/errors.ts';
import { CoreStartError } from './core/core-error.ts';
import { createCore } from './core/create-core.ts';
import { stackOf } from './hosting/answer-call.ts';
import { type RegisterPlace, registerPlace, rememberPlace } from './hosting/register-place.ts';
import { startHttpHost } from './http/http-host.ts';

/**
 * The loopback entry: the same application in a browser of this PC. `--port` or `PORT` sets the port; `--new-register`
 * starts a new one where the folder's register is away. The address, on a line by itself, is the first line of the
 * output; it opens the application once, and a new one is printed then.
 */

const root = (path: string) => new URL(`../../${path}`, import.meta.url);

/** What is said, instead of a stack, where the start fails for a reason that the person can mend. */
class StartRefusal extends Error {}

function parameters(): { port: number; newRegister: boolean } {
  const options = { port: { type: 'string' }, 'new-register': { type: 'boolean' } } as const;
  const { values } = parseArgs({ options, strict: true });
  const port = z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .safeParse(values.port ?? process.env.PORT ?? '0');
  if (!port.success) throw new StartRefusal('Cổng phải là số từ 0 đến 65535.');
  return { port: port.data, newRegister: values['new-register'] ?? false };
}

/** A terminal has no buttons: what the dialog of the desktop offers is said as commands. */
function awayMessage(folder: string): string {
  return [
    errorMessages.DATA_FOLDER_AWAY,
    `Thư mục dữ liệu: ${folder}`,
    'Sổ ở thư mục khác: đặt SBCV_DATA là thư mục đó. Bắt đầu sổ mới, trống, ở thư mục này: thêm --new-register.',
  ].join('\n');
}

/** Where a register is beside the one chosen instead, the folder that somebody names is the answer. */
function settle(place: RegisterPlace): RegisterPlace {
  if (!place.doubtful) return place;
  if (process.env.SBCV_DATA) return { ...place, folder: place.configured };
  throw new StartRefusal(
    [
      'Có hai sổ, chưa rõ mở sổ nào. Chưa có gì thay đổi.',
      `Sổ đang dùng: ${place.folder}`,
      `Sổ cũ, nay đã có lại: ${place.configured}`,
      'Hãy đặt SBCV_DATA là thư mục của sổ muốn mở.',
    ].join('\n'),
  );
}

function describeFailure(failure: unknown): unknown {
  if (failure instanceof CoreStartError) return `${failure.code}: ${failure.message}`;
  if (failure instanceof StartRefusal) return failure.message;
  const code = failure instanceof Error && 'code' in failure ? failure.code : undefined;
  if (code === 'EADDRINUSE') return 'Cổng đã có chương trình khác dùng: hãy chọn cổng khác.';
  if (code === 'EACCES') return 'Hệ thống không cho dùng cổng này: hãy chọn cổng lớn hơn 1024.';
  return failure;
}

async function serve(): Promise<void> {
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(root('package.json'), 'utf8')));
  const { port, newRegister } = parameters();
  const place = settle(registerPlace());
  const { folder } = place;
  if (place.away && !newRegister) throw new StartRefusal(`DATA_FOLDER_AWAY: ${awayMessage(folder)}`);
  const core = await createCore({
    dataFolder: folder,
    appVersion: version,
    automaticBackups: true,
    openDamaged: true,
    ...(process.env.SBCV_PASSWORD ? { password: process.env.SBCV_PASSWORD } : {}),
  });
  await rememberPlace(place).catch((error: unknown) => core.log.error('place not noted', { stack: stackOf(error) }));
  const host = await startHttpHost({
    core,
    version,
    port,
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
  console.error(describeFailure(failure));
  process.exitCode = 1;
});
