import { z } from 'zod';
import {
  countBy,
  fileTokenSchema,
  fullDateSchema,
  idSchema,
  lines,
  oneOrMany,
  optionalText,
  orNull,
  partialDateSchema,
  patchOf,
  recordMeta,
  requiredText,
  versionSchema,
} from './common.ts';
import { command, query, task } from './operation.ts';
import { recordContract } from './record-contract.ts';

/** The register of documents and materials (văn bản, tài liệu), each with at most one attached file. */

export const documentKinds = [
  'de-cuong',
  'tai-lieu',
  'to-gap',
  'nghi-quyet',
  'chi-thi',
  'quyet-dinh',
  'ke-hoach',
  'huong-dan',
  'cong-van',
  'thong-bao',
  'bao-cao',
  'khac',
] as const;
export const documentKindSchema = z.enum(documentKinds);
export type DocumentKind = z.output<typeof documentKindSchema>;
export const documentKindLabels: Record<DocumentKind, string> = {
  'de-cuong': 'Đề cương tuyên truyền',
  'tai-lieu': 'Tài liệu, sách, bản tin',
  'to-gap': 'Tờ gấp, tờ rơi',
  'nghi-quyet': 'Nghị quyết',
  'chi-thi': 'Chỉ thị',
  'quyet-dinh': 'Quyết định',
  'ke-hoach': 'Kế hoạch',
  'huong-dan': 'Hướng dẫn',
  'cong-van': 'Công văn',
  'thong-bao': 'Thông báo',
  'bao-cao': 'Báo cáo',
  khac: 'Loại khác',
};

/**
 * What can be attached: papers, pictures and recordings, which the system's viewers open. Nothing that a system runs,
 * and no papers with macros.
 */
export const documentFileExtensions = [
  'pdf',
  'doc',
  'docx',
  'xls',
  'xlsx',
  'ppt',
  'pptx',
  'odt',
  'ods',
  'odp',
  'rtf',
  'txt',
  'jpg',
  'jpeg',
  'png',
  'tif',
  'tiff',
  'mp3',
  'mp4',
] as const;

/** A file beyond this is refused: it would have to be carried in every backup. */
export const DOCUMENT_FILE_MAX_BYTES = 50 * 1024 * 1024;

/** Which unit received a document, when, and how many copies. */
export const documentReceiptSchema = z.strictObject({
  unitId: idSchema,
  date: orNull(fullDateSchema),
  copies: orNull(z.int().min(0).max(1_000_000)),
});
export type DocumentReceipt = z.output<typeof documentReceiptSchema>;

const fields = {
  number: optionalText(100),
  date: orNull(partialDateSchema),
  issuer: optionalText(),
  title: requiredText('Hãy nhập tên, trích yếu của văn bản hoặc tài liệu.', 500),
  kind: documentKindSchema,
  notes: lines(2000)
    .nullish()
    .transform((value) => value || null),
  receipts: z
    .array(documentReceiptSchema)
    .max(2000)
    .nullish()
    .transform((value) => value ?? []),
};

export const documentInputSchema = z.strictObject({ ...fields, kind: documentKindSchema.default('tai-lieu') });
export type DocumentInput = z.output<typeof documentInputSchema>;
export const documentPatchSchema = patchOf(fields);

/** The attached file: its name is what it was called when it was attached, its bytes are kept by their hash. */
export const documentFileSchema = z.object({ name: z.string(), size: z.int(), sha256: z.string() });
export type DocumentFile = z.output<typeof documentFileSchema>;

export const documentSchema = z.object({
  ...recordMeta,
  number: z.string().nullable(),
  date: z.string().nullable(),
  issuer: z.string().nullable(),
  title: z.string(),
  kind: documentKindSchema,
  notes: z.string().nullable(),
  receipts: z.array(
    z.object({
      unitId: idSchema,
      unit: z.string(),
      date: z.string().nullable(),
      copies: z.int().nullable(),
    }),
  ),
  file: documentFileSchema.nullable(),
});
export type Document = z.output<typeof documentSchema>;

export const documentFilterSchema = z.strictObject({
  kind: oneOrMany(documentKindSchema).optional(),
  issuer: oneOrMany(z.string().max(250)).optional(),
  /** The document's date, both ends included. */
  from: fullDateSchema.optional(),
  to: fullDateSchema.optional(),
  /** Documents that one of these units (or a unit below) received. */
  unitId: oneOrMany(idSchema).optional(),
  below: z.boolean().optional(),
  /** Documents that were used in one of these sessions. */
  sessionId: oneOrMany(idSchema).optional(),
  hasFile: z.boolean().optional(),
  ids: z.array(idSchema).max(10_000).optional(),
  deleted: z.boolean().optional(),
});
export type DocumentFilter = z.output<typeof documentFilterSchema>;

export const documentsContract = {
  ...recordContract('documents', {
    item: documentSchema,
    record: documentSchema,
    input: documentInputSchema,
    patch: documentPatchSchema,
    filter: documentFilterSchema,
    totals: z.object({ total: z.int(), withFile: z.int(), copies: z.int(), byKind: countBy }),
  }),
  /** Takes a copy of a file into the data folder and attaches it; what was attached before is replaced. */
  'documents.attach': task({
    input: z.strictObject({ id: idSchema, version: versionSchema.optional(), path: fileTokenSchema }),
    output: documentSchema,
    file: { field: 'path', use: 'read' },
  }),
  /** Takes the file off the document. Its copy stays in the data folder, so that this can be taken back. */
  'documents.detach': command({
    input: z.strictObject({ id: idSchema, version: versionSchema.optional() }),
    output: documentSchema,
  }),
  /** A token for reading the attached file, by which a host opens it with the system's viewer or offers it for download. */
  'documents.file': query({
    input: z.strictObject({ id: idSchema }),
    output: z.object({ token: fileTokenSchema, name: z.string(), size: z.int() }),
  }),
  /** The sessions in which it was used, the latest first. */
  'documents.uses': query({
    input: z.strictObject({ id: idSchema }),
    output: z.array(
      z.object({
        sessionId: idSchema,
        date: z.string(),
        topic: z.string().nullable(),
        unit: z.string(),
        copies: z.int().nullable(),
      }),
    ),
  }),
  'documents.suggestions': query({
    input: z.strictObject({ field: z.enum(['issuer']), text: z.string().max(120).default('') }),
    output: z.array(z.string()),
  }),
} as const;
