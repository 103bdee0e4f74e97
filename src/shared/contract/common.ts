import { z } from 'zod';
import { isFullDate, isPartialDate } from '../text/partial-date.ts';
import { cleanLines, cleanText } from '../text/vietnamese.ts';

/** Whatever JSON can carry: what crosses every boundary. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export const idSchema = z.int().positive();
export const versionSchema = z.int().positive();

/** One line of text, cleaned; at most `max` characters. Empty is allowed. */
export function text(max = 250): z.ZodType<string, string> {
  return z
    .string()
    .max(max * 2, `Dài quá ${max} ký tự.`)
    .transform(cleanText)
    .pipe(z.string().max(max, `Dài quá ${max} ký tự.`));
}

/** One line of text that must say something. */
export function requiredText(message: string, max = 250): z.ZodType<string, string> {
  return text(max).refine((value) => value !== '', { message });
}

/** Text of several lines. */
export function lines(max = 4000): z.ZodType<string, string> {
  return z.string().max(max, `Dài quá ${max} ký tự.`).transform(cleanLines).pipe(z.string());
}

/** An optional line of text: null, undefined and blank are all null. */
export function optionalText(max = 250) {
  return text(max)
    .nullish()
    .transform((value) => (value ? value : null));
}

/** An optional value: absent, undefined and null are all null. */
export function orNull<T extends z.ZodType>(schema: T) {
  return schema.nullish().transform((value) => value ?? null);
}

/** The input of a change: only the fields that are there are changed. */
export function patchOf<F extends Record<string, z.ZodType>>(fields: F) {
  return z.strictObject(
    Object.fromEntries(Object.entries(fields).map(([name, schema]) => [name, schema.optional()])) as {
      [K in keyof F]: z.ZodOptional<F[K]>;
    },
  );
}

/** Which records are meant: those with these ids, or all that a search and filter find. */
export function selectionOf<F extends z.ZodType>(filter: F) {
  return z.union([
    z.strictObject({ ids: z.array(idSchema).min(1).max(100_000) }),
    z.strictObject({ search: z.string().max(200).optional(), filter: filter.optional() }),
  ]);
}

/** What `updateMany` and `removeMany` answer; `changeId` is what takes it all back. */
export const manyChanged = z.object({ changed: z.int(), unchanged: z.int(), changeId: z.int().positive().nullable() });
export const manyRemoved = z.object({ changed: z.int(), changeId: z.int().positive().nullable() });

/** How many records have each value of a field, the most first. */
export const countBy = z.array(z.object({ value: z.string().nullable(), count: z.int() }));

export const partialDateSchema = z.string().refine(isPartialDate, {
  message: 'Không phải ngày, tháng hay năm có thật (ví dụ 12/3/1985, 3/1985 hoặc 1985).',
});
export const fullDateSchema = z
  .string()
  .refine(isFullDate, { message: 'Không phải một ngày có thật (ví dụ 12/3/2024).' });

/** A filter value that may be one or several. */
export function oneOrMany<T extends z.ZodType>(item: T) {
  return z.union([z.array(item).max(500), item.transform((value) => [value] as z.output<T>[])]);
}

export const sortSchema = z.strictObject({
  field: z.string().max(64),
  direction: z.enum(['asc', 'desc']).default('asc'),
});
export type Sort = z.output<typeof sortSchema>;

export const PAGE_SIZE_DEFAULT = 200;
export const PAGE_SIZE_MAX = 10_000;

/** The input of every list: `{search?, filter?, sort?, page?, pageSize?}`; pages are counted from 1. */
export function listInput<F extends z.ZodType>(filter: F) {
  return z.strictObject({
    search: z.string().max(200).optional(),
    filter: filter.optional(),
    sort: sortSchema.optional(),
    page: z.int().min(1).max(1_000_000).default(1),
    pageSize: z.int().min(1).max(PAGE_SIZE_MAX).default(PAGE_SIZE_DEFAULT),
  });
}

/** The answer of every list: one page of items, and how many there are in all. */
export function listOutput<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), total: z.int() });
}

/** What every stored record has. Times are UTC, ISO 8601 with milliseconds. */
export const recordMeta = {
  id: idSchema,
  createdAt: z.string(),
  updatedAt: z.string(),
  deletedAt: z.string().nullable(),
  version: versionSchema,
};

/** A file as renderers see it: an unguessable token, never a path. */
export const fileTokenSchema = z.string().min(1).max(200);

export const nothing = z.strictObject({});
export const done = z.object({});
