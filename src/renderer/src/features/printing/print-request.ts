import type { Roster } from '#shared/contract/rosters.ts';
import { keepState } from '../../ui/use-kept-state.ts';

export const PRINT_PATH = '/ban-in';
export const PRINT_REQUEST = 'printing.request';

/** Opens the print view of a list, as it is searched, filtered and sorted. */
export function openPrintView(roster: Roster): void {
  keepState<Roster | undefined>(PRINT_REQUEST, roster);
  window.location.hash = `#${PRINT_PATH}`;
}
