import type { Office } from '#shared/contract/app.ts';
import { longDate } from '#shared/text/partial-date.ts';

/**
 * The head and foot of what the office sends, as text: Decree 30/2020/NĐ-CP, annex I, for an office of the state;
 * Hướng dẫn 36-HD/VPTW for one of the Party. Workbook and print both lay these out.
 */
export interface Letterhead {
  kind: Office['heading'];
  /** Cơ quan chủ quản, capitals. */
  parentName: string;
  /** The office, capitals. */
  officeName: string;
  /** `Số:      /BC-VHTT`: the number is written by hand, or by the office's register of documents. None on a list. */
  number: string;
  /** CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM, or ĐẢNG CỘNG SẢN VIỆT NAM. */
  nation: string;
  /** Độc lập - Tự do - Hạnh phúc; none in the Party's heading. */
  motto: string | null;
  placeAndDate: string;
}

export interface Signature {
  /** Lines of authority and position, capitals. */
  titleLines: string[];
  name: string;
}

const BLANK = '\u00A0'.repeat(8);

export function letterhead(office: Office, today: string): Letterhead {
  const upper = (text: string): string => text.toLocaleUpperCase('vi');
  const party = office.heading === 'party';
  const sign = office.sign.replace(/^[-/\s]+/, '');
  return {
    kind: office.heading,
    parentName: upper(office.parentName),
    officeName: upper(office.name),
    number: party ? `Số${BLANK}-${sign || 'BC'}` : `Số:${BLANK}/${sign || 'BC'}`,
    nation: party ? 'ĐẢNG CỘNG SẢN VIỆT NAM' : 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    motto: party ? null : 'Độc lập - Tự do - Hạnh phúc',
    placeAndDate: office.place ? `${office.place}, ${longDate(today)}` : capitalised(longDate(today)),
  };
}

/** The head of a list: not a kind of paper that has a number of its own (Decree 30/2020/NĐ-CP, annex III). */
export function listHead(office: Office, today: string): Letterhead {
  return { ...letterhead(office, today), number: '' };
}

export function signature(office: Office): Signature {
  return {
    titleLines: office.signerTitle
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.toLocaleUpperCase('vi')),
    name: office.signerName,
  };
}

/** `Nơi nhận:` with its lines. */
export function recipients(office: Office): string[] {
  return [...(office.recipient ? [`- ${office.recipient};`] : []), '- Lưu: VT.'];
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}
