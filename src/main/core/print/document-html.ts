import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { documentTree, type PrintElement } from '#shared/print/document-tree.ts';
import type { OfficialDocument } from '#shared/print/official-document.ts';
import {
  documentCss,
  type FontSubset,
  fontCss,
  fontFaces,
  fontFile,
  fontSubsets,
  pageCss,
} from '#shared/print/print-style.ts';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeText(text: string): string {
  return text.replace(/[&<>"]/g, (char) => escapes[char] ?? char);
}

const VOID = new Set(['col']);

function htmlOf(node: PrintElement | string): string {
  if (typeof node === 'string') return escapeText(node);
  const { tag, className, colSpan, rowSpan, width, children } = node;
  const attributes = [
    className ? ` class="${escapeText(className)}"` : '',
    colSpan ? ` colspan="${colSpan}"` : '',
    rowSpan ? ` rowspan="${rowSpan}"` : '',
    width === undefined ? '' : ` style="width:${width.toFixed(3)}%"`,
  ].join('');
  return VOID.has(tag) ? `<${tag}${attributes}>` : `<${tag}${attributes}>${children.map(htmlOf).join('')}</${tag}>`;
}

/** The folder of font files: the package's in the source tree, the program's resources once it is installed. */
function fontFolders(): string[] {
  const folders: string[] = [];
  const resources: unknown = Reflect.get(process, 'resourcesPath');
  if (typeof resources === 'string') folders.push(join(resources, 'fonts'));
  try {
    folders.push(join(dirname(createRequire(import.meta.url).resolve('@fontsource/tinos/package.json')), 'files'));
  } catch (error) {
    // An installed program has no packages: its fonts are among its resources.
    if (!(error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND')) throw error;
  }
  return folders;
}

/** A font file as a data address; undefined where none of the folders has it. */
export async function fontData(file: string, folders: readonly string[]): Promise<string | undefined> {
  for (const folder of folders) {
    const data = await readFile(join(folder, file)).catch(() => undefined);
    if (data) return `data:font/woff2;base64,${data.toString('base64')}`;
  }
  return undefined;
}

async function fonts(): Promise<Map<string, string>> {
  const folders = fontFolders();
  const found = new Map<string, string>();
  for (const { weight, style } of fontFaces) {
    for (const subset of Object.keys(fontSubsets) as FontSubset[]) {
      const file = fontFile(subset, weight, style);
      const data = await fontData(file, folders);
      if (data) found.set(file, data);
    }
  }
  return found;
}

interface Page {
  title: string;
  /** Looks beside the fonts'. */
  css: string;
  tree: PrintElement;
}

/** A page as one HTML file that needs nothing beside it: no script, no address, fonts within. */
export async function pageHtml({ title, css, tree }: Page): Promise<string> {
  const data = await fonts();
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>${escapeText(title)}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<style>${fontCss((file) => data.get(file) ?? 'data:,')}
${css}
body { margin: 0; }</style></head><body>${htmlOf(tree)}</body></html>`;
}

/** A list in the official layout as a page. */
export async function documentHtml(document: OfficialDocument): Promise<string> {
  const css = [pageCss(document.orientation), documentCss].join('\n');
  return pageHtml({ title: document.name, css, tree: documentTree(document) });
}
