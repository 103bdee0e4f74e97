import type { InputOf } from '#shared/contract/registry.ts';
import type { Speaker, SpeakerField, SpeakerInput } from '#shared/contract/speakers.ts';

/** What the form holds: the fields that people enter, blank ones null. */
export type SpeakerDraft = { [F in SpeakerField]: F extends 'unitId' ? number | null : SpeakerInput[F] };

export const EMPTY_DRAFT: SpeakerDraft = {
  fullName: '',
  gender: null,
  birthDate: null,
  ethnicity: null,
  nationalId: null,
  phone: null,
  email: null,
  position: null,
  workplace: null,
  unitId: null,
  village: null,
  partyMember: null,
  education: null,
  educationLevel: null,
  politicalTheory: null,
  languages: [],
  category: null,
  recognition: [],
  topics: [],
  notes: null,
};

export function draftOf(speaker: Speaker): SpeakerDraft {
  const { fullName, gender, birthDate, ethnicity, nationalId, phone, email, position, workplace, unitId } = speaker;
  const { village, partyMember, education, educationLevel, politicalTheory, languages, category } = speaker;
  const { recognition, topics, notes } = speaker;
  return {
    fullName,
    gender,
    birthDate,
    ethnicity,
    nationalId,
    phone,
    email,
    position,
    workplace,
    unitId,
    village,
    partyMember,
    education,
    educationLevel,
    politicalTheory,
    languages,
    category,
    recognition,
    topics,
    notes,
  };
}

/** Without the decisions that were added and left as they came: a line that says nothing is not stored. */
export function withoutBlankDecisions(draft: SpeakerDraft): SpeakerDraft {
  const says = ({ kind, ...rest }: SpeakerDraft['recognition'][number]): boolean =>
    kind !== 'recognised' || Object.values(rest).some((value) => value !== null && value !== '');
  return draft.recognition.every(says) ? draft : { ...draft, recognition: draft.recognition.filter(says) };
}

/** The named fields of a draft, as a change. */
export function patchOf(
  draft: SpeakerDraft,
  fields: readonly SpeakerField[],
): NonNullable<InputOf<'speakers.merge'>['fields']> {
  return Object.fromEntries(fields.map((field) => [field, draft[field]]));
}

/** The changed fields, as a change; a unit that was emptied is left for the form's rule to speak about. */
export function patchInputOf({ unitId, ...rest }: Partial<SpeakerDraft>): Omit<InputOf<'speakers.update'>, 'id'> {
  return { ...rest, ...(unitId != null && { unitId }) };
}

/** A draft whose rules have passed, as a new person. */
export function inputOf(draft: SpeakerDraft): InputOf<'speakers.create'> {
  return { ...draft, unitId: draft.unitId ?? 0 };
}
