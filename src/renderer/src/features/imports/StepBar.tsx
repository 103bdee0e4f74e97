import { CheckCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Step, StepKey } from './steps.ts';

interface Props {
  steps: Step[];
  open: StepKey | undefined;
  onOpen: (key: StepKey) => void;
  panelId: string;
}

/** The steps of a file in a row, each with what it has come to; a click opens what can be changed there. */
export function StepBar({ steps, open, onOpen, panelId }: Props): ReactNode {
  return (
    <ol className="import-steps" aria-label="Các bước nhập tệp">
      {steps.map(({ key, title, summary, state }, at) => (
        <li key={key} className={`${state}${key === open ? ' open' : ''}`}>
          <button
            type="button"
            onClick={() => onOpen(key)}
            aria-expanded={key === open}
            {...(key === open && { 'aria-controls': panelId })}
            title={summary}
          >
            <span className="import-step-title">
              {at + 1}. {title} {state === 'done' && <CheckCircleFilled className="sign-good" aria-label="xong" />}
              {state === 'ask' && <ExclamationCircleFilled className="sign-ask" aria-label="cần xem" />}
            </span>
            <small>{summary}</small>
          </button>
        </li>
      ))}
    </ol>
  );
}
