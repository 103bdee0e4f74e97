import type { FeeRate } from '#shared/contract/fees.ts';
import type { ParsedInputOf } from '#shared/contract/registry.ts';
import { fold } from '#shared/text/vietnamese.ts';
import type { Draft } from '../changes/record-kind.ts';
import { CoreError } from '../core-error.ts';
import type { Db } from '../db/schema.ts';
import type { CommandContext } from '../operation.ts';
import { definedOf, requireVersion } from '../patch.ts';
import { allFeeRates, feeRateKind } from './fee-rate.repository.ts';

/** @throws CoreError NOT_FOUND */
export async function requireRate(db: Db, id: number): Promise<FeeRate> {
  const [rate] = await feeRateKind.load(db, [id]);
  if (!rate) throw new CoreError('NOT_FOUND');
  return rate;
}

/** Two rates for the same thing from the same day would leave it open which one holds. */
async function refuseTwin(db: Db, rate: Draft<FeeRate>, id?: number): Promise<void> {
  const role = fold(rate.role ?? '');
  const twin = (await allFeeRates(db)).find(
    (other) =>
      other.id !== id &&
      other.kind === rate.kind &&
      fold(other.role ?? '') === role &&
      other.validFrom === rate.validFrom,
  );
  if (!twin) return;
  const message = 'Đã có mức chi cho loại và vai trò này từ cùng ngày. Hãy sửa mức đó, hoặc chọn ngày khác.';
  throw new CoreError('DUPLICATE', { message, fields: [{ field: 'validFrom', code: 'DUPLICATE', message }] });
}

export async function createRate({ db, changes }: CommandContext, input: ParsedInputOf<'fees.create'>) {
  await refuseTwin(db, input);
  const [rate] = await changes.create(feeRateKind, [input]);
  if (!rate) throw new CoreError('UNEXPECTED');
  return rate;
}

export async function updateRate(
  { db, changes }: CommandContext,
  { id, version, ...patch }: ParsedInputOf<'fees.update'>,
): Promise<FeeRate> {
  const before = await requireRate(db, id);
  const given = definedOf(patch);
  requireVersion(before, version, given);
  await refuseTwin(db, { ...before, ...given }, id);
  const [after] = await changes.update(feeRateKind, [{ before, patch: given }]);
  return after ?? before;
}

export async function removeRate(
  { db, changes }: CommandContext,
  { id, version }: ParsedInputOf<'fees.remove'>,
): Promise<FeeRate> {
  const before = await requireRate(db, id);
  requireVersion(before, version, {});
  const [after] = await changes.remove(feeRateKind, [before]);
  return after ?? before;
}

export async function restoreRate({ db, changes }: CommandContext, id: number): Promise<FeeRate> {
  const before = await requireRate(db, id);
  await refuseTwin(db, before, id);
  const [after] = await changes.restore(feeRateKind, [before]);
  return after ?? before;
}
