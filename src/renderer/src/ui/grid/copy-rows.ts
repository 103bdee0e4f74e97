import type { RegisterColumn } from './columns.ts';

/** Rows as Excel takes them from the clipboard. */

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** Tabs between cells, line breaks between rows; both inside a cell become spaces. */
export function toTsv<Item>(columns: RegisterColumn<Item>[], items: Item[]): string {
  const line = (cells: string[]) => cells.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t');
  return [
    line(columns.map(({ label }) => label)),
    ...items.map((item) => line(columns.map(({ text }) => text(item)))),
  ].join('\r\n');
}

/**
 * The same as a table. Every cell of digits and every text that Excel would read as a formula or a number is marked as
 * text (`mso-number-format`), so that 0905123456 keeps its zero and 12/3 does not become a date.
 */
export function toHtmlTable<Item>(columns: RegisterColumn<Item>[], items: Item[]): string {
  const asText = ' style="mso-number-format:\'\\@\'"';
  const head = columns.map(({ label }) => `<th>${escapeHtml(label)}</th>`).join('');
  const rows = items.map((item) => {
    const cells = columns.map(
      (column) => `<td${column.align === 'right' ? '' : asText}>${escapeHtml(column.text(item))}</td>`,
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<meta charset="utf-8"><table border="1"><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

/**
 * Puts text and a table on the clipboard together. By the copy event and not by `navigator.clipboard`, which asks for
 * a permission that the desktop application grants to nobody, and takes Excel's own styles out of the table.
 * @returns false where the browser refused
 */
export function copyToClipboard(text: string, html?: string): boolean {
  const onCopy = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/plain', text);
    if (html !== undefined) event.clipboardData?.setData('text/html', html);
  };
  document.addEventListener('copy', onCopy, { capture: true });
  try {
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', onCopy, { capture: true });
  }
}
