import { z } from 'zod';
import { done, fileTokenSchema, nothing } from './common.ts';
import { control } from './operation.ts';

/** Why a backup was made; `manual` ones are where a person put them and are never thinned out. */
export const backupReasons = [
  'daily',
  'migration',
  'import',
  'merge',
  'bulk',
  'restore',
  'protection',
  'manual',
] as const;
export const backupReasonSchema = z.enum(backupReasons);
export type BackupReason = z.output<typeof backupReasonSchema>;

export const backupReasonLabels: Record<BackupReason, string> = {
  daily: 'Hằng ngày',
  migration: 'Trước khi nâng cấp',
  import: 'Trước khi nhập dữ liệu',
  merge: 'Trước khi gộp',
  bulk: 'Trước khi sửa, xoá hàng loạt',
  restore: 'Trước khi khôi phục',
  protection: 'Khi đổi cách bảo vệ sổ',
  manual: 'Do người dùng tạo',
};

export const backupFactsSchema = z.object({
  /** When it was made, UTC. */
  createdAt: z.string(),
  reason: backupReasonSchema,
  appVersion: z.string(),
  schemaVersion: z.int(),
  /** Records by table, those in the recycle bin included. */
  counts: z.record(z.string(), z.int()),
  /** The newest change that it holds. */
  lastChange: z.object({ id: z.int(), at: z.string() }).nullable(),
  /** How many attached files it carries. */
  attachments: z.int(),
  /** Bytes of the whole file. */
  size: z.int(),
});
export type BackupFacts = z.output<typeof backupFactsSchema>;

/** A name in the list of backups that the program made by itself. */
export const backupNameSchema = z.string().regex(/^[a-z0-9-]{1,80}\.sbcv$/);

/** A backup: one of the list, or a file that a person chose. */
const which = { name: backupNameSchema.optional(), file: fileTokenSchema.optional() };
const chosen = z
  .strictObject(which)
  .refine(({ name, file }) => (name === undefined) !== (file === undefined), { message: 'Hãy chọn một bản sao lưu.' });

const secrets = {
  /** Needed for a backup of another register: one of its passwords, or its recovery code. */
  password: z.string().max(500).optional(),
  recoveryCode: z.string().max(100).optional(),
};
const chosenWithSecrets = z
  .strictObject({ ...which, ...secrets })
  .refine(({ name, file }) => (name === undefined) !== (file === undefined), { message: 'Hãy chọn một bản sao lưu.' });

export const backupSettingsSchema = z.strictObject({
  /** A folder on another drive that gets a copy of each automatic backup; null for none. */
  secondFolder: z.string().max(1000).nullable().default(null),
});
export type BackupSettings = z.output<typeof backupSettingsSchema>;

/** What reading a backup's pages, indexes and references through found. */
export const backupCheckSchema = z.object({ at: z.string(), problems: z.array(z.string()) });
export type BackupCheck = z.output<typeof backupCheckSchema>;

export const listedBackupSchema = backupFactsSchema.extend({
  name: backupNameSchema,
  /** Null as long as only its hashes were compared. */
  check: backupCheckSchema.nullable(),
});

/** With how many people it still holds that were deleted from the register since; null where that cannot be told. */
export const backupWithErasedSchema = listedBackupSchema.extend({ holdsErased: z.int().nullable() });
export type BackupWithErased = z.output<typeof backupWithErasedSchema>;
export type ListedBackup = z.output<typeof listedBackupSchema>;

export const backupContract = {
  /** Writes one file that carries the whole register, and reads it back. */
  'backup.create': control({
    input: z.strictObject({ file: fileTokenSchema }),
    output: backupFactsSchema,
    file: { field: 'file', use: 'write' },
  }),
  /** The backups that the program made by itself, newest first, and how safe the register is. */
  'backup.list': control({
    input: nothing,
    output: z.object({
      backups: z.array(backupWithErasedSchema),
      /**
       * Backups here and in the second folder, and registers that were set aside, from before somebody was deleted from
       * the register: what `backup.purgeErased` removes.
       */
      holdErased: z.int(),
      /** The folder that does not answer (a network drive), so that what it holds is not counted. */
      silentFolder: z.string().nullable(),
      /** Files of the list that are not whole. */
      unreadable: z.array(z.string()),
      settings: backupSettingsSchema,
      /** Of the last one that was written and read back without a fault, wherever it went. */
      lastGoodAt: z.string().nullable(),
      /** What hindered the last attempt; null where it went well. */
      problem: z.string().nullable(),
      /** The same for the second folder (a drive that is not plugged in). */
      secondFolderProblem: z.string().nullable(),
      /** Since when a copy is being written to the second folder; null while none is. */
      copyingSince: z.string().nullable(),
    }),
  }),
  /** Reads a backup through: its hash, every page of the database, counts. */
  'backup.verify': control({
    input: chosenWithSecrets,
    output: backupFactsSchema.extend({ ok: z.boolean(), problems: z.array(z.string()) }),
    file: { field: 'file', use: 'read' },
  }),
  /** What a backup holds and what restoring it would lose, without opening its records. */
  'backup.inspect': control({
    input: chosen,
    output: backupFactsSchema.extend({
      /** Whether it opens without being asked for a password: with this register's key, or because it never had one. */
      opens: z.boolean(),
      /** Changes of the register as it is now that the backup does not hold; null where the two are not the same register. */
      lost: z
        .object({ changes: z.int(), since: z.string().nullable(), counts: z.record(z.string(), z.int()) })
        .nullable(),
    }),
    file: { field: 'file', use: 'read' },
  }),
  /** Puts a backup in the place of the register. The present register is backed up first; `undo` names that backup. */
  'backup.restore': control({
    input: chosenWithSecrets,
    output: backupFactsSchema.extend({
      undo: backupNameSchema.nullable(),
      /** Attached files that the restored register names and that are nowhere to be found. */
      missingFiles: z.int(),
    }),
    file: { field: 'file', use: 'read' },
  }),
  'backup.configure': control({ input: backupSettingsSchema, output: backupSettingsSchema }),
  /** Makes a backup for the list now. */
  'backup.now': control({ input: nothing, output: listedBackupSchema }),
  /**
   * Makes a new backup and removes those that still hold people who were deleted from the register, in both folders, with
   * registers that were set aside before. `foreign`: old backups of the second folder under another key, which stay.
   */
  'backup.purgeErased': control({ input: nothing, output: z.object({ removed: z.int(), foreign: z.int() }) }),
  'backup.remove': control({ input: z.strictObject({ name: backupNameSchema }), output: done }),
} as const;
