import { z } from 'zod';
import { done, idSchema, listInput, listOutput, nothing } from './common.ts';
import { command, control, query } from './operation.ts';
import { rosterSchema } from './rosters.ts';
import { speakerPapersRequestSchema } from './speaker-papers.ts';

/** What a person may do. The first clerk of a register is its administrator. */
export const roles = ['administrator', 'clerk', 'leader'] as const;
export const roleSchema = z.enum(roles);
export type Role = z.output<typeof roleSchema>;

export const roleLabels: Record<Role, string> = {
  administrator: 'Người quản trị',
  clerk: 'Người ghi sổ',
  leader: 'Lãnh đạo (chỉ xem)',
};

/**
 * How the register is protected: `clerks` each with a password of their own, one `password` of the office, by the
 * `system` (only this person on this PC opens it), or `open`: encrypted, but the key lies beside it.
 */
export const protectionSchema = z.enum(['clerks', 'password', 'system', 'open']);
export type Protection = z.output<typeof protectionSchema>;

export const PASSWORD_MIN = 8;

export const newPasswordSchema = z
  .string()
  .min(PASSWORD_MIN, `Mật khẩu cần ít nhất ${PASSWORD_MIN} ký tự.`)
  .max(200, 'Mật khẩu dài quá 200 ký tự.');
const givenPassword = z.string().max(500);

/** Minutes without work after which a register with a password locks itself; null for never. */
export const idleMinutesSchema = z.int().min(1).max(480).nullable();

const recoveryCode = z.object({
  /** To be printed and kept away from the PC: it is shown this once. Null where the former one still holds. */
  recoveryCode: z.string().nullable(),
});

export const authContract = {
  /** What a lock screen needs. */
  'auth.state': control({
    input: nothing,
    output: z.object({
      state: z.enum(['open', 'locked', 'damaged']),
      protection: protectionSchema,
      /** Who has a password of their own. */
      clerks: z.array(z.object({ id: idSchema, name: z.string() })),
      /** Whether a recovery code has been made. */
      recoverable: z.boolean(),
      /** Seconds until the next password may be tried. */
      waitSeconds: z.int(),
      idleMinutes: idleMinutesSchema,
      /** Whether the register was opened with the recovery code, so that a new password is due. */
      recovered: z.boolean(),
    }),
  }),
  'auth.unlock': control({
    input: z.union([
      z.strictObject({ password: givenPassword, clerkId: idSchema.optional() }),
      z.strictObject({ recoveryCode: z.string().max(100) }),
    ]),
    output: done,
  }),
  /** Somebody is at the screen: who types or reads calls nothing else for long, and the idle lock hears calls only. */
  'auth.touch': query({ input: nothing, output: done }),
  'auth.lock': control({ input: nothing, output: done }),
  /** Sets or changes the password of the whole office; clerks' own passwords end. */
  'auth.setPassword': control({
    input: z.strictObject({ password: newPasswordSchema, current: givenPassword.optional() }),
    output: recoveryCode,
  }),
  /** The register opens without a password from now on. */
  'auth.removePassword': control({ input: z.strictObject({ current: givenPassword.optional() }), output: done }),
  /** A new recovery code; the former one opens nothing more. */
  'auth.newRecoveryCode': control({
    input: z.strictObject({ current: givenPassword.optional() }),
    output: z.object({ recoveryCode: z.string() }),
  }),
  'auth.configure': control({ input: z.strictObject({ idleMinutes: idleMinutesSchema }), output: done }),
  /** A clerk's own password: theirs to change with the present one; an administrator gives it anew without. */
  'clerks.setPassword': control({
    input: z.strictObject({ id: idSchema, password: newPasswordSchema, current: givenPassword.optional() }),
    output: recoveryCode,
  }),
  /** Notes that a list or papers were printed, or kept as a PDF by the system's own dialog: no operation wrote a file. */
  'exports.note': command({
    input: z.strictObject({
      way: z.enum(['print', 'pdf']),
      request: z.union([rosterSchema, speakerPapersRequestSchema]),
      rows: z.int().min(0).max(10_000_000),
    }),
    output: done,
  }),
  /** Which files with records left the register: who, when, what was asked for, where to. Newest first. */
  'exports.list': query({
    input: listInput(z.strictObject({})),
    output: listOutput(
      z.object({
        id: idSchema,
        at: z.string(),
        clerk: z.string(),
        operation: z.string(),
        input: z.json(),
        rows: z.int().nullable(),
        path: z.string(),
      }),
    ),
  }),
} as const;
