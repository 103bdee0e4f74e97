import type { Speaker } from '#shared/contract/speakers.ts';
import { showDate } from '#shared/text/partial-date.ts';
import { fold } from '#shared/text/vietnamese.ts';

type Known = Pick<
  Speaker,
  'id' | 'fullName' | 'birthDate' | 'unit' | 'position' | 'workplace' | 'village' | 'phone' | 'ethnicity'
>;
type Say = (person: Known) => string | null | undefined;

const birthYear: Say = ({ birthDate }) => birthDate && `sinh ${birthDate.slice(0, 4)}`;
const birthDay: Say = ({ birthDate }) => birthDate && `sinh ${showDate(birthDate)}`;
/** What is said of everybody. */
const usual: Say[] = [birthYear, ({ unit }) => unit, ({ position }) => position];
/** What is said where somebody of the same name looks the same otherwise, and differs in it. */
const further: Say[] = [
  birthDay,
  ({ workplace }) => workplace,
  ({ village }) => village,
  ({ phone }) => phone && `ĐT ${phone}`,
  ({ ethnicity }) => ethnicity && `dân tộc ${ethnicity}`,
];

/**
 * What stands beside a name among those that are offered. Where others have the same name, what tells them apart comes
 * first: a long line is cut at its end.
 */
export function besideName(person: Known, offered: readonly Known[]): string {
  const others = offered.filter(({ id, fullName }) => id !== person.id && fold(fullName) === fold(person.fullName));
  const differ = (say: Say, among: readonly Known[]) => among.some((other) => say(other) !== say(person));
  const said = [...usual.filter((say) => differ(say, others)), ...usual.filter((say) => !differ(say, others))];
  for (const say of further) {
    const alike = others.filter((other) => !said.some((each) => differ(each, [other])));
    if (differ(say, alike)) said.unshift(say);
  }
  return said
    .filter((say) => say !== birthYear || !said.includes(birthDay))
    .flatMap((say) => say(person) || [])
    .join(' · ');
}
