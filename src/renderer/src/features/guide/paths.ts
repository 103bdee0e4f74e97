export const GUIDE_PATH = '/huong-dan';
export const ABOUT_PATH = '/gioi-thieu';

export const MAIN_GUIDE = 'huong-dan-su-dung.md';
export const PRIVACY_GUIDE = 'du-lieu-ca-nhan.md';

/** Where a guide is shown, and where it is laid out for paper. */
export const guidePath = (file: string): string => `${GUIDE_PATH}/${file.replace(/\.md$/, '')}`;
export const guidePrintPath = (file: string): string => `${guidePath(file)}/ban-in`;
