/** Addresses of the pages that bring files in. */
export const IMPORTS_PATH = '/nhap-tep';
export const IMPORT_HISTORY_PATH = `${IMPORTS_PATH}/lich-su`;
export const FORMS_PATH = `${IMPORTS_PATH}/bieu-mau`;
