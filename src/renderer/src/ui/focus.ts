import type { FocusEvent } from 'react';

/** Whether the cursor leaves what hears of it, and does not only move within. */
export function leaves({ currentTarget, relatedTarget }: FocusEvent): boolean {
  return !(relatedTarget instanceof Node && currentTarget.contains(relatedTarget));
}
