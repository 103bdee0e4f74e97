import type { Reference, Token } from './formula.ts';

/** The numbers of the cells that a reference names: blanks and texts are left out. Undefined: one is not known. */
export type ReadCells = (reference: Reference) => number[] | undefined;

/** Thrown where the formula says more than this reckoning knows. */
class NotKnown extends Error {}

const COMPARISONS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '<>': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
};

type Argument = { single: number } | { cells: number[] };

/**
 * Reckons what forms are made of: sums, the four operations, shares, comparisons, rounding. Everything else is left to
 * the program that opens the workbook.
 */
class Reckoner {
  private at = 0;
  private readonly tokens: readonly Token[];
  private readonly read: ReadCells;

  constructor(tokens: readonly Token[], read: ReadCells) {
    this.tokens = tokens;
    this.read = read;
  }

  whole(): number {
    const value = this.comparison();
    if (this.at < this.tokens.length) throw new NotKnown();
    return value;
  }

  private sign(...signs: string[]): string | undefined {
    const token = this.tokens[this.at];
    if (token?.type !== 'sign' || !signs.includes(token.sign)) return undefined;
    this.at += 1;
    return token.sign;
  }

  private comparison(): number {
    const left = this.sum();
    const sign = this.sign(...Object.keys(COMPARISONS));
    const compare = sign === undefined ? undefined : COMPARISONS[sign];
    return compare ? Number(compare(left, this.sum())) : left;
  }

  private sum(): number {
    let value = this.product();
    for (let sign = this.sign('+', '-'); sign; sign = this.sign('+', '-')) {
      value = sign === '+' ? value + this.product() : value - this.product();
    }
    return value;
  }

  private product(): number {
    let value = this.factor();
    for (let sign = this.sign('*', '/'); sign; sign = this.sign('*', '/')) {
      const other = this.factor();
      if (sign === '/' && other === 0) throw new NotKnown();
      value = sign === '*' ? value * other : value / other;
    }
    return value;
  }

  private factor(): number {
    if (this.sign('-')) return -this.factor();
    if (this.sign('+')) return this.factor();
    const value = this.term();
    return this.sign('%') ? value / 100 : value;
  }

  private term(): number {
    const token = this.tokens[this.at];
    this.at += 1;
    if (token?.type === 'number') return token.value;
    if (token?.type === 'reference') return this.single(token.reference);
    if (token?.type === 'function') return this.call(token.name);
    if (token?.type === 'sign' && token.sign === '(') {
      const value = this.comparison();
      if (this.sign(')')) return value;
    }
    throw new NotKnown();
  }

  private single(reference: Reference): number {
    if (reference.top !== reference.bottom || reference.left !== reference.right) throw new NotKnown();
    return this.cells(reference)[0] ?? 0;
  }

  private cells(reference: Reference): number[] {
    const values = this.read(reference);
    if (!values) throw new NotKnown();
    return values;
  }

  private call(name: string): number {
    if (name === 'IF') return this.choice();
    const given = this.arguments();
    const numbers = given.flatMap((argument) => ('single' in argument ? [argument.single] : argument.cells));
    const [first = 0, second = 0] = numbers;
    switch (name) {
      case 'SUM':
        return numbers.reduce((sum, value) => sum + value, 0);
      case 'MAX':
        return numbers.length === 0 ? 0 : Math.max(...numbers);
      case 'MIN':
        return numbers.length === 0 ? 0 : Math.min(...numbers);
      case 'ABS':
        return Math.abs(first);
      case 'ROUND': {
        if (given.length !== 2 || numbers.length !== 2) throw new NotKnown();
        const step = 10 ** second;
        return (Math.sign(first) * Math.round(Math.abs(first) * step + 1e-9)) / step;
      }
      default:
        throw new NotKnown();
    }
  }

  private arguments(): Argument[] {
    const given: Argument[] = [];
    do {
      const token = this.tokens[this.at];
      const next = this.tokens[this.at + 1];
      const alone = next?.type === 'sign' && /^[,;)]$/.test(next.sign);
      if (token?.type === 'reference' && alone) {
        this.at += 1;
        given.push({ cells: this.cells(token.reference) });
      } else given.push({ single: this.comparison() });
    } while (this.sign(',', ';'));
    if (!this.sign(')')) throw new NotKnown();
    return given;
  }

  /** Of `IF` only the branch that is taken is reckoned: the other one often divides by zero. */
  private choice(): number {
    const condition = this.comparison();
    if (!this.sign(',', ';')) throw new NotKnown();
    if (condition === 0) this.skip();
    const value = this.comparison();
    if (condition !== 0 && this.sign(',', ';')) this.skip(true);
    if (!this.sign(')')) throw new NotKnown();
    return value;
  }

  /** Passes over one argument, its comma too unless it is the last. */
  private skip(last = false): void {
    for (let depth = 0; this.at < this.tokens.length; this.at += 1) {
      const token = this.tokens[this.at];
      if (token?.type === 'function') depth += 1;
      if (token?.type !== 'sign') continue;
      if (token.sign === '(') depth += 1;
      else if (token.sign === ')' && depth === 0) {
        if (last) return;
        throw new NotKnown();
      } else if (token.sign === ')') depth -= 1;
      else if ((token.sign === ',' || token.sign === ';') && depth === 0 && !last) {
        this.at += 1;
        return;
      }
    }
    throw new NotKnown();
  }
}

/** The result of a formula; undefined where it is not a number that can be told for certain. */
export function evaluate(tokens: readonly Token[], read: ReadCells): number | undefined {
  try {
    const value = new Reckoner(tokens, read).whole();
    return Number.isFinite(value) ? value : undefined;
  } catch (error) {
    if (error instanceof NotKnown) return undefined;
    throw error;
  }
}
