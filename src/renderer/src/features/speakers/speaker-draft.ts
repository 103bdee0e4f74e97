import type { InputOf } from '#shared/contract/registry.ts';
import { type Speaker, type SpeakerField, type SpeakerInput, speakerFieldSchemas } from '#shared/contract/speakers.ts';

/** What the form holds: the fields that people enter, blank ones null. */
export type SpeakerDraft = { [F in SpeakerField]: F extends 'unitId' ? number | null : SpeakerInput[F] };

export const speakerFields = Object.keys(speakerFieldSchemas) as SpeakerField[];

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

export function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/** The fields in which two drafts differ. */
export function differingFields(a: SpeakerDraft, b: SpeakerDraft): SpeakerField[] {
  return speakerFields.filter((field) => !sameValue(a[field], b[field]));
}

/** The named fields of a draft, as a change. */
export function patchOf(
  draft: SpeakerDraft,
  fields: readonly SpeakerField[],
): NonNullable<InputOf<'speakers.merge'>['fields']> {
  return Object.fromEntries(fields.map((field) => [field, draft[field]]));
}
