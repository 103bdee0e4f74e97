import { z } from 'zod';
import { protectionSchema, roleSchema } from './auth.ts';
import { done, idSchema, lines, nothing, recordMeta, requiredText, text } from './common.ts';
import { evaluationRulesPatchSchema, evaluationRulesSchema } from './evaluations.ts';
import { command, control, query, task } from './operation.ts';
import { ownPeriodSchema, storedPeriodSchema } from './periods.ts';

/** The office that keeps the register, as it stands in the head of what it prints. */
export const officeSchema = z.strictObject({
  /** Cơ quan chủ quản (UBND huyện Đăk Hà). */
  parentName: text().default(''),
  /** Tên cơ quan (Phòng Văn hóa và Thông tin). */
  name: text().default(''),
  /** Địa danh, for the line of place and date. */
  place: text(100).default(''),
  /** Chức vụ người ký: several lines for an authority and a position (`KT. TRƯỞNG PHÒNG` / `PHÓ TRƯỞNG PHÒNG`). */
  signerTitle: lines(200).default(''),
  signerName: text(120).default(''),
  /** Nơi nhận báo cáo: the province's department or its successor. */
  recipient: text().default(''),
  /** Ký hiệu văn bản after the number (`BC-VHTT`). */
  sign: text(60).default(''),
  heading: z.enum(['state', 'party']).default('state'),
});
export type Office = z.output<typeof officeSchema>;

export const periodSettingsSchema = z.strictObject({
  /** `decree-09`: quarters run from the 15th to the 14th (Decree 09/2019/NĐ-CP, article 12); `calendar`: calendar quarters. */
  cutoff: z.enum(['decree-09', 'calendar']).default('decree-09'),
  /** Dates that the office sets itself, each for one period. */
  own: z.array(ownPeriodSchema).max(200).default([]),
  /** Days after a period's last day by which the office's own report is due. */
  dueDays: z.int().min(0).max(90).default(7),
  /** Days after a period's last day by which the units' reports are due at the office. */
  unitDueDays: z.int().min(0).max(90).default(3),
  /** Periods in which records are changed only after the clerk was asked (`reports.lock`). */
  locked: z.array(storedPeriodSchema).max(500).default([]),
});
export type PeriodSettings = z.output<typeof periodSettingsSchema>;

export const settingsSchema = z.strictObject({
  office: officeSchema,
  period: periodSettingsSchema,
  /** The least that each rating of the yearly evaluation asks for. */
  evaluation: evaluationRulesSchema,
});
export type Settings = z.output<typeof settingsSchema>;

export const clerkSchema = z.object({ ...recordMeta, name: z.string(), role: roleSchema });
export type Clerk = z.output<typeof clerkSchema>;

/** Interface state that a clerk expects to find again (columns, widths, the last filter): opaque JSON by a key. */
const preferenceKey = z.string().regex(/^[a-z][a-z0-9.-]{0,63}$/);

export const appContract = {
  /** What a window needs to know first. */
  'app.state': control({
    input: nothing,
    output: z.object({
      /** `locked` and `damaged`: there is nothing to work on yet, and the fields about the office are empty. */
      state: z.enum(['open', 'locked', 'damaged']),
      protection: protectionSchema,
      /** What the clerk who works may do. */
      role: roleSchema,
      /** The age of the last good backup, for a sign that everyone sees. */
      backup: z.object({
        lastGoodAt: z.string().nullable(),
        /** Whether it is older than it should be, or the last attempt failed. */
        overdue: z.boolean(),
        secondFolderFailed: z.boolean(),
      }),
      version: z.string(),
      /** Whether the first-run wizard has been finished. */
      setUp: z.boolean(),
      office: officeSchema,
      clerk: clerkSchema.nullable(),
      clerks: z.array(clerkSchema),
      /** Whether sample data is in the register. */
      sample: z.boolean(),
      today: z.string(),
      /** Where the data is: shown to the person who looks after the PC. */
      dataFolder: z.string(),
    }),
  }),
  'app.finishSetup': command({ input: nothing, output: done }),
  'settings.get': query({ input: nothing, output: settingsSchema }),
  'settings.update': command({
    input: z.strictObject({
      office: z
        .strictObject({
          parentName: text().optional(),
          name: text().optional(),
          place: text(100).optional(),
          signerTitle: lines(200).optional(),
          signerName: text(120).optional(),
          recipient: text().optional(),
          sign: text(60).optional(),
          heading: z.enum(['state', 'party']).optional(),
        })
        .optional(),
      period: z
        .strictObject({
          cutoff: z.enum(['decree-09', 'calendar']).optional(),
          own: z.array(ownPeriodSchema).max(200).optional(),
          dueDays: z.int().min(0).max(90).optional(),
          unitDueDays: z.int().min(0).max(90).optional(),
        })
        .optional(),
      evaluation: evaluationRulesPatchSchema.optional(),
    }),
    output: settingsSchema,
  }),
  'clerks.create': command({
    input: z.strictObject({ name: requiredText('Hãy nhập tên người dùng.', 120) }),
    output: clerkSchema,
  }),
  'clerks.rename': command({
    input: z.strictObject({ id: idSchema, name: requiredText('Hãy nhập tên người dùng.', 120) }),
    output: clerkSchema,
  }),
  'clerks.setRole': command({ input: z.strictObject({ id: idSchema, role: roleSchema }), output: clerkSchema }),
  /** Who works from now on; what follows is written under this name. With the password of a clerk who has one. */
  'clerks.switch': control({
    input: z.strictObject({ id: idSchema, password: z.string().max(500).optional() }),
    output: clerkSchema,
  }),
  'preferences.get': query({ input: z.strictObject({ key: preferenceKey }), output: z.object({ value: z.json() }) }),
  'preferences.set': command({
    input: z.strictObject({ key: preferenceKey, value: z.json() }),
    output: done,
  }),
  /** Fills an empty register with a made-up district, marked as such. */
  'sample.load': task({ input: nothing, output: z.object({ units: z.int(), speakers: z.int(), sessions: z.int() }) }),
  'sample.remove': task({ input: nothing, output: z.object({ removed: z.int(), kept: z.int() }) }),
  /** Checks every page, index and reference of the register as it stands, and that attached files are there. */
  'database.check': control({
    input: nothing,
    output: z.object({
      ok: z.boolean(),
      problems: z.array(z.string()),
      counts: z.record(z.string(), z.int()),
      schemaVersion: z.int(),
    }),
  }),
} as const;
