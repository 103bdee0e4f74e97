import { fold, searchWords } from '#shared/text/vietnamese.ts';
import type { Feature, PaletteHit } from './feature.ts';

/** What the palette shows under one heading. */
export interface PaletteGroup {
  label: string;
  hits: (PaletteHit & { keys?: string })[];
}

/** How far a label is from what was typed: itself, its beginning, a part of it, other words for it, single words of both. */
type Distance = 0 | 1 | 2 | 3 | 4;
const LAST_IN_LABEL = 2;

const holds = (text: string, phrase: string): boolean => ` ${text}`.includes(` ${phrase}`);

function distanceOf(label: string, more: string, typed: string): Distance | undefined {
  const phrase = fold(typed).trim();
  const [own, other] = [fold(label), fold(more)];
  if (own === phrase) return 0;
  if (own.startsWith(phrase)) return 1;
  if (holds(own, phrase)) return LAST_IN_LABEL;
  if (holds(other, phrase)) return 3;
  return searchWords(typed).every((word) => `${own} ${other}`.includes(word)) ? 4 : undefined;
}

interface Ranked {
  distance: Distance;
  group: PaletteGroup;
}

/** The pages or commands that what was typed means, the nearest first; undefined where it means none. */
function rank(label: string, all: (PaletteGroup['hits'][number] & { words?: string })[], typed: string): Ranked[] {
  const near = all
    .flatMap((hit) => {
      const distance = distanceOf(hit.label, hit.words ?? '', typed);
      return distance === undefined ? [] : [{ hit, distance }];
    })
    .sort((a, b) => a.distance - b.distance);
  const [first] = near;
  return first ? [{ distance: first.distance, group: { label, hits: near.map(({ hit }) => hit) } }] : [];
}

/**
 * All that the palette shows for what was typed. A page or command in whose name it stands as it was typed comes before
 * the records that were found, unless it is one word that stands in a record's name too: most such words are people's.
 */
export function paletteGroups(
  features: readonly Feature[],
  found: readonly PaletteGroup[],
  typed: string,
): PaletteGroup[] {
  const records = found.filter(({ hits }) => hits.length > 0);
  const ranked = [
    ...rank(
      'Việc cần làm',
      features.flatMap(({ commands }) => commands ?? []),
      typed,
    ),
    ...rank(
      'Trang',
      features.flatMap(({ nav }) => (nav ? [{ ...nav, key: nav.path }] : [])),
      typed,
    ),
  ].sort((a, b) => a.distance - b.distance);
  const phrase = fold(typed).trim();
  const ofPeople =
    !phrase.includes(' ') && records.some(({ hits }) => hits.some(({ label }) => holds(fold(label), phrase)));
  const leads = ({ distance }: Ranked) => distance <= LAST_IN_LABEL && !ofPeople;
  return [
    ...ranked.filter(leads).map(({ group }) => group),
    ...records,
    ...ranked.filter((each) => !leads(each)).map(({ group }) => group),
  ];
}
