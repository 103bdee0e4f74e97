import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { OutputOf, ParsedInputOf } from '#shared/contract/registry.ts';
import type { MappedCell, ReadTemplate, ReportTemplate } from '#shared/contract/report-templates.ts';
import { readSettings } from '../../app/setting.repository.ts';
import { CoreError, fieldError } from '../../core-error.ts';
import type { Db } from '../../db/schema.ts';
import { readAddress } from '../../excel/addresses.ts';
import { openGivenFile } from '../../excel/given-file.ts';
import type { WorkOptions } from '../../excel/worker-client.ts';
import { registeredUnits } from '../../imports/register/registered.ts';
import { requireLive } from '../../lists.ts';
import type { QueryContext, TaskContext } from '../../operation.ts';
import { requireVersion } from '../../patch.ts';
import { replaceFile } from '../../system/replace-file.ts';
import { measures, sessionColumns, speakerColumns } from '../definitions/indicators.ts';
import { describeMeasure, indicatorList } from '../figures.service.ts';
import { datePeriod } from '../period.ts';
import { requireTarget } from '../write-report.ts';
import type { CellFill } from './fill-workbook.ts';
import type { TemplateContent } from './read-template.ts';
import { allTemplates, presentTemplate, reportTemplateKind, type StoredTemplate } from './template.repository.ts';
import { cellFigures } from './template-figures.ts';
import { keepTemplate, readKeptTemplate } from './template-file.ts';
import { checkMapping, recognise, withHeadings } from './template-mapping.ts';

/** Everything that a cell can take: the indicators, then the columns of the tables by unit. */
const choices = [
  ...indicatorList,
  ...[
    { columns: speakerColumns, group: 'Đội ngũ, chia nhỏ' },
    { columns: sessionColumns, group: 'Hoạt động, chia nhỏ' },
  ].flatMap(({ columns, group }) =>
    columns
      .filter(({ measure }) => !indicatorList.some(({ name }) => name === measure.name))
      .map(({ measure, under }) =>
        describeMeasure(
          { ...measure, label: under ? `${measure.label} (${under.toLocaleLowerCase('vi')})` : measure.label },
          group,
        ),
      ),
  ),
];

async function readContent(
  context: Pick<QueryContext, 'db' | 'excel'>,
  bytes: Uint8Array,
  work: WorkOptions = {},
): Promise<TemplateContent> {
  try {
    return await context.excel.readTemplate({ bytes, units: await registeredUnits(context.db) }, work);
  } catch (error) {
    if (!(error instanceof CoreError) || error.code !== 'FILE_ENCRYPTED') throw error;
    const message = 'Mẫu được đặt mật khẩu mở tệp. Hãy mở bằng Excel, bỏ mật khẩu, lưu lại rồi đưa vào.';
    throw new CoreError('FILE_ENCRYPTED', { message, cause: error });
  }
}

function following({ signal, progress }: TaskContext): WorkOptions {
  return { signal, onProgress: ({ done, total, label }) => progress(done, total, label) };
}

/** Reads a workbook that the recipient sent; see the contract. */
export async function proposeTemplate(
  context: TaskContext,
  { file: token }: ParsedInputOf<'reportTemplates.propose'>,
): Promise<ReadTemplate> {
  const file = await openGivenFile(context.files, token);
  const content = await readContent(context, file.bytes, following(context));
  const known = recognise(await allTemplates(context.db), content);
  return presentContent(content, { name: file.name, sha256: file.hash }, known);
}

/** A template that is kept, from its copy. */
export async function openTemplate(
  context: QueryContext,
  { id }: ParsedInputOf<'reportTemplates.open'>,
): Promise<ReadTemplate> {
  const template = await requireLive(context.db, reportTemplateKind, id);
  const content = await readContent(context, await readKeptTemplate(context, template.file));
  return presentContent(content, template.file, template);
}

function presentContent(
  content: TemplateContent,
  { name, sha256 }: { name: string; sha256: string },
  known: StoredTemplate | undefined,
): ReadTemplate {
  return { fileName: name, sha256, ...content, indicators: choices, known: known ? presentTemplate(known) : null };
}

/** Remembers a template and which of its cells takes what; see the contract. */
export async function saveTemplate(
  context: TaskContext,
  { id, version, name, file: token, cells }: ParsedInputOf<'reportTemplates.save'>,
): Promise<ReportTemplate> {
  const before = id === undefined ? undefined : await requireLive(context.db, reportTemplateKind, id);
  if (before) requireVersion(before, version, { name, cells });
  if (!before && token === undefined) throw fieldError('file', 'REQUIRED', 'Hãy đưa tệp mẫu của cơ quan nhận.');
  const given = token === undefined ? undefined : await openGivenFile(context.files, token);
  const bytes = given?.bytes ?? (before ? await readKeptTemplate(context, before.file) : Buffer.alloc(0));
  const content = await readContent(context, bytes, following(context));
  await checkMapping(context.db, content, cells);
  const kept = given ? await keepTemplate(context, given) : before?.file;
  if (!kept) throw new CoreError('UNEXPECTED');
  const draft = { name, fingerprint: content.fingerprint, cells: withHeadings(cells, content), file: kept };
  return context.command(async ({ db, changes }) => {
    await refuseTwin(db, content.fingerprint, id);
    if (id === undefined) {
      const [made] = await changes.create<StoredTemplate>(reportTemplateKind, [draft]);
      if (!made) throw new CoreError('UNEXPECTED');
      return presentTemplate(made);
    }
    const current = await requireLive(db, reportTemplateKind, id);
    requireVersion(current, version, { name, cells });
    const [after] = await changes.update(reportTemplateKind, [{ before: current, patch: draft }]);
    return presentTemplate(after ?? current);
  });
}

/** One form has one mapping. */
export async function refuseTwin(db: Db, fingerprint: string, id: number | undefined): Promise<void> {
  const twin = (await allTemplates(db)).find((other) => other.fingerprint === fingerprint && other.id !== id);
  if (!twin) return;
  throw new CoreError('DUPLICATE', {
    message: `Mẫu này đã có trong sổ với tên “${twin.name}”. Hãy mở mẫu đó để sửa; chưa có gì thay đổi.`,
  });
}

/** What would stand in cells for a period. */
export async function templateFigures(
  { db }: QueryContext,
  { period, units, cells }: ParsedInputOf<'reportTemplates.figures'>,
): Promise<OutputOf<'reportTemplates.figures'>> {
  const settings = (await readSettings(db)).period;
  const some = cells.flatMap(({ fill, ...cell }) => (fill.kind === 'figure' ? [{ cell, fill }] : []));
  const figures = await cellFigures(
    db,
    some.map(({ fill }) => fill),
    { period, settings, units },
  );
  return {
    period: datePeriod(period, settings),
    values: some.map(({ cell }, index) => ({ ...cell, value: figures[index]?.value ?? null })),
  };
}

/** Fills a template's copy for a period and writes it to the file that was chosen; see the contract. */
export async function fillTemplate(
  context: TaskContext,
  { id, period, units, path }: ParsedInputOf<'reportTemplates.fill'>,
): Promise<OutputOf<'reportTemplates.fill'>> {
  const { db, excel, progress } = context;
  const target = requireTarget(context, path);
  const template = await requireLive(db, reportTemplateKind, id);
  progress(0, 0, 'Đang tổng hợp số liệu');
  const settings = (await readSettings(db)).period;
  const bytes = await readKeptTemplate(context, template.file);
  const { fills, left } = await fillsOf(db, template.cells, { period, settings, units });
  const filled = await excel.fillTemplate({ bytes, fills }, following(context));
  await replaceFile(target, (temporary) => writeFile(temporary, filled.bytes));
  return {
    filled: filled.filled,
    left: [...left, ...filled.left],
    recalculated: filled.recalculated,
    toRecalculate: filled.toRecalculate,
    bytes: filled.bytes.byteLength,
    sha256: createHash('sha256').update(filled.bytes).digest('hex'),
  };
}

async function fillsOf(
  db: Db,
  cells: readonly MappedCell[],
  { period, settings, units }: Parameters<typeof cellFigures>[2],
): Promise<{ fills: CellFill[]; left: { sheet: number; cell: string; reason: string }[] }> {
  const dated = datePeriod(period, settings);
  const fills: CellFill[] = [];
  const left: { sheet: number; cell: string; reason: string }[] = [];
  const wanted = cells.flatMap(({ fill }) => (fill.kind === 'figure' ? [fill] : []));
  const figures = (await cellFigures(db, wanted, { period, settings, units })).values();
  const known = new Set((await registeredUnits(db)).map((unit) => unit.id));
  for (const { sheet, cell, fill } of cells) {
    const place = readAddress(cell);
    if (!place) continue;
    if (fill.kind === 'period') {
      fills.push({ sheet, ...place, period: dated });
      continue;
    }
    const { value, share } = figures.next().value ?? { value: null, share: false };
    if (!measures.has(fill.indicator)) left.push({ sheet, cell, reason: 'Sổ không còn chỉ tiêu này.' });
    else if (fill.unitId !== null && !known.has(fill.unitId))
      left.push({ sheet, cell, reason: 'Sổ không còn đơn vị này.' });
    else fills.push({ sheet, ...place, value, share });
  }
  return { fills, left };
}
