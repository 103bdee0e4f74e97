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
  text,
  versionSchema,
} from './common.ts';
import { command, query } from './operation.ts';

export const unitKinds = [
  'province',
  'district',
  'commune-xa',
  'commune-phuong',
  'commune-thi-tran',
  'special-zone',
  'village',
  'agency',
] as const;
export const unitKindSchema = z.enum(unitKinds);
export type UnitKind = z.output<typeof unitKindSchema>;

/** The kinds of commune: what an office reports by, and looks for where nothing was held. */
export const communeKinds: ReadonlySet<UnitKind> = new Set([
  'commune-xa',
  'commune-phuong',
  'commune-thi-tran',
  'special-zone',
]);

export const unitKindLabels: Record<UnitKind, string> = {
  province: 'Tỉnh, thành phố',
  district: 'Huyện, quận, thị xã',
  'commune-xa': 'Xã',
  'commune-phuong': 'Phường',
  'commune-thi-tran': 'Thị trấn',
  'special-zone': 'Đặc khu',
  village: 'Thôn, tổ dân phố',
  agency: 'Ban, ngành, đoàn thể',
};

/** The unit's place in the order in which the office lists its units; those without one follow by name. */
const listOrder = z.int().min(1).max(999_999).nullable();

const unitFields = {
  name: requiredText('Hãy nhập tên đơn vị.'),
  kind: unitKindSchema,
  code: optionalText(50),
  parentId: idSchema.nullish().transform((value) => value ?? null),
  listOrder: listOrder.default(null),
  validFrom: fullDateSchema.nullish().transform((value) => value ?? null),
  validTo: fullDateSchema.nullish().transform((value) => value ?? null),
  aliases: z
    .array(text())
    .max(50)
    .default([])
    .transform((all) => [...new Set(all.filter((alias) => alias !== ''))]),
};

/** Where a unit went: merged into or split into another, on a date. */
export const successorSchema = z.object({ unitId: idSchema, date: z.string(), kind: z.enum(['merged', 'split']) });

export const unitSchema = z.object({
  ...recordMeta,
  name: z.string(),
  kind: unitKindSchema,
  code: z.string().nullable(),
  parentId: idSchema.nullable(),
  listOrder,
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  aliases: z.array(z.string()),
  successors: z.array(successorSchema),
});
export type Unit = z.output<typeof unitSchema>;

/** A unit in lists: with the name of its parent and how many speakers it has itself and with all units below it. */
export const unitItemSchema = unitSchema.extend({
  parentName: z.string().nullable(),
  speakers: z.int(),
  speakersBelow: z.int(),
});
export type UnitItem = z.output<typeof unitItemSchema>;

export const unitCreateSchema = z.strictObject(unitFields);

const patch = z.strictObject({
  id: idSchema,
  version: versionSchema.optional(),
  name: unitFields.name.optional(),
  kind: unitKindSchema.optional(),
  code: z.string().max(50).nullable().optional(),
  parentId: idSchema.nullable().optional(),
  listOrder: listOrder.optional(),
  validFrom: fullDateSchema.nullable().optional(),
  validTo: fullDateSchema.nullable().optional(),
  aliases: z.array(text()).max(50).optional(),
});

const mergeTarget = z.union([
  z.strictObject({ id: idSchema }),
  z.strictObject({ name: unitFields.name, kind: unitKindSchema, parentId: idSchema.nullish() }),
]);
const mergeInput = z.strictObject({ from: z.array(idSchema).min(1).max(200), into: mergeTarget, date: fullDateSchema });
const splitInput = z.strictObject({
  from: idSchema,
  into: z.array(mergeTarget).min(2).max(50),
  date: fullDateSchema,
  /** Speakers moved to each part, by its place in `into`; those not named stay with the first part. */
  moves: z
    .array(z.strictObject({ speakerId: idSchema, to: z.int().min(0) }))
    .max(100_000)
    .default([]),
});

/** What a merge or split will move: shown before it is done. */
export const moveCountsSchema = z.object({
  speakers: z.int(),
  /** Sessions on or after the day; earlier ones keep their unit. */
  sessions: z.int(),
  children: z.int(),
  closed: z.array(z.string()),
  conflicts: z.array(z.string()),
});

export const unitsContract = {
  'units.list': query({
    input: listInput(
      z.strictObject({
        kind: oneOrMany(unitKindSchema).optional(),
        parentId: idSchema.nullable().optional(),
        /** Units that were valid on this day; default: all. */
        validOn: fullDateSchema.optional(),
        deleted: z.boolean().optional(),
      }),
    ),
    output: listOutput(unitItemSchema),
  }),
  'units.get': query({ input: z.strictObject({ id: idSchema }), output: unitItemSchema }),
  'units.create': command({ input: unitCreateSchema, output: unitSchema }),
  'units.update': command({ input: patch, output: unitSchema }),
  'units.remove': command({
    input: z.strictObject({ id: idSchema, version: versionSchema.optional() }),
    output: unitSchema,
  }),
  'units.restore': command({ input: z.strictObject({ id: idSchema }), output: unitSchema }),
  /**
   * Several units at once, from a list pasted from Excel (a name a line), also such as lie in others of the list: all of
   * it or nothing. Names already there are left alone; those without a place in the order take that of the list, where
   * it names all of them.
   */
  'units.createMany': command({
    input: z.strictObject({
      units: z
        .array(
          z.strictObject({
            name: unitFields.name,
            kind: unitKindSchema,
            listOrder: listOrder.optional(),
            /** The place in this list of the unit that it lies in, which comes before it; default: in `parentId`. */
            parent: z.int().min(0).optional(),
          }),
        )
        .min(1)
        .max(10_000)
        .refine((units) => units.every(({ parent }, place) => parent === undefined || parent < place), {
          message: 'Đơn vị cấp trên phải đứng trước đơn vị trực thuộc.',
        }),
      parentId: idSchema.nullish(),
    }),
    output: z.object({ created: z.array(unitSchema), existing: z.array(z.string()) }),
  }),
  'units.previewMerge': query({ input: mergeInput, output: moveCountsSchema }),
  'units.merge': command({
    input: mergeInput,
    output: z.object({ unit: unitSchema, moved: moveCountsSchema, changeId: idSchema }),
  }),
  'units.previewSplit': query({ input: splitInput, output: moveCountsSchema }),
  'units.split': command({
    input: splitInput,
    output: z.object({ units: z.array(unitSchema), moved: moveCountsSchema, changeId: idSchema }),
  }),
} as const;
