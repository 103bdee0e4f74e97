import { element, headOf, line, type PrintElement, signatureOf, tableOf } from './document-tree.ts';
import { CARDS_ON_A_PAGE, type SpeakerCard, type SpeakerPapers, type SpeakerRecord } from './speaker-papers.ts';

/** Records and cards as elements: each record begins a page, cards stand eight to a page. */
export function speakerPapersTree(papers: SpeakerPapers): PrintElement {
  if (papers.kind === 'records') return element('div', {}, ...papers.records.map(recordTree));
  const pages: PrintElement[] = [];
  for (let from = 0; from < papers.cards.length; from += CARDS_ON_A_PAGE) {
    const cards = papers.cards.slice(from, from + CARDS_ON_A_PAGE);
    pages.push(element('div', { className: 'card-page' }, ...cards.map(cardTree)));
  }
  return element('div', { className: 'official' }, ...pages);
}

function recordTree({ head, title, subtitle, facts, sections, signature }: SpeakerRecord): PrintElement {
  return element(
    'div',
    { className: 'official record' },
    headOf(head),
    line('title', title),
    ...(subtitle === null ? [] : [line('subtitle', subtitle)]),
    element(
      'table',
      { className: 'facts' },
      element('tbody', {}, ...facts.map(({ label, value }) => factRow(label, value))),
    ),
    ...sections.flatMap(({ heading, table, empty }) => [
      line('section-heading', heading),
      table.rows.length > 0 ? tableOf(table) : line('none', empty),
    ]),
    element('div', { className: 'foot' }, element('div', { className: 'recipients' }), signatureOf(signature)),
  );
}

function factRow(label: string, value: string): PrintElement {
  return element('tr', {}, element('td', { className: 'fact-label' }, `${label}:`), element('td', {}, value));
}

const corners = ['top left', 'top right', 'bottom left', 'bottom right'];

function cardTree({ parentName, officeName, title, name, lines, placeAndDate, signature }: SpeakerCard): PrintElement {
  return element(
    'div',
    { className: 'card' },
    ...corners.map((corner) => element('span', { className: `cut ${corner}` })),
    line('card-parent', parentName),
    line('card-office', officeName),
    line('card-title', title),
    element('div', { className: 'photo' }, 'Ảnh 3 × 4'),
    element(
      'div',
      { className: 'card-facts' },
      line('card-name', name),
      ...lines.map(({ label, value }) => line('card-line', `${label}: ${value}`)),
    ),
    element(
      'div',
      { className: 'card-signature' },
      line('card-date', placeAndDate),
      ...signature.titleLines.map((text) => line('card-signer', text)),
      line('card-signer-name', signature.name),
    ),
  );
}
