import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { app, dialog, type MessageBoxOptions } from 'electron';
import { DATABASE_NAME, holdsRegister } from '#main/core/system/holds-register.ts';
import { dataFolder, OWN_NAME } from '#main/hosting/data-folder.ts';
import type { RegisterPlace } from '#main/hosting/register-place.ts';
import { errorMessages } from '#shared/contract/errors.ts';

async function ask<const Buttons extends readonly string[]>(
  buttons: Buttons,
  options: Pick<MessageBoxOptions, 'message' | 'detail' | 'type'>,
): Promise<Buttons[number] | undefined> {
  const { response } = await dialog.showMessageBox({
    ...options,
    title: app.getName(),
    buttons: [...buttons],
    defaultId: 0,
    cancelId: buttons.length - 1,
    noLink: true,
  });
  return buttons[response];
}

async function chooseFolder(title: string): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title,
    properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
  });
  return canceled ? undefined : filePaths[0];
}

/** When the register in a folder was written last, as people of an office read it. */
function lastWritten(folder: string): string {
  const file = statSync(join(folder, DATABASE_NAME), { throwIfNoEntry: false });
  return file ? `, ghi lần cuối ${file.mtime.toLocaleString('vi-VN')}` : '';
}

/**
 * Asks which register is meant where the one that was away is back beside the one chosen instead of it: to write into
 * the wrong one is found out late. Gives the folder to open; undefined where the person ends the program.
 */
export async function askWhichRegister({ configured, folder }: RegisterPlace): Promise<string | undefined> {
  const answer = await ask(['Mở sổ đang dùng', 'Mở sổ cũ', 'Thoát'], {
    type: 'question',
    message: 'Có hai sổ. Mở sổ nào?',
    detail: `Sổ đang dùng: ${folder}${lastWritten(folder)}.\n\nSổ cũ, nay đã có lại: ${configured}${lastWritten(configured)}.\n\nSổ không chọn vẫn được giữ nguyên, nhưng những gì ghi từ nay chỉ có trong sổ được chọn.`,
  });
  switch (answer) {
    case 'Mở sổ đang dùng':
      return folder;
    case 'Mở sổ cũ':
      return configured;
    case 'Thoát':
    case undefined:
      return undefined;
  }
}

/** The register that is meant by a folder: in it, or in the program's own folder within it. */
function registerAt(folder: string): string | undefined {
  return [folder, join(folder, OWN_NAME)].find(holdsRegister);
}

/** A folder with a register in it that the person points at; undefined where they changed their mind. */
async function chooseRegister(): Promise<string | undefined> {
  const chosen = await chooseFolder('Chọn thư mục có sổ');
  if (chosen === undefined) return undefined;
  const found = registerAt(chosen);
  if (found === undefined) {
    await ask(['Quay lại'], {
      type: 'info',
      message: 'Thư mục này không có sổ nào.',
      detail: `${chosen}\n\nHãy chọn thư mục có tệp so-bao-cao-vien.db. Chương trình chưa thay đổi gì.`,
    });
  }
  return found;
}

/**
 * Whether a new register may take the missing one's place: only in the folder of the person's own on this PC. Anywhere
 * else the old one may come back with its drive, and hide the new one.
 */
function isOwnPlace(missing: string): boolean {
  return missing === dataFolder({ ...process.env, SBCV_DATA: '' }) && existsSync(dirname(missing));
}

/** A folder for a new, empty register, after the person said once more that they want one. */
async function chooseForNew(missing: string): Promise<string | undefined> {
  const inPlace = isOwnPlace(missing) ? (['Dùng lại thư mục cũ'] as const) : [];
  const sure = await ask(['Chọn thư mục cho sổ mới…', ...inPlace, 'Quay lại'], {
    type: 'question',
    message: 'Bắt đầu một sổ mới, chưa có ai?',
    detail: `Chỉ làm việc này khi ổ đĩa có sổ cũ không còn dùng được nữa, hoặc sổ cũ đã được chủ ý xoá. Sổ mới trống; có thể đưa dữ liệu vào bằng cách khôi phục từ bản sao lưu. Từ nay chương trình mở sổ mới, không mở sổ cũ ở ${missing} nữa.`,
  });
  if (sure === 'Dùng lại thư mục cũ') return missing;
  if (sure !== 'Chọn thư mục cho sổ mới…') return undefined;
  const chosen = await chooseFolder('Chọn thư mục cho sổ mới');
  if (chosen === undefined) return undefined;
  const present = registerAt(chosen);
  if (present === undefined) return basename(chosen) === OWN_NAME ? chosen : join(chosen, OWN_NAME);
  await ask(['Quay lại'], {
    type: 'info',
    message: 'Thư mục này đã có một sổ.',
    detail: `${present}\n\nMuốn mở sổ đó thì bấm “Chọn thư mục khác”. Muốn bắt đầu sổ mới thì hãy chọn thư mục khác.`,
  });
  return undefined;
}

/**
 * Asks what to do where the register that was opened before is not in its folder: its drive is not there, most often.
 * Gives the folder to open; undefined where the person ends the program. Nothing is made in the missing folder.
 */
export async function askForRegister(missing: string): Promise<string | undefined> {
  let message = 'Chưa tới được thư mục dữ liệu.';
  for (;;) {
    const answer = await ask(['Thử lại', 'Chọn thư mục khác…', 'Bắt đầu sổ mới…', 'Thoát'], {
      type: 'warning',
      message,
      detail: `${errorMessages.DATA_FOLDER_AWAY}\n\nThư mục dữ liệu: ${missing}`,
    });
    let found: string | undefined;
    switch (answer) {
      case 'Thử lại':
        found = holdsRegister(missing) ? missing : undefined;
        message = 'Vẫn chưa thấy thư mục dữ liệu.';
        break;
      case 'Chọn thư mục khác…':
        found = await chooseRegister();
        break;
      case 'Bắt đầu sổ mới…':
        found = await chooseForNew(missing);
        break;
      case 'Thoát':
      case undefined:
        return undefined;
    }
    if (found !== undefined) return found;
  }
}
