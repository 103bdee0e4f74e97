import type { CommendationStage, CommendationType, SubjectKind } from '#shared/contract/commendation-values.ts';
import type { Commendation } from '#shared/contract/commendations.ts';
import type { InputOf } from '#shared/contract/registry.ts';

/** What the form holds; blank fields are null. */
export interface CommendationDraft {
  subjectKind: SubjectKind;
  speakerId: number | null;
  unitId: number | null;
  subjectName: string | null;
  type: CommendationType | null;
  form: string | null;
  level: string | null;
  authority: string | null;
  decisionNumber: string | null;
  decisionDate: string | null;
  year: number | null;
  reason: string | null;
  amount: number | null;
  sessions: number[];
  stage: CommendationStage;
}

export function emptyDraft(today: string): CommendationDraft {
  return {
    subjectKind: 'individual',
    speakerId: null,
    unitId: null,
    subjectName: null,
    type: null,
    form: null,
    level: null,
    authority: null,
    decisionNumber: null,
    decisionDate: null,
    year: Number(today.slice(0, 4)),
    reason: null,
    amount: null,
    sessions: [],
    stage: 'proposed',
  };
}

export function draftOf(commendation: Commendation): CommendationDraft {
  const { subjectKind, speakerId, unitId, subjectName, type, form, level, authority } = commendation;
  const { decisionNumber, decisionDate, year, reason, amount, sessions, stage } = commendation;
  return {
    subjectKind,
    speakerId,
    unitId,
    subjectName,
    type,
    form,
    level,
    authority,
    decisionNumber,
    decisionDate,
    year,
    reason,
    amount,
    sessions,
    stage,
  };
}

/** A draft whose rules have passed, as a new record. */
export function inputOf({ form, ...draft }: CommendationDraft): InputOf<'commendations.create'> {
  return { ...draft, form: form ?? '' };
}

/** The changed fields, as a change; a type that is left open follows from the form. */
export function patchInputOf(patch: Partial<CommendationDraft>): Omit<InputOf<'commendations.update'>, 'id'> {
  const { form, type, year, ...rest } = patch;
  return {
    ...rest,
    ...(form != null && { form }),
    ...(type != null && { type }),
    ...(year != null && { year }),
  };
}
