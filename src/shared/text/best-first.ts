import { fold } from './vietnamese.ts';

/**
 * People found by a search, those whose name holds what was typed as it stands before those that have only its letters
 * here and there: "Trần Thị Thu Trang" also finds Huỳnh Thị Thu Trang, and Enter takes the first.
 */
export function bestFirst<Person extends { fullName: string }>(found: readonly Person[], typed: string): Person[] {
  const wanted = fold(typed).trim();
  if (wanted === '') return [...found];
  const distance = ({ fullName }: Person): number => {
    const name = fold(fullName);
    return name === wanted ? 0 : ` ${name} `.includes(` ${wanted} `) ? 1 : name.includes(wanted) ? 2 : 3;
  };
  return [...found].sort((a, b) => distance(a) - distance(b));
}
