import { LinkOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { ImportRow } from '#shared/contract/imports.ts';
import { showNumber } from '#shared/text/number.ts';
import { fold } from '#shared/text/vietnamese.ts';
import { useOperation } from '../../api/hooks.ts';
import { LINK_PATH } from '../sessions/paths.ts';

/** As many as a page of a list may hold: more names than a commune's list has. */
const NAMES_ASKED = 1000;

const nameKey = (unitId: unknown, name: string): string => `${String(unitId)} ${fold(name)}`;

/** The way from a list of sessions to the page that links its names with the register, where some are not linked. */
export function UnlinkedNames({ rows }: { rows: ImportRow[] }): ReactNode {
  const navigate = useNavigate();
  const { names, unitIds } = useMemo(() => {
    const named = rows.filter(({ values }) => Array.isArray(values.speakers) && typeof values.unitId === 'number');
    return {
      names: new Set(
        named.flatMap(({ values: { unitId, speakers } }) =>
          Array.isArray(speakers) ? speakers.map((name) => nameKey(unitId, name)) : [],
        ),
      ),
      unitIds: [...new Set(named.map(({ values: { unitId } }) => Number(unitId)))],
    };
  }, [rows]);
  const { data } = useOperation(
    'sessions.unlinkedSpeakers',
    { filter: { unitId: unitIds }, pageSize: NAMES_ASKED },
    { enabled: unitIds.length > 0 },
  );
  const unlinked = data?.items.filter(({ unitId, name }) => names.has(nameKey(unitId, name))).length ?? 0;
  if (unlinked === 0) return null;
  return (
    <Button icon={<LinkOutlined />} onClick={() => void navigate(LINK_PATH)}>
      Liên kết {showNumber(unlinked)} tên với sổ
    </Button>
  );
}
