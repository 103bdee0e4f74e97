import { Form, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import type { ImportPreview } from '#shared/contract/imports.ts';
import { type ImportKind, importKindLabels, importPolicies, importPolicyLabels } from '#shared/contract/imports.ts';
import { optionsOf } from '../../ui/form.tsx';
import { showSize } from '../../ui/show.ts';
import { UnitPicker } from '../units/UnitPicker.tsx';
import type { ImportItem, ReadSettings } from './import-item.ts';
import { readAgain } from './import-work.ts';

const policyHints = {
  skip: 'Ai đã có trong sổ thì để nguyên, chỉ thêm người mới.',
  update: 'Giá trị trong tệp thay giá trị trong sổ. Ô trống trong tệp không xoá gì.',
  fill: 'Chỉ điền vào những ô còn trống trong sổ; giá trị đã có giữ nguyên.',
};

/** What the file is about, who sent it, and what happens to records that are there already. */
export function SettingsStep({ item, preview }: { item: ImportItem; preview: ImportPreview }): ReactNode {
  const fixed = item.token === undefined || item.phase !== 'review';
  const change = (part: Partial<ReadSettings>) => void readAgain(item.key, part);
  const recognised = item.settings.kind === 'auto';
  return (
    <Form layout="vertical" className="import-settings" disabled={fixed}>
      <p className="import-file-line">
        <strong>{item.name}</strong>
        {item.size !== undefined && ` (${showSize(item.size)})`}
        {item.token === undefined && ' · mở lại từ lịch sử: muốn đọc theo cách khác thì chọn lại tệp'}
      </p>
      <Form.Item
        label="Tệp này là"
        htmlFor="import-kind"
        extra={recognised ? 'Chương trình tự nhận ra. Chưa đúng thì chọn lại.' : undefined}
      >
        <Select<ImportKind>
          id="import-kind"
          value={preview.kind}
          options={optionsOf(importKindLabels)}
          onChange={(kind) => change({ kind, overrides: {} })}
        />
      </Form.Item>
      <Form.Item
        label="Đơn vị gửi"
        htmlFor="import-unit"
        extra="Dùng cho những dòng không ghi đơn vị. Cách nhận cột được nhớ theo đơn vị này."
      >
        <UnitPicker
          id="import-unit"
          value={item.settings.unitId}
          onChange={(unitId) => change({ unitId })}
          placeholder="Theo tệp, hoặc chọn đơn vị"
          disabled={fixed}
        />
      </Form.Item>
      <Form.Item label="Khi đã có trong sổ" extra={policyHints[item.settings.policy]}>
        <Radio.Group
          aria-label="Khi đã có trong sổ"
          value={item.settings.policy}
          options={importPolicies.map((value) => ({ value, label: importPolicyLabels[value] }))}
          onChange={({ target }) => change({ policy: target.value })}
        />
      </Form.Item>
    </Form>
  );
}
