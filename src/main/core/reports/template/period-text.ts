import type { DatedPeriod } from '#shared/contract/periods.ts';

/** Texts of a form that name its period: `Quý … năm …`, `(Từ ngày … đến ngày …)`, `Quý II/2024`, `6 tháng đầu năm …`. */

const GAP = '(?:…+|\\.{2,}|_+)';
const DAY = `(?:\\d{1,2}\\s*[/.-]\\s*\\d{1,2}\\s*[/.-]\\s*\\d{4}|${GAP}(?:\\s*[/.-]\\s*${GAP}){0,2})`;
const YEAR = `(?:\\d{4}|20\\s?${GAP}|${GAP})`;
const QUARTER = new RegExp(`(quý\\s*)(?:[IVX]+|[1-4]|${GAP})(\\s*(?:[/,-]|,?\\s*năm)\\s*)${YEAR}`, 'giu');
const LONGER = new RegExp(`(?:6|9|sáu|chín)\\s*tháng(?:\\s*(?:đầu|cuối))?\\s*năm\\s*${YEAR}`, 'giu');
const RANGE = new RegExp(`(từ(?:\\s*ngày)?\\s*)${DAY}(\\s*(?:đến|tới)(?:\\s*(?:hết\\s*)?ngày)?\\s*)${DAY}`, 'giu');
const ROMAN = ['', 'I', 'II', 'III', 'IV'];

/** Whether a text names a period that can be replaced. */
export function mentionsPeriod(text: string): boolean {
  return [QUARTER, LONGER, RANGE].some((pattern) => text.normalize('NFC').search(pattern) >= 0);
}

function dayOf(iso: string): string {
  const [year, month, day] = iso.split('-');
  return `${Number(day)}/${Number(month)}/${year}`;
}

/** The text with its period replaced by this one; what else it says stays. */
export function withPeriod(text: string, period: DatedPeriod): string {
  const { kind, number, year, name, from, to } = period;
  const upper = (said: string, like: string): string =>
    like === like.toLocaleUpperCase('vi') && like !== like.toLocaleLowerCase('vi')
      ? said.toLocaleUpperCase('vi')
      : said;
  return text
    .normalize('NFC')
    .replace(QUARTER, (whole, quarter: string, between: string) =>
      kind === 'quarter' ? `${quarter}${ROMAN[number] ?? number}${between}${year}` : upper(name, whole),
    )
    .replace(LONGER, (whole) => upper(name, whole))
    .replace(RANGE, (_, start: string, middle: string) => `${start}${dayOf(from)}${middle}${dayOf(to)}`);
}
