import type { Json } from '#shared/contract/common.ts';
import { educationLevels, genders, politicalTheories, speakerCategories } from '#shared/contract/speaker-values.ts';
import type { Recognition } from '#shared/contract/speakers.ts';
import { datesAgree, isFullDate } from '#shared/text/partial-date.ts';
import { fold } from '#shared/text/vietnamese.ts';
import { breather } from '../../breathe.ts';
import { type Draft, sameValue } from '../../changes/record-kind.ts';
import { CoreError } from '../../core-error.ts';
import { chunksOf } from '../../db/bulk.ts';
import { oneOf } from '../../db/one-of.ts';
import type { Db } from '../../db/schema.ts';
import { type StoredSpeaker, speakerKind, toSpeaker } from '../../speakers/speaker.repository.ts';
import type { ParsedRow } from '../types.ts';
import { codeOf, flagOf, listOf, numberOf, textOf } from './row-values.ts';
import { type Candidate, type ImportTarget, type MatchReason, type Proposal, plainProposals } from './target.ts';

type SpeakerDraft = Draft<StoredSpeaker>;

function recognitionOf(row: ParsedRow): Recognition | undefined {
  const recognition = {
    kind: 'recognised' as const,
    decisionNumber: textOf(row, 'decisionNumber'),
    decisionDate: textOf(row, 'decisionDate'),
    issuer: textOf(row, 'issuer'),
    from: textOf(row, 'recognisedFrom'),
    to: textOf(row, 'recognisedTo'),
    reason: null,
  };
  const { decisionNumber, decisionDate, from, to } = recognition;
  return decisionNumber || decisionDate || from || to ? recognition : undefined;
}

/** The values of a row as fields of a speaker; undefined where the file has no such value. */
function fieldsOf(row: ParsedRow): Record<string, Json | undefined> {
  return {
    fullName: textOf(row, 'fullName') ?? undefined,
    gender: codeOf(row, 'gender', genders) ?? undefined,
    birthDate: textOf(row, 'birthDate') ?? undefined,
    ethnicity: textOf(row, 'ethnicity') ?? undefined,
    nationalId: textOf(row, 'nationalId') ?? undefined,
    phone: textOf(row, 'phone') ?? undefined,
    email: textOf(row, 'email') ?? undefined,
    position: textOf(row, 'position') ?? undefined,
    workplace: textOf(row, 'workplace') ?? undefined,
    unitId: numberOf(row, 'unitId') ?? undefined,
    village: textOf(row, 'village') ?? undefined,
    partyMember: flagOf(row, 'partyMember') ?? undefined,
    education: textOf(row, 'education') ?? undefined,
    educationLevel: codeOf(row, 'educationLevel', educationLevels) ?? undefined,
    politicalTheory: codeOf(row, 'politicalTheory', politicalTheories) ?? undefined,
    languages: listOf(row, 'languages'),
    category: codeOf(row, 'category', speakerCategories) ?? undefined,
    topics: listOf(row, 'topics'),
    notes: textOf(row, 'notes') ?? undefined,
  };
}

/** What the row's decision makes of the decisions that are there; undefined where it adds nothing. */
function recognitionProposal(record: StoredSpeaker, row: ParsedRow): Proposal | undefined {
  const given = recognitionOf(row);
  if (!given) return undefined;
  const same = record.recognition.findIndex(({ decisionNumber, decisionDate }) =>
    given.decisionNumber !== null && decisionNumber !== null
      ? fold(decisionNumber) === fold(given.decisionNumber)
      : given.decisionDate !== null && decisionDate === given.decisionDate,
  );
  const before = record.recognition[same];
  if (!before) {
    return { field: 'recognition', value: [...record.recognition, given], fills: record.recognition.length === 0 };
  }
  const filled = {
    ...before,
    decisionNumber: before.decisionNumber ?? given.decisionNumber,
    decisionDate: before.decisionDate ?? given.decisionDate,
    issuer: before.issuer ?? given.issuer,
    from: before.from ?? given.from,
    to: before.to ?? given.to,
  };
  if (sameValue(filled, before)) return undefined;
  return { field: 'recognition', value: record.recognition.with(same, filled), fills: true };
}

const LOOKED_UP_AT_ONCE = 500;

/** The speakers who have a name or an identity number that rows name. */
async function speakersLike(db: Db, rows: readonly ParsedRow[]): Promise<StoredSpeaker[]> {
  const wanted = {
    foldedName: new Set(rows.map((row) => fold(textOf(row, 'fullName') ?? ''))),
    nationalId: new Set(rows.flatMap((row) => textOf(row, 'nationalId') ?? [])),
  };
  const found = new Map<number, StoredSpeaker>();
  const breathe = breather(1);
  for (const column of ['foldedName', 'nationalId'] as const) {
    for (const some of chunksOf([...wanted[column]], LOOKED_UP_AT_ONCE)) {
      await breathe();
      const live = db.selectFrom('speaker').selectAll().where('deletedAt', 'is', null).where(oneOf(column, some));
      for (const speaker of (await live.execute()).map(toSpeaker)) found.set(speaker.id, speaker);
    }
  }
  return [...found.values()];
}

/**
 * By identity number; else by the folded name with the birth date or the unit agreeing; never by the name alone
 * (import.md, step 8). Two identity numbers that differ are two people. A birth date known only in part together with
 * another unit is possible, not sure.
 */
function candidate(record: StoredSpeaker, row: ParsedRow): Candidate<StoredSpeaker> | undefined {
  const nationalId = textOf(row, 'nationalId');
  const birthDate = textOf(row, 'birthDate');
  const reasons: MatchReason[] = [];
  if (nationalId !== null && record.nationalId !== null) {
    if (nationalId !== record.nationalId) return undefined;
    return { record, reasons: ['nationalId'], strength: 100 };
  }
  if (fold(record.fullName) !== fold(textOf(row, 'fullName') ?? '')) return undefined;
  let strength = 0;
  if (birthDate !== null && record.birthDate !== null) {
    if (!datesAgree(birthDate, record.birthDate)) return undefined;
    reasons.push('birthDate');
    strength = isFullDate(birthDate) && birthDate === record.birthDate ? 30 : 10;
  }
  if (record.unitId === numberOf(row, 'unitId')) {
    reasons.push('unit');
    strength += 20;
  }
  if (reasons.length === 0) return undefined;
  if (record.phone !== null && record.phone === textOf(row, 'phone')) {
    reasons.push('phone');
    strength += 15;
  }
  if (record.village !== null && record.village === textOf(row, 'village')) strength += 2;
  if (record.position !== null && record.position === textOf(row, 'position')) strength += 2;
  return { record, reasons, strength };
}

function groupBy<T>(items: readonly T[], key: (item: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    if (name === null) continue;
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}

function draft(row: ParsedRow): SpeakerDraft {
  const recognition = recognitionOf(row);
  const unitId = numberOf(row, 'unitId');
  const fullName = textOf(row, 'fullName');
  // Rows without a name or a unit are errors, and errors are not written.
  if (unitId === null || fullName === null) throw new CoreError('UNEXPECTED');
  return {
    fullName,
    gender: codeOf(row, 'gender', genders),
    birthDate: textOf(row, 'birthDate'),
    ethnicity: textOf(row, 'ethnicity'),
    nationalId: textOf(row, 'nationalId'),
    phone: textOf(row, 'phone'),
    email: textOf(row, 'email'),
    position: textOf(row, 'position'),
    workplace: textOf(row, 'workplace'),
    unitId,
    village: textOf(row, 'village'),
    partyMember: flagOf(row, 'partyMember'),
    education: textOf(row, 'education'),
    educationLevel: codeOf(row, 'educationLevel', educationLevels),
    politicalTheory: codeOf(row, 'politicalTheory', politicalTheories),
    languages: listOf(row, 'languages'),
    category: codeOf(row, 'category', speakerCategories),
    recognition: recognition ? [recognition] : [],
    topics: listOf(row, 'topics'),
    notes: textOf(row, 'notes'),
    mergedIntoId: null,
  };
}

export const speakerTarget: ImportTarget<StoredSpeaker> = {
  kind: speakerKind,

  lookUp: async (db, rows) => {
    const speakers = await speakersLike(db, rows);
    const byName = groupBy(speakers, ({ fullName }) => fold(fullName));
    const byNumber = groupBy(speakers, ({ nationalId }) => nationalId);
    return (row) => {
      const named = byName.get(fold(textOf(row, 'fullName') ?? '')) ?? [];
      const numbered = byNumber.get(textOf(row, 'nationalId') ?? '') ?? [];
      return [...new Set([...numbered, ...named])].flatMap((record) => candidate(record, row) ?? []);
    };
  },

  identity: (row) => {
    const nationalId = textOf(row, 'nationalId');
    if (nationalId !== null) return nationalId;
    const name = fold(textOf(row, 'fullName') ?? '');
    return [name, textOf(row, 'birthDate'), numberOf(row, 'unitId'), textOf(row, 'phone')].join('|');
  },

  rowKey: (row) =>
    [
      fold(textOf(row, 'fullName') ?? ''),
      textOf(row, 'birthDate'),
      numberOf(row, 'unitId'),
      textOf(row, 'nationalId'),
    ].join('|'),

  proposals: (record, row) => {
    const recognition = recognitionProposal(record, row);
    return [...plainProposals(record, fieldsOf(row)), ...(recognition ? [recognition] : [])];
  },

  draft,
  drafts: async (_context, rows) => rows.map(draft),
};
