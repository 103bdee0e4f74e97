import { afterEach, expect, test } from 'vitest';
import { type RunningApp, startApp } from '../support/start-app.ts';

let app: RunningApp | undefined;

afterEach(async () => {
  await app?.close();
  app = undefined;
});

test('the address opens the application on its own data, under its content security policy', async () => {
  app = await startApp({ seed: async (invoke) => void (await invoke('clerks.create', { name: 'Nguyễn Thị Hoà' })) });
  expect(await app.page.title()).toContain('Sổ Báo Cáo Viên');
  const state = await app.invoke('app.state', {});
  expect(state.dataFolder).toBe(app.dataFolder);
  expect(state.clerks.map(({ name }) => name)).toEqual(['Nguyễn Thị Hoà']);
});

test('a page can neither fetch from elsewhere nor run a script of its own', async () => {
  app = await startApp();
  const refused = await app.page.evaluate(async () => {
    const reports: string[] = [];
    const both = new Promise<void>((resolve) => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        if (reports.push(effectiveDirective) === 2) resolve();
      });
    });
    await fetch('https://example.org/').catch(() => undefined);
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
    await both;
    return { reports, ran: 'ran' in window };
  });
  expect(refused).toEqual({ reports: ['connect-src', 'script-src-elem'], ran: false });
  // The refusals are what this test asked for.
  app.problems.length = 0;
});
