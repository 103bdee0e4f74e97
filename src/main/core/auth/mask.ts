import { maskNationalId } from '#shared/text/identity.ts';

const MASKED_FIELD = 'nationalId';

/** A copy of an answer in which identity numbers are masked, wherever they stand in it. */
export function withMaskedIdentity(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withMaskedIdentity);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === MASKED_FIELD && typeof inner === 'string' ? maskNationalId(inner) : withMaskedIdentity(inner),
    ]),
  );
}
