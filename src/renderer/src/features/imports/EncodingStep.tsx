import { Radio, Table } from 'antd';
import type { ReactNode } from 'react';
import type { ImportPreview } from '#shared/contract/imports.ts';
import type { Encoding, ImportItem } from './import-item.ts';
import { encodingWords } from './import-words.ts';
import { readAgain } from './import-work.ts';

const choices: Encoding[] = ['auto', 'unicode', 'tcvn3', 'vni'];

/** How the letters of the file were read: before and after, and the other ways. */
export function EncodingStep({ item, preview }: { item: ImportItem; preview: ImportPreview }): ReactNode {
  return (
    <div>
      <Radio.Group
        aria-label="Bảng mã của tệp"
        disabled={item.token === undefined || item.phase !== 'review'}
        value={item.settings.encoding}
        options={choices.map((value) => ({
          value,
          label:
            value === 'auto' ? `Tự nhận: ${encodingWords[preview.encoding] ?? preview.encoding}` : encodingWords[value],
        }))}
        onChange={({ target }) => void readAgain(item.key, { encoding: target.value })}
      />
      {preview.encodingSamples.length > 0 ? (
        <Table
          size="small"
          className="import-encoding"
          rowKey="before"
          pagination={false}
          scroll={{ y: 180 }}
          dataSource={preview.encodingSamples}
          columns={[
            { title: 'Trong tệp', dataIndex: 'before', render: (text: string) => <span lang="x-raw">{text}</span> },
            { title: 'Chương trình đọc thành', dataIndex: 'after', render: (text: string) => <b>{text}</b> },
          ]}
        />
      ) : (
        <p className="hint">Chữ trong tệp là Unicode, không phải chuyển đổi gì.</p>
      )}
    </div>
  );
}
