import { z } from 'zod';
import { fileTokenSchema, nothing } from './common.ts';
import type { OperationResult } from './errors.ts';
import type { CoreEvent } from './events.ts';

/**
 * What the host around the core does for a renderer: dialogs, printing, the way out to other programs. These go
 * through the same two functions as operations (`invoke`, `subscribe`), under names that begin with `host.`, and are
 * parsed as strictly. Where a host leaves a matter to the page (a browser prints by itself), it answers
 * `handled: false`, and the page does it.
 */

interface HostFunctionContract<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly input: I;
  readonly output: O;
}

function hostFunction<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): HostFunctionContract<I, O> {
  return { input, output };
}

/** What a dialog offers: `{name: 'Sổ tính Excel', extensions: ['xlsx']}`; endings without the dot. */
export const fileFilterSchema = z.strictObject({
  name: z.string().min(1).max(80),
  extensions: z
    .array(z.string().regex(/^[a-z0-9]{1,10}$/))
    .min(1)
    .max(20),
});
export type FileFilter = z.output<typeof fileFilterSchema>;

/** The name under which a new file is offered: a name, never a path. */
export const fileNameSchema = z
  .string()
  .min(1)
  .max(150)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here.
  .refine((name) => !/[\u0000-\u001f\u007f<>:"/\\|?*]/.test(name) && !/^\.+$/.test(name), {
    message: 'Tên tệp không được có ký tự \\ / : * ? " < > |',
  });

const filters = z.array(fileFilterSchema).max(10).default([]);
const title = z.string().max(120).optional();
const handled = z.object({ handled: z.boolean() });

/** A file that a person chose, or that was uploaded: what it is called, and the token that operations take. */
export const chosenFileSchema = z.object({ token: fileTokenSchema, name: z.string() });
export type ChosenFile = z.output<typeof chosenFileSchema>;

/** The largest file that a page may hand over: a backup with its attachments is the longest. */
export const MAX_UPLOAD_BYTES = 512 * 1024 * 1024;

export const hostContract = {
  'host.info': hostFunction(nothing, z.object({ kind: z.enum(['electron', 'http']), version: z.string() })),
  /** Asks the task that was called with this correlation id to stop; false where it is over. */
  'host.cancel': hostFunction(
    z.strictObject({ correlationId: z.string().min(1).max(64) }),
    z.object({ cancelled: z.boolean() }),
  ),
  /** Asks for a file to read. `file` is null where the person cancelled. */
  'host.chooseOpen': hostFunction(
    z.strictObject({ title, filters }),
    z.object({ handled: z.boolean(), file: chosenFileSchema.nullable() }),
  ),
  /** The backup that was opened from outside (a double click), once; a page asks at its start and after `opened`. */
  'host.takeOpened': hostFunction(nothing, z.object({ file: chosenFileSchema.nullable() })),
  /**
   * Asks for a folder, for the one setting that is a folder and that the page shows anyway. Where the host cannot ask
   * (a browser), the person types it.
   */
  'host.chooseFolder': hostFunction(
    z.strictObject({ title }),
    z.object({ handled: z.boolean(), folder: z.string().nullable() }),
  ),
  /**
   * Asks where a new file goes. With `download`, the file is made in the host's temporary folder and the page offers
   * it for download when it is written.
   */
  'host.chooseSave': hostFunction(
    z.strictObject({ title, filters, suggestedName: fileNameSchema }),
    z.object({ file: chosenFileSchema.extend({ download: z.boolean() }).nullable() }),
  ),
  /** Opens an address in the browser or the mail program: https and mailto only, else `FORBIDDEN`. */
  'host.openExternal': hostFunction(z.strictObject({ url: z.string().max(2000) }), handled),
  /**
   * Opens a copy that an operation made to be looked at (`documents.file`) in the system's own viewer. `FORBIDDEN` for
   * any other token and for what a system would run, `NO_VIEWER` where no program opens it. A browser keeps the file.
   */
  'host.openFile': hostFunction(z.strictObject({ token: fileTokenSchema }), handled),
  /** Prints the window as it stands, with the system's dialog. */
  'host.print': hostFunction(z.strictObject({ landscape: z.boolean().default(false) }), handled),
  /** Asks where to, and writes the window as it stands as a PDF on A4. `saved` is false where the person cancelled. */
  'host.savePdf': hostFunction(
    z.strictObject({ suggestedName: fileNameSchema, landscape: z.boolean().default(false) }),
    z.object({ handled: z.boolean(), saved: z.boolean() }),
  ),
  /** Reads the window anew: the way out of a view that failed. */
  'host.reload': hostFunction(nothing, handled),
} as const;

export type HostContract = typeof hostContract;
export type HostFunctionName = keyof HostContract;
export type HostInputOf<N extends HostFunctionName> = z.input<HostContract[N]['input']>;
export type HostParsedInputOf<N extends HostFunctionName> = z.output<HostContract[N]['input']>;
export type HostOutputOf<N extends HostFunctionName> = z.output<HostContract[N]['output']>;

export function isHostFunctionName(name: unknown): name is HostFunctionName {
  return typeof name === 'string' && Object.hasOwn(hostContract, name);
}

/** Every command of the desktop menu that the renderer carries out. */
export const menuCommands = [
  'new',
  'save',
  'import',
  'print',
  'find',
  'palette',
  'settings',
  'home',
  'speakers',
  'units',
  'sessions',
  'commendations',
  'reports',
  'history',
  'recycle-bin',
  'guide',
  'shortcuts',
  'about',
] as const;
export type MenuCommand = (typeof menuCommands)[number];

/**
 * Keys of commands, as Electron writes them. The desktop menu only shows them; the page hears them, so that they are the
 * same in a browser and a field that needs a key can keep it.
 */
export const menuKeys = {
  new: 'CmdOrCtrl+N',
  save: 'CmdOrCtrl+S',
  import: 'CmdOrCtrl+I',
  print: 'CmdOrCtrl+P',
  find: 'CmdOrCtrl+F',
  palette: 'CmdOrCtrl+K',
  settings: 'CmdOrCtrl+,',
  home: 'Alt+1',
  speakers: 'Alt+2',
  sessions: 'Alt+3',
  commendations: 'Alt+4',
  reports: 'Alt+5',
  units: 'Alt+6',
  guide: 'F1',
  shortcuts: 'CmdOrCtrl+/',
} as const satisfies Partial<Record<MenuCommand, string>>;

/** What a renderer hears over `subscribe`. */
export type HostEvent =
  | CoreEvent
  | { type: 'menu'; command: MenuCommand }
  /** A file was opened from outside: `host.takeOpened` gives it. */
  | { type: 'opened' };

/** The whole of what the preload script gives a page, as `window.sbcv`. Neither function throws or rejects. */
export interface Bridge {
  /** Calls an operation or a host function; `input` is JSON. */
  invoke(operation: string, input: unknown, correlationId?: string): Promise<OperationResult<unknown>>;
  /** Hears all events until the function given back is called. */
  subscribe(listener: (event: HostEvent) => void): () => void;
}
