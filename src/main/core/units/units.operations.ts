import type { unitsContract } from '#shared/contract/units.ts';
import { CoreError } from '../core-error.ts';
import type { Handlers } from '../operation.ts';
import { mergeUnits, previewMerge, previewSplit, splitUnit } from './merge-units.ts';
import {
  createUnit,
  createUnits,
  listUnits,
  removeUnit,
  requireUnit,
  restoreUnit,
  unitItems,
  updateUnit,
} from './unit.service.ts';

export const unitsOperations: Handlers<typeof unitsContract> = {
  'units.list': ({ db }, input) => listUnits(db, input),
  'units.get': async ({ db }, { id }) => {
    const [item] = await unitItems(db, [await requireUnit(db, id, 'id')]);
    if (!item) throw new CoreError('NOT_FOUND');
    return item;
  },
  'units.create': (context, input) => createUnit(context, input),
  'units.createMany': createUnits,
  'units.update': updateUnit,
  'units.remove': removeUnit,
  'units.restore': (context, { id }) => restoreUnit(context, id),
  'units.previewMerge': ({ db }, input) => previewMerge(db, input),
  'units.merge': mergeUnits,
  'units.previewSplit': ({ db }, input) => previewSplit(db, input),
  'units.split': splitUnit,
};
