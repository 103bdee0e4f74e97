/** What Excel puts on the clipboard, as a file that is read like any other. */

const HTML_TABLE = /<table[\s>]/i;

/** Rows of cells: a tab somewhere, or more than one line. */
function isRows(text: string): boolean {
  return text.includes('\t') && text.trim() !== '';
}

/**
 * The table on the clipboard, else the files on it; empty where it holds neither. The table comes before the picture of
 * itself that Excel also puts there, and its HTML before its text: merged cells are in the HTML only.
 * @param clock names the rows, which have no name of their own: `14:05`
 */
export function filesFromClipboard(data: DataTransfer, clock: string): File[] {
  // What rows are is told by what they hold: an ending would name a file that the clerk never saved.
  const name = `Dán từ Excel lúc ${clock.replace(':', 'h')}`;
  const html = data.getData('text/html');
  if (HTML_TABLE.test(html)) return [new File([html], name, { type: 'text/html' })];
  const text = data.getData('text/plain');
  if (isRows(text)) return [new File([text], name, { type: 'text/tab-separated-values' })];
  return [...data.files].filter(({ type }) => !type.startsWith('image/'));
}
