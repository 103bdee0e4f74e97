import { Button, Card, Progress } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Coverage } from '#shared/contract/overview.ts';
import type { DatedPeriod } from '#shared/contract/periods.ts';
import { showNumber } from '#shared/text/number.ts';
import { unitPath } from '../units/paths.ts';

const SHOWN = 8;

interface Props {
  coverage: { units: Coverage; villages: Coverage };
  period: DatedPeriod;
}

/** Which places had no session in the period. */
export function CoverageCard({ coverage: { units, villages }, period }: Props): ReactNode {
  return (
    <Card size="small" className="chart-card" title={`Độ phủ, ${period.name}`} role="region" aria-label="Độ phủ">
      <Places coverage={units} noun="đơn vị" />
      {villages.total > 0 && <Places coverage={villages} noun="thôn, tổ dân phố" />}
    </Card>
  );
}

function Places({ coverage: { total, covered, missing }, noun }: { coverage: Coverage; noun: string }): ReactNode {
  const [all, setAll] = useState(false);
  if (total === 0) return <p className="hint">Chưa có xã, phường, thị trấn nào trong danh sách đơn vị.</p>;
  const shown = all ? missing : missing.slice(0, SHOWN);
  return (
    <section className="coverage" aria-label={`Độ phủ theo ${noun}`}>
      <p>
        <b>
          {showNumber(covered)}/{showNumber(total)}
        </b>{' '}
        {noun} có buổi tuyên truyền
      </p>
      <Progress percent={Math.round((100 * covered) / total)} size="small" aria-label={`${noun} có buổi`} />
      {missing.length > 0 && (
        <p>
          Chưa có buổi nào:{' '}
          {shown.map(({ id, name, parent }, index) => (
            <span key={id}>
              {index > 0 && ', '}
              <a href={`#${unitPath(id)}`} {...(parent !== null && { title: parent })}>
                {name}
              </a>
            </span>
          ))}
          {missing.length > SHOWN && (
            <Button type="link" size="small" onClick={() => setAll(!all)}>
              {all ? 'Thu gọn' : `và ${showNumber(missing.length - SHOWN)} nơi khác`}
            </Button>
          )}
        </p>
      )}
    </section>
  );
}
