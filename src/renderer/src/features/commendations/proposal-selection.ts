import type { InputOf } from '#shared/contract/registry.ts';

type Selection = InputOf<'commendations.writeProposal'>['selection'];

let kept: Selection | undefined;

/** What the list of proposals is made of, from the page where it was chosen to the one that prints it. */
export function keepProposal(selection: Selection): void {
  kept = selection;
}

/** What was chosen last; without a choice, everything that waits for a decision. */
export function proposalSelection(): Selection {
  return kept ?? { filter: { stage: ['proposed', 'submitted'] } };
}
