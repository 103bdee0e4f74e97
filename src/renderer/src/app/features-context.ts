import { createContext, useContext } from 'react';
import type { Feature } from './feature.ts';

/** The features for pages that show what others add to them, without importing those. */
export const FeaturesContext = createContext<Feature[]>([]);

export function useFeatures(): Feature[] {
  return useContext(FeaturesContext);
}
