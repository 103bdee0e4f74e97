import type { Json } from '../contract/common.ts';
import { type FigureName, figureLabels, type Rating, ratingLabels } from '../contract/evaluations.ts';
import { showNumber } from '../text/number.ts';
import { type Names, personName } from './names.ts';

/** An evaluation's value in words: `Số buổi đã thực hiện: 12, Lượt người nghe: 640`. */
export function showEvaluationValue(field: string, value: Json, names?: Names): string {
  if (field === 'rating' || field === 'proposed') return ratingLabels[value as Rating] ?? String(value);
  if (field === 'speakerId') return personName(names, value);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.entries(value)
      .map(([name, count]) => `${figureLabels[name as FigureName] ?? name}: ${showNumber(Number(count))}`)
      .join(', ');
  }
  return String(value);
}
