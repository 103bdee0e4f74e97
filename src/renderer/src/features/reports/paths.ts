export const REPORTS_PATH = '/bao-cao';
export const SUBMISSIONS_PATH = '/bao-cao/tinh-hinh-nop';
