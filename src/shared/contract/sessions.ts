import { z } from 'zod';
import {
  fullDateSchema,
  idSchema,
  listInput,
  listOutput,
  oneOrMany,
  optionalText,
  recordMeta,
  requiredText,
} from './common.ts';
import { command, query } from './operation.ts';
import { recordContract } from './record-contract.ts';
import { sessionFieldSchemas, sessionInputSchema, sessionPatchSchema } from './session-fields.ts';
import { sessionFormatSchema, sessionKindSchema, sessionStatusSchema } from './session-values.ts';
import { speakerSchema } from './speakers.ts';

const count = z.int().nullable();

const sessionValues = {
  ...recordMeta,
  kind: sessionKindSchema,
  format: sessionFormatSchema,
  status: sessionStatusSchema,
  date: z.string(),
  endDate: z.string().nullable(),
  startTime: z.string().nullable(),
  topic: z.string().nullable(),
  venue: z.string().nullable(),
  unitId: idSchema,
  organiser: z.string().nullable(),
  /** `name` is the register's where the speaker is linked, else as it was written. */
  speakers: z.array(
    z.object({ speakerId: idSchema.nullable(), name: z.string(), role: z.string().nullable(), fee: count }),
  ),
  count: z.int(),
  audience: count,
  audienceFemale: count,
  audienceMinority: count,
  audienceParty: count,
  onlineSites: count,
  documents: z.array(
    z.object({
      documentId: idSchema.nullable(),
      number: z.string().nullable(),
      title: z.string().nullable(),
      copies: count,
    }),
  ),
  cost: count,
  questions: z.array(z.object({ topic: z.string(), count: z.int() })),
  notes: z.string().nullable(),
};

const attendee = z.object({ speakerId: idSchema, result: z.string().nullable() });

/** A session as lists give it: attendees of trainings are counted there, and named in `sessions.get`. */
export const sessionItemSchema = z.object({
  ...sessionValues,
  /** The unit's name as registered. */
  unit: z.string(),
  attendeeCount: z.int(),
  /** Planned for a day that has passed: to be held, moved or cancelled. */
  overdue: z.boolean(),
});
export type SessionItem = z.output<typeof sessionItemSchema>;

export const sessionSchema = sessionItemSchema.extend({
  attendees: z.array(attendee.extend({ name: z.string(), unit: z.string(), position: z.string().nullable() })),
});
export type Session = z.output<typeof sessionSchema>;

/** Filters combine: a session must meet them all. Of a list of values, any one will do. */
export const sessionFilterSchema = z.strictObject({
  unitId: oneOrMany(idSchema).optional(),
  /** Whether units below those named count too; they do unless this is false. */
  below: z.boolean().optional(),
  kind: oneOrMany(sessionKindSchema).optional(),
  format: oneOrMany(sessionFormatSchema).optional(),
  status: oneOrMany(sessionStatusSchema).optional(),
  /** The whole of the topic, whatever its marks and case; '' finds sessions without any. */
  topic: oneOrMany(z.string().max(500)).optional(),
  /** Days, both included; a session belongs to the day on which it begins. */
  from: fullDateSchema.optional(),
  to: fullDateSchema.optional(),
  /** Sessions at which any of these spoke. */
  speakerId: oneOrMany(idSchema).optional(),
  /** Trainings in which any of these took part. */
  attendeeId: oneOrMany(idSchema).optional(),
  documentId: oneOrMany(idSchema).optional(),
  audienceFrom: z.int().min(0).optional(),
  audienceTo: z.int().min(0).optional(),
  /** Whether any speaker is named. */
  hasSpeakers: z.boolean().optional(),
  /** Whether a speaker is named who is not linked to the register. */
  unlinked: z.boolean().optional(),
  /** Planned for a day that has passed. */
  overdue: z.boolean().optional(),
  ids: z.array(idSchema).max(10_000).optional(),
  /** Only what is in the recycle bin. */
  deleted: z.boolean().optional(),
});
export type SessionFilter = z.output<typeof sessionFilterSchema>;

const searchAndFilter = { search: z.string().max(200).optional(), filter: sessionFilterSchema.optional() };

const countBy = z.array(z.object({ value: z.string(), sessions: z.int(), audience: z.int() }));

/** A line of a calendar day. */
const calendarItem = z.object({
  id: idSchema,
  date: z.string(),
  endDate: z.string().nullable(),
  startTime: z.string().nullable(),
  kind: sessionKindSchema,
  status: sessionStatusSchema,
  topic: z.string().nullable(),
  unitId: idSchema,
  unit: z.string(),
  count: z.int(),
  overdue: z.boolean(),
});

export const CALENDAR_ITEMS_A_DAY = 4;

/** More than an office holds in a year. */
export const PLANNED_AT_ONCE = 2000;

export const sessionsContract = {
  ...recordContract('sessions', {
    item: sessionItemSchema,
    record: sessionSchema,
    input: sessionInputSchema,
    patch: sessionPatchSchema,
    filter: sessionFilterSchema,
    /** Totals of what a search and filter find. Sums are over sessions held: planned and cancelled ones count nowhere. */
    totals: z.object({
      /** Lines found, whatever their status. */
      total: z.int(),
      /** Sessions held (`count` of each line), lines planned, lines cancelled. */
      held: z.int(),
      planned: z.int(),
      cancelled: z.int(),
      audience: z.int(),
      audienceFemale: z.int(),
      audienceMinority: z.int(),
      audienceParty: z.int(),
      onlineSites: z.int(),
      copies: z.int(),
      cost: z.int(),
      byKind: countBy,
      byFormat: countBy,
    }),
  }),
  /** Several at once, all or none: a day's entries. Problems name the line: `sessions.3.audienceFemale`. */
  'sessions.createMany': command({
    input: z.strictObject({ sessions: z.array(sessionInputSchema).min(1).max(2000) }),
    output: z.object({ ids: z.array(idSchema), changeId: idSchema }),
  }),
  /** What was entered before, latest first: offered while typing. With `unitId`, that unit's values stand first. */
  'sessions.suggestions': query({
    input: z.strictObject({
      field: z.enum(['topic', 'venue', 'organiser', 'role', 'result', 'question']),
      text: z.string().max(250).default(''),
      unitId: idSchema.nullish(),
    }),
    output: z.array(z.string()),
  }),
  /** A span of days (a month with the days around it): counts of each day, and its first few lines. */
  'sessions.calendar': query({
    input: z.strictObject({ ...searchAndFilter, from: fullDateSchema, to: fullDateSchema }),
    output: z.object({
      days: z.array(
        z.object({
          date: z.string(),
          /** Lines of the day, cancelled ones included; `held` is in sessions (`count` of each line). */
          lines: z.int(),
          held: z.int(),
          planned: z.int(),
          overdue: z.int(),
          items: z.array(calendarItem),
        }),
      ),
    }),
  }),
  /** A calendar year at a glance: a row a unit, twelve months each. */
  'sessions.year': query({
    input: z.strictObject({ ...searchAndFilter, year: z.int().min(1900).max(9998) }),
    output: z.object({
      rows: z.array(
        z.object({
          unitId: idSchema,
          unit: z.string(),
          held: z.int(),
          planned: z.int(),
          audience: z.int(),
          months: z.array(z.object({ held: z.int(), planned: z.int(), overdue: z.int() })).length(12),
        }),
      ),
    }),
  }),
  /**
   * Repeats a session as planned ones at places and dates, each of its own topic where it names one; a line already there
   * (unit, date and topic) is left out.
   */
  'sessions.plan': command({
    input: z.strictObject({
      session: sessionInputSchema.omit({ unitId: true, date: true, endDate: true, status: true, attendees: true }),
      places: z
        .array(
          z.strictObject({
            unitId: idSchema,
            date: fullDateSchema,
            venue: optionalText(250),
            topic: sessionFieldSchemas.topic,
          }),
        )
        .min(1)
        .max(PLANNED_AT_ONCE),
    }),
    output: z.object({ created: z.int(), existing: z.int(), ids: z.array(idSchema), changeId: idSchema.nullable() }),
  }),
  /** Names in sessions that are not linked to the register, with the people who may be meant (same name; same unit first). */
  'sessions.unlinkedSpeakers': query({
    input: listInput(z.strictObject({ unitId: oneOrMany(idSchema).optional() })),
    output: listOutput(
      z.object({
        name: z.string(),
        unitId: idSchema,
        unit: z.string(),
        lines: z.int(),
        lastDate: z.string(),
        candidates: z.array(speakerSchema),
      }),
    ),
  }),
  /** Links every such name in the sessions of that unit to a speaker of the register. */
  'sessions.linkSpeaker': command({
    input: z.strictObject({
      name: requiredText('Hãy chọn tên cần liên kết.', 120),
      unitId: idSchema,
      speakerId: idSchema,
    }),
    output: z.object({ changed: z.int(), changeId: idSchema.nullable() }),
  }),
} as const;
