import { type KeyboardEvent, useState } from 'react';

/**
 * Choices that stand still once the arrow keys go through them: an answer that comes in later would put another choice
 * under the one that is about to be taken. Typing on, or leaving the box, lets the newest choices in again.
 * @param text what is in the box
 */
export function useHeldChoices<T>(text: string, newest: readonly T[]) {
  const [held, setHeld] = useState<{ text: string; choices: readonly T[] }>();
  return {
    choices: held?.text === text ? held.choices : newest,
    onKeyDown: ({ key }: KeyboardEvent) => {
      const walking = key === 'ArrowDown' || key === 'ArrowUp';
      if (walking && held?.text !== text && newest.length > 0) setHeld({ text, choices: newest });
    },
    letGo: () => setHeld(undefined),
  };
}
