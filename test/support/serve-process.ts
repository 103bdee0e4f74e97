import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectFolder } from '../../scripts/ensure-built.ts';

export interface ServeProcess {
  /** The address with the launch secret, as printed. */
  address: string;
  origin: string;
  process: ChildProcess;
  /** Stops it as Ctrl+C does, and gives its exit code. */
  stop(): Promise<number | null>;
  /** Kills it as a power cut does. */
  kill(): Promise<void>;
}

/** What this PC remembers of a run's registers lies with the run, and goes with it. */
export function ownFolderEnv(folder: string): NodeJS.ProcessEnv {
  return { XDG_STATE_HOME: join(folder, 'may-nay'), LOCALAPPDATA: join(folder, 'may-nay') };
}

/** Starts the built loopback host on a data folder. Rejects with what it printed where it does not start. */
export async function startServeProcess(
  dataFolder: string,
  env: NodeJS.ProcessEnv = {},
  parameters: string[] = [],
): Promise<ServeProcess> {
  const child = spawn(process.execPath, [join(projectFolder, 'out', 'main', 'serve.js'), ...parameters], {
    env: { ...process.env, ...ownFolderEnv(dataFolder), PORT: '0', ...env, SBCV_DATA: dataFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const address = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      if (/^http:\/\/\S+$/.test(line)) resolve(line);
    });
    void once(child, 'close').then(() => reject(new Error(`The host did not start: ${errors}`)));
  });
  return {
    address,
    origin: new URL(address).origin,
    process: child,
    async stop() {
      child.kill('SIGTERM');
      return (await ended)[0];
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
