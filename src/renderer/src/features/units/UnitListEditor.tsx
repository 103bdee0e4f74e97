import { Button, Input, Select, Space, Table } from 'antd';
import { type ReactNode, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { type UnitKind, unitKindLabels } from '#shared/contract/units.ts';
import { showNumber } from '#shared/text/number.ts';
import { type ListedUnit, readUnitList, withKindWord } from '#shared/text/unit-name.ts';
import { optionsOf } from '../../ui/form.tsx';

/** A unit of a typed or pasted list, with the kind that was recognised or chosen. */
export interface EditedUnit {
  name: string;
  kind: UnitKind;
  /** The place in the list of the unit that this one lies in. */
  parent: number | undefined;
}

/** What a name that does not tell its kind most often is. */
const USUAL_KIND: UnitKind = 'commune-xa';
/** The words that are offered for such names, all at once. */
const KIND_WORDS = ['Xã', 'Phường', 'Thôn'] as const;

function depthOf(list: readonly { parent: number | undefined }[], place: number): number {
  const parent = list[place]?.parent;
  return parent === undefined || parent >= place ? 0 : 1 + depthOf(list, parent);
}

/** How many names are said; the others are marked in the list. */
const NAMED = 3;

function namesWithoutKind(units: readonly { name: string }[]): string {
  const names = units.slice(0, NAMED).map(({ name }) => name);
  const more = units.length > NAMED ? ` và ${showNumber(units.length - NAMED)} tên nữa` : '';
  return `${showNumber(units.length)} tên chưa ghi loại đơn vị: ${names.join(', ')}${more}.`;
}

/** A list of units, a line each, beside what has been understood of it; a kind that was not told can be set. */
export function UnitListEditor({ onChange }: { onChange: (units: EditedUnit[]) => void }): ReactNode {
  const [text, setText] = useState('');
  const [kinds, setKinds] = useState<Record<string, UnitKind>>({});
  const listed = useMemo(() => readUnitList(text), [text]);
  const shown = useDeferredValue(listed);
  const bare = shown.filter(({ name, kind }) => kind === undefined && kinds[name] === undefined);

  useEffect(() => {
    onChange(listed.map(({ name, kind, parent }) => ({ name, kind: kinds[name] ?? kind ?? USUAL_KIND, parent })));
  }, [listed, kinds, onChange]);

  return (
    <div className="unit-list-editor">
      <Input.TextArea
        autoFocus
        rows={12}
        aria-label="Danh sách đơn vị, mỗi dòng một đơn vị"
        placeholder={'Xã Đăk Mar\nThôn 1\nThôn 2\nThị trấn Đăk Hà\nTổ dân phố 1\nBan Tuyên giáo Huyện uỷ'}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <div>
        {bare.length > 0 && (
          <Space wrap className="unit-list-bare" role="status">
            <span>{namesWithoutKind(bare)}</span>
            <span>Thêm vào trước:</span>
            {KIND_WORDS.map((word) => (
              <Button
                key={word}
                size="small"
                onClick={() => setText(withKindWord(text, word, new Set(Object.keys(kinds))))}
              >
                {word}
              </Button>
            ))}
          </Space>
        )}
        <Table<ListedUnit & { key: number }>
          size="small"
          pagination={false}
          scroll={{ y: 252 }}
          dataSource={shown.map((unit, key) => ({ ...unit, key }))}
          locale={{ emptyText: 'Danh sách nhận ra sẽ hiện ở đây.' }}
          columns={[
            {
              title: `Nhận ra ${shown.length} đơn vị`,
              render: (_, { name, key }) => <span style={{ paddingLeft: depthOf(shown, key) * 18 }}>{name}</span>,
            },
            {
              title: 'Loại đơn vị',
              width: 210,
              render: (_, { name, kind }) => (
                <Select<UnitKind>
                  size="small"
                  className="full-width"
                  aria-label={`Loại của ${name}`}
                  {...(kind === undefined && kinds[name] === undefined && { status: 'warning' as const })}
                  value={kinds[name] ?? kind ?? USUAL_KIND}
                  options={optionsOf(unitKindLabels)}
                  onChange={(chosen) => setKinds((before) => ({ ...before, [name]: chosen }))}
                />
              ),
            },
          ]}
        />
      </div>
    </div>
  );
}
