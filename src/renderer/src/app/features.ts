import { changesFeature } from '../features/changes/changes.feature.tsx';
import { commendationsFeature } from '../features/commendations/commendations.feature.tsx';
import { documentsFeature } from '../features/documents/documents.feature.tsx';
import { evaluationsFeature } from '../features/evaluations/evaluations.feature.tsx';
import { guideFeature } from '../features/guide/guide.feature.tsx';
import { importsFeature } from '../features/imports/imports.feature.tsx';
import { overviewFeature } from '../features/overview/overview.feature.tsx';
import { printingFeature } from '../features/printing/printing.feature.tsx';
import { recycleBinFeature } from '../features/recycle-bin/recycle-bin.feature.tsx';
import { reportsFeature } from '../features/reports/reports.feature.tsx';
import { sessionsFeature } from '../features/sessions/sessions.feature.tsx';
import { settingsFeature } from '../features/settings/settings.feature.tsx';
import { speakersFeature } from '../features/speakers/speakers.feature.tsx';
import { trustFeature } from '../features/trust/trust.feature.tsx';
import { unitsFeature } from '../features/units/units.feature.tsx';
import { violationsFeature } from '../features/violations/violations.feature.tsx';
import type { Feature } from './feature.ts';

/** Every part of the application, in the order of the navigation. */
export const features: Feature[] = [
  overviewFeature,
  speakersFeature,
  sessionsFeature,
  importsFeature,
  commendationsFeature,
  evaluationsFeature,
  documentsFeature,
  reportsFeature,
  unitsFeature,
  violationsFeature,
  changesFeature,
  recycleBinFeature,
  trustFeature,
  settingsFeature,
  guideFeature,
  printingFeature,
];
