export const SETTINGS_PATH = '/thiet-lap';
