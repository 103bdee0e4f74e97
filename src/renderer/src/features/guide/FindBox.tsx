import { DownOutlined, SearchOutlined, UpOutlined } from '@ant-design/icons';
import { Button, Input, type InputRef, Space } from 'antd';
import { type ReactNode, type RefObject, useDeferredValue, useEffect, useRef, useState } from 'react';
import { useAction } from '../../ui/actions.ts';
import { clearHighlight, findInText, highlight } from './find-in-text.ts';

/** Finds words in an article, marks or not: Enter goes to the next place, Shift+Enter back. */
export function FindBox({ article }: { article: RefObject<HTMLElement | null> }): ReactNode {
  const box = useRef<InputRef>(null);
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed);
  const [found, setFound] = useState<Range[]>([]);
  const [current, setCurrent] = useState(0);
  useAction('find', () => box.current?.focus({ cursor: 'all' }));

  useEffect(() => {
    setFound(article.current ? findInText(article.current, wanted) : []);
    setCurrent(0);
  }, [article, wanted]);
  useEffect(() => {
    if (found.length > 0) highlight(found, current);
    else clearHighlight();
  }, [found, current]);
  useEffect(() => clearHighlight, []);

  const step = (by: number) => found.length > 0 && setCurrent((current + by + found.length) % found.length);
  return (
    <Space.Compact className="guide-find">
      <Input
        ref={box}
        prefix={<SearchOutlined />}
        placeholder="Tìm trong trang này"
        aria-label="Tìm trong trang này (Ctrl+F)"
        allowClear
        value={typed}
        suffix={
          <span role="status" className="hint">
            {wanted.trim() === '' ? '' : found.length === 0 ? 'không thấy' : `${current + 1}/${found.length}`}
          </span>
        }
        onChange={({ target }) => setTyped(target.value)}
        onPressEnter={({ shiftKey }) => step(shiftKey ? -1 : 1)}
      />
      <Button icon={<UpOutlined />} aria-label="Chỗ trước" disabled={found.length === 0} onClick={() => step(-1)} />
      <Button icon={<DownOutlined />} aria-label="Chỗ sau" disabled={found.length === 0} onClick={() => step(1)} />
    </Space.Compact>
  );
}
