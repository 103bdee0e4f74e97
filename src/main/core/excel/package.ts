import { ReadFailure } from './read-failure.ts';
import { localName, walkXml } from './xml.ts';
import type { ZipEntry } from './zip-guard.ts';
import { readPart } from './zip-parts.ts';

/** A workbook's package: a zip of XML parts that name each other by relations. */
export interface Package {
  bytes: Uint8Array;
  entries: readonly ZipEntry[];
}

export interface Relation {
  /** The last word of its type: both editions of the standard end their types alike. */
  type: string;
  /** The path of the part in the package. */
  target: string;
}

export interface PackageSheet {
  name: string;
  hidden: boolean;
  /** The path of the sheet's part; undefined for sheets that are not made of cells (charts). */
  part: string | undefined;
}

/**
 * The text of a part. It is kept as it stands, a mark at its start included, so that it can be written back.
 * @throws {ReadFailure} `FILE_UNREADABLE` where it is not there, is damaged, or is not UTF-8.
 */
export function partText({ bytes, entries }: Package, name: string): string {
  // Names of parts are equal whatever their letters' case (ECMA-376, part 2, 6.2.2.3).
  const folded = name.toLowerCase();
  const entry = entries.find((one) => one.name === name) ?? entries.find((one) => one.name.toLowerCase() === folded);
  if (!entry) throw new ReadFailure('FILE_UNREADABLE', 'workbook: a part is missing');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readPart(bytes, entry));
  } catch (cause) {
    if (cause instanceof ReadFailure) throw cause;
    throw new ReadFailure('FILE_UNREADABLE', 'workbook: a part is not UTF-8', { cause });
  }
}

/**
 * The text of the part that a relation of this type names; undefined where no relation does. Throws as {@link partText},
 * also where the part is not there: without its strings or formats a workbook would read as something else.
 */
export function relatedText(source: Package, related: ReadonlyMap<string, Relation>, type: string): string | undefined {
  const part = [...related.values()].find((relation) => relation.type === type)?.target;
  return part === undefined ? undefined : partText(source, part);
}

/** `xl/worksheets/sheet1.xml` for `worksheets/sheet1.xml` or `/xl/worksheets/sheet1.xml` named by `xl/workbook.xml`. */
function resolvePart(from: string, target: string): string {
  const parts = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '' && step !== '.') parts.push(step);
  }
  return parts.join('/');
}

/** The relations of a part, or of the package itself (`''`), by their ids; links that lead out of it are left out. */
export function relations(source: Package, part: string): Map<string, Relation> {
  const slash = part.lastIndexOf('/') + 1;
  const name = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
  const found = new Map<string, Relation>();
  walkXml(partText(source, name), {
    open: ({ name: element, attributes }) => {
      const { Id, Type, Target, TargetMode } = attributes;
      if (element !== 'Relationship' || Id === undefined || Target === undefined || TargetMode === 'External') return;
      found.set(Id, { type: Type?.slice(Type.lastIndexOf('/') + 1) ?? '', target: resolvePart(part, Target) });
    },
  });
  return found;
}

/** The path of the workbook's own part. Throws `FILE_UNREADABLE` where the package has none. */
export function workbookPart(source: Package): string {
  const workbook = [...relations(source, '').values()].find(({ type }) => type === 'officeDocument')?.target;
  if (workbook === undefined) throw new ReadFailure('FILE_UNREADABLE', 'package: no workbook');
  return workbook;
}

/** The sheets that a workbook's part lists, in its order, and whether its days are counted from 1904. */
export function readWorkbookPart(
  xml: string,
  related: ReadonlyMap<string, Relation>,
): { sheets: PackageSheet[]; from1904: boolean } {
  const sheets: PackageSheet[] = [];
  let from1904 = false;
  walkXml(xml, {
    open: ({ name, attributes }) => {
      if (name === 'workbookPr') from1904 = attributes.date1904 === '1' || attributes.date1904 === 'true';
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.includes(':') && localName(key) === 'id')?.[1];
      const relation = related.get(id ?? '');
      sheets.push({
        name: attributes.name ?? '',
        hidden: attributes.state === 'hidden' || attributes.state === 'veryHidden',
        part: relation?.type === 'worksheet' ? relation.target : undefined,
      });
    },
  });
  return { sheets, from1904 };
}
