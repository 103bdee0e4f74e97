import {
  educationLevelLabels,
  genderLabels,
  politicalTheoryLabels,
  type RecognitionKind,
  recognitionKindLabels,
  speakerCategoryLabels,
} from '../contract/speaker-values.ts';
import type { SpeakerField } from '../contract/speakers.ts';
import { showPhone } from '../text/identity.ts';
import { showDate } from '../text/partial-date.ts';
import { type Names, unitName } from './names.ts';

const labels: Partial<Record<SpeakerField, Record<string, string>>> = {
  gender: genderLabels,
  educationLevel: educationLevelLabels,
  politicalTheory: politicalTheoryLabels,
  category: speakerCategoryLabels,
};

interface RecognitionLike {
  kind?: string;
  decisionNumber?: string | null;
  decisionDate?: string | null;
  issuer?: string | null;
  from?: string | null;
  to?: string | null;
  reason?: string | null;
}

/** One decision in a line: `Công nhận, QĐ 12/QĐ-UBND ngày 05/01/2024, UBND huyện, từ 05/01/2024`. */
export function showRecognition(decision: RecognitionLike): string {
  const { kind, decisionNumber, decisionDate, issuer, from, to, reason } = decision;
  return [
    recognitionKindLabels[(kind ?? 'recognised') as RecognitionKind] ?? kind,
    decisionNumber && `QĐ ${decisionNumber}`,
    decisionDate && `ngày ${showDate(decisionDate)}`,
    issuer,
    from && `từ ${showDate(from)}`,
    to && `đến ${showDate(to)}`,
    reason && `lý do: ${reason}`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** Any value of a speaker's field in words; blank ones are empty. */
export function showSpeakerValue(field: string, value: unknown, names: Names | undefined): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return value ? 'Có' : 'Không';
  if (field === 'unitId' && typeof value === 'number') return unitName(names, value);
  if (Array.isArray(value)) {
    return field === 'recognition'
      ? value.map((each) => showRecognition(each as RecognitionLike)).join('; ')
      : value.map(String).join(', ');
  }
  const text = String(value);
  if (field === 'birthDate') return showDate(text);
  if (field === 'phone') return showPhone(text);
  return labels[field as SpeakerField]?.[text] ?? text;
}
