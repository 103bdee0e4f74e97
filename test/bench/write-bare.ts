/** Writes a workbook's model (a file of v8.serialize) with exceljs alone, in a process of its own; prints the milliseconds. */
import { readFileSync } from 'node:fs';
import { deserialize } from 'node:v8';
import { renderWorkbook } from '#main/core/reports/workbook/render-workbook.ts';

const [model = '', path = ''] = process.argv.slice(2);
const read = deserialize(readFileSync(model));
const start = performance.now();
await renderWorkbook(read, path, () => undefined);
console.log(performance.now() - start);
