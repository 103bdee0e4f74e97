import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { BrowserWindow, Rectangle, Screen } from 'electron';
import { z } from 'zod';

/** The least in which every page of the application can be worked with: an office PC's 1366 x 768, less its bars. */
export const MIN_SIZE = { width: 1024, height: 640 } as const;
const DEFAULT_SIZE = { width: 1280, height: 720 } as const;

/** How much of the title bar must be on a screen for a window to be found and moved, in pixels. */
const VISIBLE = 100;

const pixel = z.int().min(-100_000).max(100_000);
const stateSchema = z.strictObject({
  x: pixel,
  y: pixel,
  width: z.int().min(MIN_SIZE.width).max(100_000),
  height: z.int().min(MIN_SIZE.height).max(100_000),
  maximized: z.boolean(),
});
type WindowState = z.output<typeof stateSchema>;

export interface Placement extends Partial<Rectangle> {
  width: number;
  height: number;
  maximized: boolean;
}

function readState(path: string): WindowState | undefined {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined; // None yet, or one that cannot be used: the window opens as on the first day.
  }
}

function isReachable({ x, y, width }: WindowState, screens: Rectangle[]): boolean {
  return screens.some(
    (screen) =>
      y >= screen.y &&
      y < screen.y + screen.height - VISIBLE &&
      x + width > screen.x + VISIBLE &&
      x < screen.x + screen.width - VISIBLE,
  );
}

/** Where the window was when it was last closed, unless that is on a screen which is no longer there. */
export function windowPlacement(path: string, screen: Pick<Screen, 'getAllDisplays'>): Placement {
  const state = readState(path);
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
  if (state && isReachable(state, screens)) return state;
  return { ...DEFAULT_SIZE, maximized: state?.maximized ?? false };
}

/** Keeps the window's place for the next start; written by temp-and-rename, so that a power cut leaves the old one. */
export function keepPlacement(path: string, window: BrowserWindow, onFailure: (failure: unknown) => void): void {
  window.on('close', () => {
    const state: WindowState = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    try {
      writeFileSync(`${path}.tmp`, JSON.stringify(state));
      renameSync(`${path}.tmp`, path);
    } catch (failure) {
      onFailure(failure);
    }
  });
}
