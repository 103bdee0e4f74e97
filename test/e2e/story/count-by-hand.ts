import {
  COMMUNES,
  commendationsSent,
  commendationsTyped,
  correctedSpeakers,
  type PaperSpeaker,
  QUARTER,
  sessionsSent,
  sessionsTyped,
  speakerFiles,
  speakersOf,
} from './papers.ts';

/**
 * The quarter counted from the papers in plain loops, as a clerk would with a pencil: nothing of the product takes part,
 * so that a mistake in reading, matching, storing, summing or writing shows.
 */

const inQuarter = (date: string): boolean => date >= QUARTER.from && date <= QUARTER.to;

/** Everybody once: the same name, commune and year of birth in two lists is one person. */
export function peopleOnPaper(): PaperSpeaker[] {
  const people = new Map<string, PaperSpeaker>();
  for (const list of [...speakerFiles.map(speakersOf), correctedSpeakers]) {
    for (const row of list) {
      const key = `${row.fullName}, ${row.unit}, ${row.birthDate.slice(0, 4)}`;
      // What one list does not say, another may; what was known first stays.
      people.set(key, { ...row, ...people.get(key) });
    }
  }
  return [...people.values()];
}

/** Whether somebody is recognised on the quarter's last day; a list without decisions speaks of standing speakers. */
const stands = ({ decisionDate }: PaperSpeaker): boolean => decisionDate === undefined || decisionDate <= QUARTER.to;

/** The report's 22 indicators by the names that the workbook gives them. */
export function countQuarter(): Record<string, number> {
  const count: Record<string, number> = {
    speakers_total: 0,
    speakers_female: 0,
    speakers_minority: 0,
    speakers_party: 0,
    speakers_grassroots: 0,
    speakers_joined: 0,
    speakers_left: 0,
    sessions_total: 0,
    sessions_in_person: 0,
    sessions_online: 0,
    sessions_hybrid: 0,
    audience_total: 0,
    audience_female: 0,
    audience_minority: 0,
    trainings_total: 0,
    trainings_audience: 0,
    documents_total: 0,
    documents_copies: 0,
    commendations_individual: 0,
    commendations_collective: 0,
    titles_total: 0,
    cost_total: 0,
  };
  const add = (name: string, amount = 1) => {
    count[name] = (count[name] ?? 0) + amount;
  };
  for (const person of peopleOnPaper()) {
    if (person.decisionDate !== undefined && inQuarter(person.decisionDate)) add('speakers_joined');
    if (!stands(person)) continue;
    add('speakers_total');
    if (person.gender === 'female') add('speakers_female');
    if (person.ethnicity !== undefined && person.ethnicity !== 'Kinh') add('speakers_minority');
    if (person.partyMember) add('speakers_party');
    if (person.category === 'grassroots') add('speakers_grassroots');
  }
  for (const session of [...sessionsSent, ...sessionsTyped]) {
    if (!inQuarter(session.date)) continue;
    add('sessions_total', session.count);
    add(`sessions_${session.format.replace('-', '_')}`, session.count);
    add('audience_total', session.audience);
    add('audience_female', session.audienceFemale);
    add('audience_minority', session.audienceMinority);
    for (const { copies } of session.documents ?? []) {
      add('documents_total');
      add('documents_copies', copies);
    }
  }
  for (const { subjectKind, decisionDate } of [...commendationsSent, ...commendationsTyped]) {
    if (inQuarter(decisionDate)) add(`commendations_${subjectKind}`);
  }
  return count;
}

/** Speakers, talks and listeners by commune. */
export function countByCommune(): Record<string, { speakers: number; sessions: number; audience: number }> {
  const units = Object.fromEntries(COMMUNES.map((name) => [name, { speakers: 0, sessions: 0, audience: 0 }]));
  for (const person of peopleOnPaper()) {
    const unit = units[person.unit];
    if (unit && stands(person)) unit.speakers += 1;
  }
  for (const { unit: name, date, count, audience } of [...sessionsSent, ...sessionsTyped]) {
    const unit = units[name];
    if (!unit || !inQuarter(date)) continue;
    unit.sessions += count;
    unit.audience += audience;
  }
  return units;
}
