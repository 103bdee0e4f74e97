import { type KeyboardEvent, useState } from 'react';
import { flushSync } from 'react-dom';

/**
 * The list of a box that takes several: it stays open for the next one, and its Tab takes the first that is offered. With
 * nothing typed Tab only goes on.
 */
export function useOpenList() {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  return {
    open,
    typed,
    setTyped,
    onOpenChange: (next: boolean) => {
      setOpen(next);
      if (!next) setTyped('');
    },
    /** For what stands around the box: it hears the key before the box does. */
    onKeyDownCapture: ({ key }: KeyboardEvent) => {
      if (key === 'Tab' && typed === '') flushSync(() => setOpen(false));
    },
  };
}
