import type { reportTemplatesContract } from '#shared/contract/report-templates.ts';
import { removeOne, requireRecord, restoreOne } from '../../lists.ts';
import type { Handlers } from '../../operation.ts';
import { allTemplates, presentTemplate, reportTemplateKind } from './template.repository.ts';
import {
  fillTemplate,
  openTemplate,
  proposeTemplate,
  refuseTwin,
  saveTemplate,
  templateFigures,
} from './template.service.ts';

export const reportTemplatesOperations: Handlers<typeof reportTemplatesContract> = {
  'reportTemplates.propose': proposeTemplate,
  'reportTemplates.open': openTemplate,
  'reportTemplates.save': saveTemplate,
  'reportTemplates.list': async ({ db }) => (await allTemplates(db)).map(presentTemplate),
  'reportTemplates.remove': async (context, input) =>
    presentTemplate(await removeOne(context, reportTemplateKind, input)),
  'reportTemplates.restore': async (context, { id }) => {
    const { fingerprint } = await requireRecord(context.db, reportTemplateKind, id);
    await refuseTwin(context.db, fingerprint, id);
    return presentTemplate(await restoreOne(context, reportTemplateKind, id));
  },
  'reportTemplates.figures': templateFigures,
  'reportTemplates.fill': fillTemplate,
};
