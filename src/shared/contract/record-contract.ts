import { z } from 'zod';
import { idSchema, listInput, listOutput, manyChanged, manyRemoved, selectionOf, versionSchema } from './common.ts';
import { type Contracts, command, query } from './operation.ts';

/** What a kind of record is made of. */
export interface RecordShapes<
  Item extends z.ZodType,
  Record extends z.ZodType,
  Input extends z.ZodType,
  Patch extends z.core.$ZodLooseShape,
  Filter extends z.ZodType,
  Totals extends z.ZodType,
> {
  /** A record in a list. */
  item: Item;
  /** A record whole. */
  record: Record;
  /** What makes a new one. */
  input: Input;
  /** What changes one: any of its fields. */
  patch: z.ZodObject<Patch, z.core.$strict>;
  filter: Filter;
  /** What the line under the list says of all that is found. */
  totals: Totals;
}

/** Operations by their verbs, under the name of their feature. */
type Named<Feature extends string, Verbs extends Contracts> = {
  readonly [Verb in keyof Verbs & string as `${Feature}.${Verb}`]: Verbs[Verb];
};

/**
 * The operations that every kind of record has: list and totals of what a search and filter find, one record, create,
 * update, to the recycle bin and out of it, the same change to many.
 * `update` and `remove` take the `version` that was read: with a newer one in the register they are refused
 * (`STALE_VERSION`). `updateMany` and `removeMany` are one change in the history, taken back as one.
 */
export function recordContract<
  Feature extends string,
  Item extends z.ZodType,
  Record extends z.ZodType,
  Input extends z.ZodType,
  Patch extends z.core.$ZodLooseShape,
  Filter extends z.ZodType,
  Totals extends z.ZodType,
>(feature: Feature, shapes: RecordShapes<Item, Record, Input, Patch, Filter, Totals>) {
  const { item, record, input, patch, filter, totals } = shapes;
  const selection = selectionOf(filter);
  const one = z.strictObject({ id: idSchema });
  const oneAsRead = z.strictObject({ id: idSchema, version: versionSchema.optional() });
  const verbs = {
    list: query({ input: listInput(filter), output: listOutput(item) }),
    totals: query({
      input: z.strictObject({ search: z.string().max(200).optional(), filter: filter.optional() }),
      output: totals,
    }),
    get: query({ input: one, output: record }),
    create: command({ input, output: record }),
    update: command({ input: patch.extend({ id: idSchema, version: versionSchema.optional() }), output: record }),
    remove: command({ input: oneAsRead, output: record }),
    restore: command({ input: one, output: record }),
    updateMany: command({ input: z.strictObject({ selection, patch }), output: manyChanged }),
    removeMany: command({ input: z.strictObject({ selection }), output: manyRemoved }),
  };
  const named = Object.entries(verbs).map(([verb, operation]) => [`${feature}.${verb}`, operation]);
  return Object.fromEntries(named) as Named<Feature, typeof verbs>;
}
