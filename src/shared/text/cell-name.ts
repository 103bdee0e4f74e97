/** `A`, `B`, … `AA`: how Excel names the column with this number, counted from 0. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return letters;
}

/** `D12`: the cell in a row, counted from 1, and a column, counted from 0. */
export function cellName(row: number, column: number): string {
  return `${columnLetters(column)}${row}`;
}
