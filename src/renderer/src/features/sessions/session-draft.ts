import type { InputOf } from '#shared/contract/registry.ts';
import type { SessionInput } from '#shared/contract/session-fields.ts';
import type { Session } from '#shared/contract/sessions.ts';

/** What the form holds: the fields that people enter, blank ones null. */
export type SessionDraft = Omit<SessionInput, 'unitId' | 'date' | 'count'> & {
  unitId: number | null;
  date: string | null;
  count: number | null;
};

/** A new session of a day; one that is yet to come is planned. */
export function emptyDraft(date: string, today: string): SessionDraft {
  return {
    kind: 'talk',
    format: 'in-person',
    status: date > today ? 'planned' : 'held',
    date,
    endDate: null,
    startTime: null,
    topic: null,
    venue: null,
    unitId: null,
    organiser: null,
    speakers: [],
    count: 1,
    audience: null,
    audienceFemale: null,
    audienceMinority: null,
    audienceParty: null,
    onlineSites: null,
    documents: [],
    cost: null,
    questions: [],
    attendees: [],
    notes: null,
  };
}

export function draftOf(session: Session): SessionDraft {
  const fields = Object.keys(emptyDraft('', '')) as (keyof SessionDraft)[];
  const draft = Object.fromEntries(fields.map((field) => [field, session[field]])) as unknown as SessionDraft;
  return { ...draft, attendees: session.attendees.map(({ speakerId, result }) => ({ speakerId, result })) };
}

/** Where all listen in one room there are no other sites, also where some were entered before the format was mended. */
export function cleanDraft(draft: SessionDraft): SessionDraft {
  return draft.format === 'in-person' ? { ...draft, onlineSites: null } : draft;
}

/** Lines of lists that were added and left blank are no lines. */
function withoutBlankLines(draft: Partial<SessionDraft>): Partial<SessionDraft> {
  const { speakers, documents, questions, attendees } = draft;
  return {
    ...draft,
    ...(speakers && { speakers: speakers.filter(({ speakerId, name }) => Boolean(speakerId ?? name)) }),
    ...(documents && {
      documents: documents.filter(({ documentId, number, title }) => Boolean(documentId ?? (number || title))),
    }),
    ...(questions && { questions: questions.filter(({ topic }) => Boolean(topic)) }),
    ...(attendees && { attendees: attendees.filter(({ speakerId }) => Boolean(speakerId)) }),
  };
}

/** The changed fields, as a change; required ones that were emptied are left for the form's rules to speak about. */
export function patchInputOf(patch: Partial<SessionDraft>): Omit<InputOf<'sessions.update'>, 'id'> {
  const { unitId, date, count, ...rest } = withoutBlankLines(patch);
  return {
    ...rest,
    ...(unitId != null && { unitId }),
    ...(date != null && { date }),
    ...(count != null && { count }),
  };
}

/** A draft whose rules have passed, as a new session. */
export function inputOf(draft: SessionDraft): InputOf<'sessions.create'> {
  return { ...patchInputOf(draft), unitId: draft.unitId ?? 0, date: draft.date ?? '' };
}
