import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { Document, DocumentKind, DocumentReceipt } from '#shared/contract/documents.ts';
import { showDocumentValue } from '#shared/words/show-document-value.ts';
import { invoke } from '../../api/client.ts';
import { useOperation } from '../../api/hooks.ts';
import { usePathId } from '../../ui/Answered.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { OpenRecord } from '../record/OpenRecord.tsx';
import { useUnits } from '../units/use-units.ts';
import { DocumentFields } from './DocumentFields.tsx';
import { DOCUMENTS_PATH, documentPath } from './paths.ts';

/** What the form holds; blank fields are null. */
export interface DocumentDraft {
  title: string;
  kind: DocumentKind;
  number: string | null;
  date: string | null;
  issuer: string | null;
  notes: string | null;
  receipts: DocumentReceipt[];
}

const EMPTY: DocumentDraft = {
  title: '',
  kind: 'tai-lieu',
  number: null,
  date: null,
  issuer: null,
  notes: null,
  receipts: [],
};
const KEPT = ['kind', 'issuer'] as const;

function draftOf({ title, kind, number, date, issuer, notes, receipts }: Document): DocumentDraft {
  const kept = receipts.map(({ unitId, date: day, copies }) => ({ unitId, date: day, copies }));
  return { title, kind, number, date, issuer, notes, receipts: kept };
}

export function NewDocumentPage(): ReactNode {
  return <DocumentForm />;
}

export function EditDocumentPage(): ReactNode {
  const answer = useOperation('documents.get', { id: usePathId() });
  return (
    <OpenRecord answer={answer} listPath={DOCUMENTS_PATH} asOpened>
      {(document) => <DocumentForm document={document} />}
    </OpenRecord>
  );
}

function DocumentForm({ document }: { document?: Document }): ReactNode {
  const navigate = useNavigate();
  const { units } = useUnits();
  return (
    <RecordForm<DocumentDraft, Document>
      entity="document"
      title={document ? `Sửa: ${document.title}` : 'Thêm văn bản, tài liệu'}
      {...(document && { record: document })}
      initial={document ? draftOf(document) : EMPTY}
      draftOf={draftOf}
      kept={KEPT}
      create={(draft) => invoke('documents.create', draft)}
      update={(patch, { id, version }) => invoke('documents.update', { ...patch, id, version })}
      reread={(id) => invoke('documents.get', { id })}
      nameOf={({ title }) => title}
      showValue={(field, value) => showDocumentValue(field, value, units)}
      onBack={() => void navigate(document ? documentPath(document.id) : DOCUMENTS_PATH)}
      onSaved={({ id }) => void navigate(documentPath(id), { replace: true })}
    >
      {() => <DocumentFields />}
    </RecordForm>
  );
}
