import { SearchOutlined } from '@ant-design/icons';
import { Input, Modal } from 'antd';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { failureMessage } from '../ui/failure.tsx';
import type { PaletteHit } from './feature.ts';
import { useFeatures } from './features-context.ts';
import { type PaletteGroup, paletteGroups } from './palette-groups.ts';

const TYPING_PAUSE_MS = 120;
const LIST_ID = 'palette-list';
const optionId = (place: number) => `palette-${place}`;

/** Ctrl+K: people, units, pages and commands by a few letters, with or without marks. */
export function CommandPalette({ onClose }: { onClose: () => void }): ReactNode {
  const features = useFeatures();
  const navigate = useNavigate();
  const [search, setSearch] = useState('');
  const [found, setFound] = useState<PaletteGroup[]>([]);
  const [problem, setProblem] = useState<string>();
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let current = true;
    const text = search.trim();
    const timer = setTimeout(async () => {
      const sources = text === '' ? [] : features.flatMap(({ source }) => source ?? []);
      try {
        const groups = await Promise.all(sources.map(async ({ label, find }) => ({ label, hits: await find(text) })));
        if (!current) return;
        setFound(groups);
        setProblem(undefined);
      } catch (error) {
        if (current) setProblem(failureMessage(error));
      }
    }, TYPING_PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [search, features]);

  const groups = useMemo(() => paletteGroups(features, found, search), [found, features, search]);
  const hits = groups.flatMap((group) => group.hits);
  const place = Math.min(active, Math.max(0, hits.length - 1));

  const go = (hit: PaletteHit | undefined) => {
    if (!hit) return;
    onClose();
    void navigate(hit.path);
  };

  const move = (to: number) => {
    setActive(to);
    list.current?.querySelector(`#${optionId(to)}`)?.scrollIntoView({ block: 'nearest' });
  };

  let next = 0;
  return (
    <Modal open footer={null} closable={false} onCancel={onClose} className="palette" style={{ top: 72 }} width={620}>
      <Input
        autoFocus
        variant="borderless"
        size="large"
        prefix={<SearchOutlined />}
        placeholder="Gõ tên người, đơn vị, hoặc việc cần làm (không cần dấu)"
        aria-label="Tìm người, đơn vị, chức năng"
        role="combobox"
        aria-expanded
        aria-controls={LIST_ID}
        aria-activedescendant={hits.length > 0 ? optionId(place) : undefined}
        value={search}
        onChange={({ target }) => {
          setSearch(target.value);
          setActive(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') move(Math.min(place + 1, hits.length - 1));
          else if (event.key === 'ArrowUp') move(Math.max(place - 1, 0));
          else if (event.key === 'Enter') go(hits[place]);
          else return;
          event.preventDefault();
        }}
      />
      {problem && <p className="palette-problem">{problem}</p>}
      <div id={LIST_ID} ref={list} role="listbox" aria-label="Kết quả" className="palette-list">
        {groups.map(({ label, hits: own }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own.
          <div key={label} role="group" aria-label={label}>
            <div className="palette-group">{label}</div>
            {own.map((hit) => {
              const at = next;
              next += 1;
              return (
                // Keys are taken by the box, as in every combobox; the mouse may click a line.
                // biome-ignore lint/a11y/useKeyWithClickEvents: see above.
                // biome-ignore lint/a11y/useFocusableInteractive: see above.
                <div
                  key={hit.key}
                  id={optionId(at)}
                  role="option"
                  aria-selected={at === place}
                  className="palette-hit"
                  onMouseMove={() => setActive(at)}
                  onClick={() => go(hit)}
                >
                  <span>{hit.label}</span>
                  {hit.detail && <small>{hit.detail}</small>}
                  {hit.keys && <kbd>{hit.keys}</kbd>}
                </div>
              );
            })}
          </div>
        ))}
        {hits.length === 0 && <p className="palette-none">Không tìm thấy. Thử gõ ít chữ hơn.</p>}
      </div>
    </Modal>
  );
}
