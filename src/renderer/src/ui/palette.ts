/** The few colours and the font that the theme of the components and that of the lists share. */
export const ACCENT = '#1f5f99';
/** Beside the accent, for what it is compared with. */
export const ACCENT_PALE = '#a9c4dd';
export const TEXT = '#1c2733';
export const BORDER = '#dde3e9';
export const FONT = "'Segoe UI', 'Noto Sans', Tahoma, 'DejaVu Sans', Arial, sans-serif";
