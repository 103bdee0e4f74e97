import { z } from 'zod';
import { headSchema, signatureSchema, tableSchema } from './official-document.ts';

/** What is printed of single speakers: records (lý lịch trích ngang) and cards (thẻ báo cáo viên), as data. */

export const speakerRecordSchema = z.object({
  /** The speaker's name: names the sheet of a workbook. */
  name: z.string(),
  head: headSchema,
  title: z.string(),
  subtitle: z.string().nullable(),
  /** What the register knows of the person; blank facts are left out. */
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  sections: z.array(
    z.object({
      heading: z.string(),
      table: tableSchema,
      /** Said where the table has no row. */
      empty: z.string(),
    }),
  ),
  signature: signatureSchema,
});
export type SpeakerRecord = z.output<typeof speakerRecordSchema>;

export const speakerCardSchema = z.object({
  parentName: z.string(),
  officeName: z.string(),
  /** THẺ BÁO CÁO VIÊN, THẺ TUYÊN TRUYỀN VIÊN. */
  title: z.string(),
  name: z.string(),
  lines: z.array(z.object({ label: z.string(), value: z.string() })),
  placeAndDate: z.string(),
  signature: signatureSchema,
});
export type SpeakerCard = z.output<typeof speakerCardSchema>;

export const CARDS_ON_A_PAGE = 8;

export const speakerPapersSchema = z.discriminatedUnion('kind', [
  /** `name` names the file. */
  z.object({ kind: z.literal('records'), name: z.string(), records: z.array(speakerRecordSchema) }),
  z.object({ kind: z.literal('cards'), name: z.string(), cards: z.array(speakerCardSchema) }),
]);
export type SpeakerPapers = z.output<typeof speakerPapersSchema>;
