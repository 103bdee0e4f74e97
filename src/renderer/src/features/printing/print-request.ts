import type { Roster } from '#shared/contract/rosters.ts';
import type { SpeakerPapersRequest } from '#shared/contract/speaker-papers.ts';
import { keepState } from '../../ui/use-kept-state.ts';

export const PRINT_PATH = '/ban-in';
export const PRINT_REQUEST = 'printing.request';

/** What is printed: a list, or papers of single speakers. */
export type PrintRequest = Roster | SpeakerPapersRequest;

/** Opens the print view of a list or of papers, as the list is searched, filtered and sorted. */
export function openPrintView(request: PrintRequest): void {
  keepState<PrintRequest | undefined>(PRINT_REQUEST, request);
  window.location.hash = `#${PRINT_PATH}`;
}
