import { z } from 'zod';
import { cleanText, properName } from '../text/vietnamese.ts';
import {
  fullDateSchema,
  idSchema,
  lines,
  listInput,
  listOutput,
  oneOrMany,
  optionalText,
  recordMeta,
  requiredText,
  text,
} from './common.ts';
import { command, query } from './operation.ts';
import { recordContract } from './record-contract.ts';
import { sessionFormatSchema, sessionKindSchema, sessionStatusSchema } from './session-values.ts';
import { speakerSchema } from './speakers.ts';

const orNull = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);

/** More than any hall, any print run and any year's budget of an office hold: beyond this it is a slip of the hand. */
const PEOPLE_MAX = 10_000_000;
const MONEY_MAX = 1_000_000_000_000;

const people = orNull(z.int().min(0, 'Không thể âm.').max(PEOPLE_MAX, 'Số này quá lớn.'));
/** Đồng. */
const money = orNull(z.int().min(0, 'Không thể âm.').max(MONEY_MAX, 'Số này quá lớn.'));

/** A time of day as `HH:MM`; `8:00`, `8h30` and `8 giờ` are read too. */
const timeSchema = z
  .string()
  .max(20)
  .nullish()
  .transform((value, context) => {
    const plain = cleanText(value ?? '').toLowerCase();
    if (plain === '') return null;
    const match = /^(\d{1,2})\s*(?::|h|giờ|\.)?\s*(\d{2})?(?:\s*(?:phút|p))?$/u.exec(plain);
    const [hour, minute] = [Number(match?.[1]), Number(match?.[2] ?? 0)];
    if (match && hour < 24 && minute < 60) return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
    context.addIssue({ code: 'custom', message: 'Giờ chưa đúng (ví dụ 8:00 hoặc 14h30).' });
    return z.NEVER;
  });

/**
 * Who spoke: a speaker of the register, or a name as it was written (a commune's report, a guest) that can be linked
 * later. A name given beside `speakerId` is kept; without one the register's name is taken.
 */
export const sessionSpeakerSchema = z
  .strictObject({
    speakerId: orNull(idSchema),
    name: text(120).nullish(),
    role: optionalText(100),
    /** Đồng, for the whole line. */
    fee: money,
  })
  .refine(({ speakerId, name }) => speakerId !== null || Boolean(name), {
    path: ['name'],
    message: 'Hãy chọn báo cáo viên hoặc ghi tên.',
  })
  .transform(({ speakerId, name, role, fee }) => ({ speakerId, name: properName(name ?? ''), role, fee }));

/** What was handed out; `documentId` where it stands in the register of documents. */
export const sessionDocumentSchema = z
  .strictObject({
    documentId: orNull(idSchema),
    number: optionalText(100),
    title: optionalText(500),
    copies: people,
  })
  .refine(({ documentId, number, title }) => documentId !== null || number !== null || title !== null, {
    path: ['title'],
    message: 'Hãy chọn tài liệu hoặc ghi số, tên tài liệu.',
  });

/** Questions from the floor by topic: how many, never whose. */
export const sessionQuestionSchema = z.strictObject({
  topic: requiredText('Hãy nhập nội dung câu hỏi.', 500),
  count: z.int().min(1, 'Ít nhất là 1.').max(100_000).default(1),
});

/** Who took part in a training. */
export const sessionAttendeeSchema = z.strictObject({ speakerId: idSchema, result: optionalText(100) });

const listOf = <T extends z.ZodType>(item: T, max: number) =>
  z
    .array(item)
    .max(max)
    .nullish()
    .transform((value) => value ?? []);

/** The fields of a session that people enter; each checked alone, so that a form can check as a field is left. */
export const sessionFieldSchemas = {
  kind: sessionKindSchema,
  format: sessionFormatSchema,
  status: sessionStatusSchema,
  date: fullDateSchema,
  endDate: orNull(fullDateSchema),
  startTime: timeSchema,
  topic: optionalText(500),
  venue: optionalText(250),
  unitId: idSchema,
  organiser: optionalText(250),
  speakers: listOf(sessionSpeakerSchema, 200),
  /** How many sessions the line stands for. */
  count: z.int().min(1, 'Ít nhất là 1 buổi.').max(100_000, 'Số này quá lớn.'),
  audience: people,
  audienceFemale: people,
  audienceMinority: people,
  audienceParty: people,
  onlineSites: people,
  documents: listOf(sessionDocumentSchema, 200),
  cost: money,
  questions: listOf(sessionQuestionSchema, 200),
  attendees: listOf(sessionAttendeeSchema, 5000),
  notes: lines()
    .nullish()
    .transform((value) => value || null),
} as const;

/** A new session: most are talks held once, face to face, and only what differs need be said. */
export const sessionInputSchema = z.strictObject({
  ...sessionFieldSchemas,
  kind: sessionKindSchema.default('talk'),
  format: sessionFormatSchema.default('in-person'),
  status: sessionStatusSchema.default('held'),
  count: sessionFieldSchemas.count.default(1),
});
export type SessionInput = z.output<typeof sessionInputSchema>;
export type SessionField = keyof SessionInput;

/** A change of a session: only the fields that are there are changed; lists are given whole. */
export const sessionPatchSchema = z.strictObject(
  Object.fromEntries(Object.entries(sessionFieldSchemas).map(([name, schema]) => [name, schema.optional()])) as {
    [F in SessionField]: z.ZodOptional<(typeof sessionFieldSchemas)[F]>;
  },
);
export type SessionPatch = Partial<SessionInput>;

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
  /** Repeats a session as planned ones at places and dates; a line already there (unit, date and topic) is left out. */
  'sessions.plan': command({
    input: z.strictObject({
      session: sessionInputSchema.omit({ unitId: true, date: true, endDate: true, status: true, attendees: true }),
      places: z
        .array(z.strictObject({ unitId: idSchema, date: fullDateSchema, venue: optionalText(250) }))
        .min(1)
        .max(2000),
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
