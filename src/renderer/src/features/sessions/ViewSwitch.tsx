import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { CALENDAR_PATH, SESSIONS_PATH, YEAR_PATH } from './paths.ts';

const views = [
  { value: SESSIONS_PATH, label: 'Danh sách' },
  { value: CALENDAR_PATH, label: 'Lịch tháng' },
  { value: YEAR_PATH, label: 'Cả năm' },
];

/** The same sessions as a list, as a month, as a year. */
export function ViewSwitch({ at }: { at: string }): ReactNode {
  const navigate = useNavigate();
  return (
    <Segmented aria-label="Cách xem" options={views} value={at} onChange={(path: string) => void navigate(path)} />
  );
}
