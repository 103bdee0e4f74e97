/**
 * The command line: one operation a call, JSON in, JSON out.
 *
 *     SBCV_DATA=<folder> npm run --silent cli -- <operation> '<json>'
 *
 * `SBCV_PASSWORD` opens the register or, where the folder is empty, becomes its password.
 *
 * Prints the value and exits 0, or prints `{"error":{code,message,…}}` on standard error and exits 1.
 */
import { enableCompileCache } from 'node:module';

// Compiled code is kept between calls, which halves what a call costs; it must be on before the program is loaded.
enableCompileCache();
const { runCli } = await import('./cli-call.ts');
process.exitCode = await runCli(process.argv.slice(2));
