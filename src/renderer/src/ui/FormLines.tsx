import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Row } from 'antd';
import type { ReactNode } from 'react';

interface Props {
  /** The form's name of the list. */
  name: string;
  /** A line as it is added. */
  blank: object;
  /** What a line is, in the words of the buttons: "Thêm tài liệu", "Bỏ tài liệu thứ 2". */
  noun: string;
  /** The fields of a line: its name in the form and its place, the first of which carries the labels. */
  children: (name: number, place: number) => ReactNode;
}

/** A list in a form, a line each, with the buttons that add and remove lines. */
export function FormLines({ name: list, blank, noun, children }: Props): ReactNode {
  return (
    <Form.List name={list}>
      {(rows, { add, remove }) => (
        <div className="lines">
          {rows.map(({ key, name }, place) => (
            <Row key={key} gutter={8} className="line">
              {children(name, place)}
              <Button
                type="text"
                danger
                className={place === 0 ? 'line-remove below-label' : 'line-remove'}
                icon={<DeleteOutlined />}
                aria-label={`Bỏ ${noun} thứ ${place + 1}`}
                onClick={() => remove(name)}
              />
            </Row>
          ))}
          <Button type="dashed" icon={<PlusOutlined />} onClick={() => add(blank)}>
            Thêm {noun}
          </Button>
        </div>
      )}
    </Form.List>
  );
}
