import { useEffect, useRef } from 'react';
import { subscribe } from '../api/client.ts';

/**
 * What a clerk can ask of the page on the screen by a key or from the menu. The part of the page that was put on the
 * screen last and takes an action gets it: a dialog before the page behind it.
 */
export type ActionName = 'new' | 'save' | 'find' | 'palette' | 'undo' | 'redo' | 'back' | 'print' | 'edit';

type Handler = () => void;
const handlers = new Map<ActionName, Handler[]>();

/** Takes an action for as long as the component is on the screen and `enabled`. */
export function useAction(name: ActionName, handler: Handler, enabled = true): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    if (!enabled) return;
    const run = () => latest.current();
    handlers.set(name, [...(handlers.get(name) ?? []), run]);
    return () => {
      handlers.set(
        name,
        (handlers.get(name) ?? []).filter((each) => each !== run),
      );
    };
  }, [name, enabled]);
}

/** Keeps saving from the page behind a question, until the function given back is called. */
export function holdSaving(): () => void {
  const nothing = () => undefined;
  handlers.set('save', [...(handlers.get('save') ?? []), nothing]);
  return () => {
    handlers.set(
      'save',
      (handlers.get('save') ?? []).filter((each) => each !== nothing),
    );
  };
}

/** Runs an action; false where nothing on the screen takes it. */
export function runAction(name: ActionName): boolean {
  const handler = handlers.get(name)?.at(-1);
  handler?.();
  return handler !== undefined;
}

const CTRL_KEYS: Partial<Record<string, ActionName>> = {
  KeyN: 'new',
  KeyS: 'save',
  KeyF: 'find',
  KeyK: 'palette',
  KeyE: 'edit',
  KeyP: 'print',
};

function isEditable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA)$/.test(target.tagName));
}

/** Whether Esc belongs to something open under the cursor: a dialog, a menu, a list of choices. */
function escIsTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || !(event.target instanceof Element)) return true;
  return event.target.closest('[role="dialog"], [aria-expanded="true"], .ant-popover, .ant-dropdown') !== null;
}

function actionOf(event: KeyboardEvent): ActionName | undefined {
  if (event.isComposing) return undefined;
  if (event.key === 'Escape') return escIsTaken(event) ? undefined : 'back';
  // A browser keeps Ctrl+N for itself; Alt+N works everywhere.
  if (event.altKey && !event.ctrlKey && event.code === 'KeyN') return 'new';
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return undefined;
  if (event.code === 'KeyZ') return isEditable(event.target) ? undefined : 'undo';
  if (event.code === 'KeyY') return isEditable(event.target) ? undefined : 'redo';
  return CTRL_KEYS[event.code];
}

/**
 * Listens to keys and to the menu of the desktop application. Whatever stands at the root does, one at a time: two would
 * run an action twice. That is the application's frame or, over a screen that stands before it, the guide.
 */
export function useActionKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const action = actionOf(event);
      if (action && runAction(action)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    const stop = subscribe((event) => {
      if (event.type !== 'menu') return;
      const { command } = event;
      if (command === 'new' || command === 'save' || command === 'find' || command === 'palette' || command === 'print')
        runAction(command);
    });
    return () => {
      window.removeEventListener('keydown', onKey);
      stop();
    };
  }, []);
}
