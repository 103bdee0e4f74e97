import type { Reporter, TestCase } from 'vitest/node';

/** Says of every test that did not run why not: a test that is skipped in silence holds nothing. */
export default class SkipReporter implements Reporter {
  onTestCaseResult(test: TestCase): void {
    const result = test.result();
    if (result.state === 'skipped') {
      console.log(`skipped: ${test.project.name}: ${test.fullName}: ${result.note ?? 'no reason given'}`);
    }
  }
}
