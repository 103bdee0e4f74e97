import type { ReadTemplate } from '#shared/contract/report-templates.ts';

/** A workbook that was given on the list's page, until the page of its template takes it. */
export interface GivenTemplate {
  token: string;
  read: ReadTemplate;
}

/** The name under which it is kept between the two pages. */
export const GIVEN_TEMPLATE = 'reports.template.given';
