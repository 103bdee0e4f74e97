import { z } from 'zod';
import { cleanText, properName } from '../text/vietnamese.ts';
import { fullDateSchema, idSchema, lines, optionalText, requiredText, text } from './common.ts';
import { sessionFormatSchema, sessionKindSchema, sessionStatusSchema } from './session-values.ts';

/** What people enter of a session: its fields, each checked alone, and what makes a new one or changes one. */

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
