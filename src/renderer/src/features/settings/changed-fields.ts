/** What of a form was changed since it was opened: only that is sent, so that it overwrites nothing of another window. */
export function changedFields<T extends object>(opened: T, now: T): Partial<T> {
  const fields = Object.keys(now) as (keyof T)[];
  const changed: Partial<T> = {};
  for (const field of fields) {
    if (JSON.stringify(now[field]) !== JSON.stringify(opened[field])) changed[field] = now[field];
  }
  return changed;
}
