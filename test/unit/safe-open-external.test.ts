import { describe, expect, test } from 'vitest';
import { safeExternalAddress, safeOpenExternal } from '#main/hosting/safe-open-external.ts';

describe('what may be opened outside of the application', () => {
  test.each([
    ['https://vanban.chinhphu.vn/?pageid=27160&docid=1', 'https://vanban.chinhphu.vn/?pageid=27160&docid=1'],
    ['HTTPS://Chinhphu.VN/', 'https://chinhphu.vn/'],
    ['https://tuyêntruyền.vn/', 'https://xn--tuyntruyn-n4a8415f.vn/'],
    ['mailto:vhtt.dakha@kontum.gov.vn', 'mailto:vhtt.dakha@kontum.gov.vn'],
    ['mailto:a@b.vn?subject=B%C3%A1o%20c%C3%A1o', 'mailto:a@b.vn?subject=B%C3%A1o%20c%C3%A1o'],
  ])('%s', (address, opened) => {
    expect(safeExternalAddress(address)).toBe(opened);
  });

  test.each([
    ['plain http', 'http://chinhphu.vn/'],
    ['a file', 'file:///C:/Windows/System32/calc.exe'],
    ['a share', '\\\\server\\share\\x.exe'],
    ['a share with slashes', '//server/share/x.exe'],
    ['a script', 'javascript:alert(1)'],
    ['a script behind a blank', ' javascript:alert(1)'],
    ['a script in two lines', 'java\nscript:alert(1)'],
    ['data', 'data:text/html,<script>alert(1)</script>'],
    ['a program of the system', 'ms-msdt:/id PCWDiagnostic'],
    ['a search of the system', 'search-ms:query=x'],
    ['the application itself', 'app://sbcv/'],
    ['a name and a password', 'https://chinhphu.vn:443@evil.example/'],
    ['a user name', 'https://chinhphu.vn@evil.example/'],
    ['backslashes', 'https:\\\\evil.example\\'],
    ['no host', 'https:///evil.example'],
    ['a host after one slash', 'https:/evil.example'],
    ['a blank inside', 'https://chinhphu.vn/ --gpu-launcher=calc'],
    ['a sign that turns the text around', 'https://chinhphu.vn/\u202egpj.exe'],
    ['a sign that is not seen', 'https://chinh\u200bphu.vn/'],
    ['a null', 'https://chinhphu.vn/\u0000'],
    ['a mail to nobody', 'mailto:'],
    ['a mail to several', 'mailto:a@b.vn,c@d@e.vn'],
    ['a mail that attaches', 'mailto:?attach=C:/x'],
    ['no address', 'chinhphu.vn'],
    ['nothing', ''],
    ['too long', `https://chinhphu.vn/${'x'.repeat(2000)}`],
  ])('not %s', (_name, address) => {
    expect(safeExternalAddress(address)).toBeUndefined();
  });

  test('only a safe address reaches the system, in its normal form', async () => {
    const opened: string[] = [];
    const open = async (address: string) => void opened.push(address);
    expect(await safeOpenExternal('file:///etc/passwd', open)).toBe(false);
    expect(await safeOpenExternal('https://Chinhphu.vn', open)).toBe(true);
    expect(opened).toEqual(['https://chinhphu.vn/']);
  });
});
