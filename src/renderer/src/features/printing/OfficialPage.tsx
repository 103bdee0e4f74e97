import tinosLatin400Italic from '@fontsource/tinos/files/tinos-latin-400-italic.woff2?url';
import tinosLatin400 from '@fontsource/tinos/files/tinos-latin-400-normal.woff2?url';
import tinosLatin700Italic from '@fontsource/tinos/files/tinos-latin-700-italic.woff2?url';
import tinosLatin700 from '@fontsource/tinos/files/tinos-latin-700-normal.woff2?url';
import tinosLatinExt400Italic from '@fontsource/tinos/files/tinos-latin-ext-400-italic.woff2?url';
import tinosLatinExt400 from '@fontsource/tinos/files/tinos-latin-ext-400-normal.woff2?url';
import tinosLatinExt700Italic from '@fontsource/tinos/files/tinos-latin-ext-700-italic.woff2?url';
import tinosLatinExt700 from '@fontsource/tinos/files/tinos-latin-ext-700-normal.woff2?url';
import tinosVietnamese400Italic from '@fontsource/tinos/files/tinos-vietnamese-400-italic.woff2?url';
import tinosVietnamese400 from '@fontsource/tinos/files/tinos-vietnamese-400-normal.woff2?url';
import tinosVietnamese700Italic from '@fontsource/tinos/files/tinos-vietnamese-700-italic.woff2?url';
import tinosVietnamese700 from '@fontsource/tinos/files/tinos-vietnamese-700-normal.woff2?url';
import { createElement, type ReactNode, useMemo } from 'react';
import type { PrintElement } from '#shared/print/document-tree.ts';
import { fontCss } from '#shared/print/print-style.ts';

/** Where the build put each font file. */
const fonts = new Map([
  ['tinos-latin-400-normal.woff2', tinosLatin400],
  ['tinos-latin-400-italic.woff2', tinosLatin400Italic],
  ['tinos-latin-700-normal.woff2', tinosLatin700],
  ['tinos-latin-700-italic.woff2', tinosLatin700Italic],
  ['tinos-latin-ext-400-normal.woff2', tinosLatinExt400],
  ['tinos-latin-ext-400-italic.woff2', tinosLatinExt400Italic],
  ['tinos-latin-ext-700-normal.woff2', tinosLatinExt700],
  ['tinos-latin-ext-700-italic.woff2', tinosLatinExt700Italic],
  ['tinos-vietnamese-400-normal.woff2', tinosVietnamese400],
  ['tinos-vietnamese-400-italic.woff2', tinosVietnamese400Italic],
  ['tinos-vietnamese-700-normal.woff2', tinosVietnamese700],
  ['tinos-vietnamese-700-italic.woff2', tinosVietnamese700Italic],
]);
const fontFaces = fontCss((file) => fonts.get(file) ?? '');

/** The tree's elements as React's. Places in the tree are the keys: it is made whole and never changes. */
function toReact(node: PrintElement | string, key: number): ReactNode {
  if (typeof node === 'string') return node;
  const { tag, className, colSpan, rowSpan, width, children } = node;
  const style = width === undefined ? undefined : { width: `${width}%` };
  const content = tag === 'col' ? [] : children.map(toReact);
  return createElement(tag, { key, className, colSpan, rowSpan, style }, ...content);
}

/** A paper in the official serif, laid out as it prints. */
export function OfficialPage({ css, tree }: { css: string; tree: PrintElement }): ReactNode {
  const content = useMemo(() => toReact(tree, 0), [tree]);
  return (
    <>
      <style>{`${fontFaces}\n${css}`}</style>
      {content}
    </>
  );
}
