import type { ReactNode } from 'react';
import { Navigate, useParams } from 'react-router';
import { useOperation } from '../../../api/hooks.ts';
import { FailureAlert } from '../../../ui/failure.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import { useKeptState } from '../../../ui/use-kept-state.ts';
import { TEMPLATES_PATH } from '../paths.ts';
import { usePeriod } from '../use-period.ts';
import { GIVEN_TEMPLATE, type GivenTemplate } from './given.ts';
import { TemplateEditor } from './TemplateEditor.tsx';

/** A workbook that is not known yet: what was read of it is on its way from the list. */
export function NewTemplatePage(): ReactNode {
  const [given] = useKeptState<GivenTemplate | undefined>(GIVEN_TEMPLATE, undefined);
  const { shown, choose, error, retry } = usePeriod();
  if (!given || given.read.known) return <Navigate to={TEMPLATES_PATH} replace />;
  if (error) return <FailureAlert error={error} onRetry={retry} />;
  if (!shown) return <Loading />;
  return <TemplateEditor read={given.read} token={given.token} period={shown} onPeriod={choose} />;
}

/** A template that is kept; with the copy that was just given, where there is one. */
export function KnownTemplatePage(): ReactNode {
  const id = Number(useParams().id);
  const [given] = useKeptState<GivenTemplate | undefined>(GIVEN_TEMPLATE, undefined);
  const { shown, choose, error: failed, retry } = usePeriod();
  const fresh = given?.read.known?.id === id ? given : undefined;
  const kept = useOperation('reportTemplates.open', { id }, { enabled: fresh === undefined });
  const error = failed ?? kept.error;
  if (error) {
    const again = () => {
      retry();
      void kept.refetch();
    };
    return <FailureAlert error={error} onRetry={again} />;
  }
  const read = fresh?.read ?? kept.data;
  if (!read || !shown) return <Loading label="Đang đọc mẫu…" />;
  return <TemplateEditor key={id} read={read} token={fresh?.token} period={shown} onPeriod={choose} />;
}
