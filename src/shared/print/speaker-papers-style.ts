import { documentCss, pageCss } from './print-style.ts';
import type { SpeakerPapers } from './speaker-papers.ts';

/** How records and cards look on paper. */

const recordCss = `
.official.record { break-after: page; }
.official.record:last-child { break-after: auto; }
.official .facts { width: 100%; margin-top: 12pt; border-collapse: collapse; table-layout: fixed; font-size: 13pt; }
.official .facts td { border: none; padding: 2pt 0; vertical-align: top; }
.official .facts .fact-label { width: 40%; }
.official .section-heading { margin-top: 12pt; font-size: 13pt; font-weight: 700; break-after: avoid; }
.official .none { font-size: 12pt; font-style: italic; }
.official.record .table { margin-top: 4pt; font-size: 11pt; }
`;

/**
 * Cards of 86 x 54 mm (ISO/IEC 7810 ID-1, so that they fit any sleeve), two by four, 8 mm apart, with marks to cut along
 * outside of each corner.
 */
const cardCss = `
@page { size: A4 portrait; margin: 0; @top-center { content: none; } }
.official .card-page { display: grid; grid-template-columns: repeat(2, 86mm); grid-auto-rows: 54mm; gap: 8mm; box-sizing: border-box; width: 210mm; height: 296.5mm; padding: 28.5mm 15mm; break-after: page; }
.official .card-page:last-child { break-after: auto; }
.official .card { position: relative; display: grid; grid-template-columns: 18mm 1fr; grid-template-rows: repeat(3, max-content) 1fr max-content; column-gap: 3mm; box-sizing: border-box; padding: 2mm 3mm; line-height: 1.12; }
.official .card > p { grid-column: 1 / -1; text-align: center; }
.official .card-parent, .official .card-office { font-size: 7.5pt; white-space: nowrap; }
.official .card-office { font-weight: 700; }
.official .card-title { margin: 1mm 0; font-size: 11pt; font-weight: 700; }
.official .photo { grid-row: 4 / 6; box-sizing: border-box; width: 18mm; height: 24mm; margin-top: 1mm; border: 0.5pt solid #000; font-size: 7pt; line-height: 24mm; text-align: center; }
.official .card-facts { overflow: hidden; font-size: 8pt; }
.official .card-name { font-size: 10.5pt; font-weight: 700; }
.official .card-signature { font-size: 7pt; text-align: center; }
.official .card-date { font-style: italic; }
.official .card-signer { font-weight: 700; }
.official .card-signer-name { margin-top: 5.5mm; font-size: 8pt; font-weight: 700; }
.official .cut { position: absolute; width: 3mm; height: 3mm; }
.official .cut::before, .official .cut::after { position: absolute; background: #000; content: ''; }
.official .cut::before { width: 3mm; height: 0.2mm; }
.official .cut::after { width: 0.2mm; height: 3mm; }
.official .cut.top { top: -3.5mm; }
.official .cut.bottom { bottom: -3.5mm; }
.official .cut.left { left: -3.5mm; }
.official .cut.right { right: -3.5mm; }
.official .cut.top::before { bottom: -0.6mm; }
.official .cut.bottom::before { top: -0.6mm; }
.official .cut.left::before { left: 0; }
.official .cut.right::before { right: 0; }
.official .cut.left::after { right: -0.6mm; }
.official .cut.right::after { left: -0.6mm; }
.official .cut.top::after { top: 0; }
.official .cut.bottom::after { bottom: 0; }
`;

export function speakerPapersCss({ kind }: SpeakerPapers): string {
  return kind === 'cards'
    ? [documentCss, cardCss].join('\n')
    : [pageCss('portrait'), documentCss, recordCss].join('\n');
}
