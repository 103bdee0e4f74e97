export const REPORTS_PATH = '/bao-cao';
/** The name under which the period on the pages of reports is kept, for pages that lead to them. */
export const REPORT_PERIOD = 'reports.period';
export const SUBMISSIONS_PATH = '/bao-cao/tinh-hinh-nop';
