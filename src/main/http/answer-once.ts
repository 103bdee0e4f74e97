import { createHash } from 'node:crypto';
import { contract, isOperationName } from '#shared/contract/registry.ts';

/** How long an answer is remembered: a browser repeats a call within moments, and answers may hold whole lists of people. */
const REMEMBERED_MS = 15_000;

type Answer<T> = (message: string) => Promise<T>;

/** Whether a call, as pages write it, may change something, and is told from every other by an id of its own. */
function isChangeWithId(message: string): boolean {
  const [, operation = ''] = /^\{"operation":"([A-Za-z.]+)"/.exec(message) ?? [];
  return (
    isOperationName(operation) &&
    contract[operation].kind !== 'query' &&
    /"correlationId":"[\w-]{20,64}"\}$/.test(message.slice(-100))
  );
}

/**
 * Carries each change out once. A browser sends a request again, unasked, where a connection that was kept open breaks
 * before the answer has come; what was written the first time must not be written twice. Every call of a page has a
 * correlation id of its own, so that the same text is the same call.
 */
export function answerOnce<T>(answer: Answer<T>): Answer<T> {
  const answers = new Map<string, Promise<T>>();
  return (message) => {
    if (!isChangeWithId(message)) return answer(message);
    const key = createHash('sha256').update(message).digest('base64');
    const known = answers.get(key);
    if (known) return known;
    const work = answer(message);
    answers.set(key, work);
    const forget = (): void => {
      setTimeout(() => answers.delete(key), REMEMBERED_MS).unref();
    };
    work.then(forget, forget);
    return work;
  };
}
