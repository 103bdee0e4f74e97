import { useEffect, useRef } from 'react';
import { type MenuCommand, menuKeys } from '#shared/contract/host.ts';

interface Keys {
  command: MenuCommand;
  ctrl: boolean;
  alt: boolean;
  key: string;
}

const known: Keys[] = Object.entries(menuKeys).map(([command, accelerator]) => {
  const parts = accelerator.split('+');
  return {
    command: command as MenuCommand,
    ctrl: parts.includes('CmdOrCtrl'),
    alt: parts.includes('Alt'),
    key: (parts.at(-1) ?? '').toLowerCase(),
  };
});

/** Hears the keys that the desktop menu shows. `follow` says whether the command led anywhere from here. */
export function useMenuKeys(follow: (command: MenuCommand) => boolean): void {
  const latest = useRef(follow);
  useEffect(() => {
    latest.current = follow;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented || event.shiftKey) return;
      const ctrl = event.ctrlKey || event.metaKey;
      const found = known.find(
        (each) => each.ctrl === ctrl && each.alt === event.altKey && each.key === event.key.toLowerCase(),
      );
      if (found && latest.current(found.command)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
