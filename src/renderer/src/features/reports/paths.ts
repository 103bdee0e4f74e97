export const REPORTS_PATH = '/bao-cao';
/** The name under which the period on the pages of reports is kept, for pages that lead to them. */
export const REPORT_PERIOD = 'reports.period';
export const SUBMISSIONS_PATH = '/bao-cao/tinh-hinh-nop';
export const TEMPLATES_PATH = '/bao-cao/mau';
export const NEW_TEMPLATE_PATH = `${TEMPLATES_PATH}/moi`;

export function templatePath(id: number): string {
  return `${TEMPLATES_PATH}/${id}`;
}
