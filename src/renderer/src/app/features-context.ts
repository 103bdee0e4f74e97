import { createContext, useContext, useMemo } from 'react';
import type { EntityName } from '#shared/contract/changes.ts';
import type { Feature, RecordWords } from './feature.ts';

/** The features for pages that show what others add to them, without importing those. */
export const FeaturesContext = createContext<Feature[]>([]);

export function useFeatures(): Feature[] {
  return useContext(FeaturesContext);
}

/** What the features say of each kind of record. */
export function useRecordWords(): Map<EntityName, RecordWords> {
  const features = useFeatures();
  return useMemo(
    () => new Map(features.flatMap(({ records }) => records ?? []).map((words) => [words.entity, words])),
    [features],
  );
}

/** Operations that belong to no kind of record. */
const COMMON_OPERATIONS: [operation: string, words: string][] = [
  ['changes.takeBack', 'Hoàn tác'],
  ['sample.load', 'Nạp dữ liệu mẫu'],
  ['sample.remove', 'Xoá dữ liệu mẫu'],
];

/** What a clerk did, in words, by the operation that did it. */
export function useOperationWords(): (operation: string) => string {
  const features = useFeatures();
  return useMemo(() => {
    const words = new Map<string, string>([
      ...COMMON_OPERATIONS,
      ...features.flatMap(({ operations }) => Object.entries(operations ?? {})),
      ...features.flatMap(({ records }) => records ?? []).flatMap(({ operations }) => Object.entries(operations)),
    ]);
    return (operation) => words.get(operation) ?? 'Thay đổi';
  }, [features]);
}
