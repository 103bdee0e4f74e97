import type { ReactNode } from 'react';
import type { RouteObject } from 'react-router';
import type { EntityName } from '#shared/contract/changes.ts';
import type { Json } from '#shared/contract/common.ts';
import type { MenuCommand } from '#shared/contract/host.ts';
import type { Speaker } from '#shared/contract/speakers.ts';
import type { Names } from '#shared/words/names.ts';

/**
 * How a part of the application makes itself known to the window: one value of this type in `features.ts`, and its
 * page, its place in the navigation, what the command palette finds of it and what it adds to other pages are there.
 */

export interface NavEntry {
  label: string;
  path: string;
  icon: ReactNode;
  /** `main`: the registers, at the top; `office`: looking after them, below. */
  group: 'main' | 'office';
}

/** Something the palette can do. */
export interface PaletteCommand {
  key: string;
  label: string;
  /** Other words by which people look for it. */
  words?: string;
  /** Where it leads. */
  path: string;
  /** Shown beside it. */
  keys?: string;
}

/** Something the palette found. */
export interface PaletteHit {
  key: string;
  label: string;
  /** What tells it from others of the same name. */
  detail?: string;
  path: string;
}

/** A kind of record that the palette looks through. */
export interface PaletteSource {
  label: string;
  find: (search: string) => Promise<PaletteHit[]>;
}

/** A part that a feature adds to a speaker's page (talks, commendations). */
export interface SpeakerSection {
  key: string;
  title: string;
  render: (speaker: Speaker) => ReactNode;
}

/** A part that a feature adds to the overview. */
export interface OverviewCard {
  key: string;
  title: string;
  /** Columns of 24. */
  span: number;
  render: () => ReactNode;
}

/** What the journal, a record's history and the recycle bin need to know of a kind of record. */
export interface RecordWords {
  entity: EntityName;
  /** A field's value in words; never called with a blank one. Labels are in `field-labels.ts`. */
  showValue: (field: string, value: Json, names: Names | undefined) => string;
  /** Operations in words: `speakers.create` is "Thêm mới". */
  operations: Record<string, string>;
  /** Where a record's page is. */
  path?: (id: number) => string;
  /** Takes a record out of the recycle bin; absent where none gets there. */
  restore?: (id: number) => Promise<unknown>;
}

export interface Feature {
  key: string;
  nav?: NavEntry;
  routes: RouteObject[];
  commands?: PaletteCommand[];
  source?: PaletteSource;
  records?: RecordWords[];
  /** Operations in words that are of no one kind of record. */
  operations?: Record<string, string>;
  speakerSections?: SpeakerSection[];
  overviewCards?: OverviewCard[];
  /** Where commands of the desktop menu lead. */
  menu?: Partial<Record<MenuCommand, string>>;
  /** Lies over every page (a place to drop files on). */
  layer?: () => ReactNode;
}
