/**
 * `npm start`: the desktop application; where Electron's binary cannot be had, or there is no screen to show it on, the
 * same application on loopback. `npm run serve` (`--loopback`): on loopback. Other parameters go to the application.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { obtainElectron } from './electron-binary.ts';
import { ensureBuilt, projectFolder } from './ensure-built.ts';

const parameters = process.argv.slice(2).filter((parameter) => parameter !== '--loopback');
const loopback = process.argv.includes('--loopback');

/** Runs the application in this terminal and ends as it ends; signals go on to it. */
function run(command: string, args: string[]): void {
  const child = spawn(command, args, { cwd: projectFolder, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? (signal ? 1 : 0);
  });
}

function hasScreen(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

ensureBuilt();
const electron = loopback || !hasScreen() ? undefined : await obtainElectron();
if (electron) run(electron, [projectFolder, ...parameters]);
else {
  if (!loopback) {
    const reason = hasScreen() ? 'Không có Electron trên máy này và không tải về được' : 'Máy này không có màn hình';
    console.log(`${reason}: mở bằng trình duyệt theo địa chỉ dưới đây.`);
  }
  run(process.execPath, [join(projectFolder, 'out', 'main', 'serve.js'), ...parameters]);
}
