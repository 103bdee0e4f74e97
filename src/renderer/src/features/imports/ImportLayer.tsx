import { InboxOutlined } from '@ant-design/icons';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { showClock } from '../../ui/show.ts';
import { filesFromClipboard } from './clipboard-file.ts';
import { workOf } from './import-item.ts';
import { allItems } from './import-queue.ts';
import { addFiles } from './import-work.ts';
import { IMPORTS_PATH } from './paths.ts';
import './imports.css';
import './import-steps.css';
import './import-rows.css';

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

function takesText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA)$/.test(target.tagName));
}

/** Lies over every page: takes files dropped anywhere on the window, and rows of Excel pasted outside of a field. */
export function ImportLayer(): ReactNode {
  const navigate = useNavigate();
  const [over, setOver] = useState(false);
  // Entering a child comes before leaving its parent: only the count says when the pointer is gone.
  const depth = useRef(0);

  useEffect(() => {
    const take = (files: File[]) => {
      addFiles(files);
      void navigate(IMPORTS_PATH);
    };
    const onEnter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth.current += 1;
      setOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth.current = Math.max(0, depth.current - 1);
      if (depth.current === 0) setOver(false);
    };
    const onOver = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault();
    };
    const onDrop = (event: DragEvent) => {
      depth.current = 0;
      setOver(false);
      // A field of a page that takes files itself has taken it already.
      if (event.defaultPrevented || !hasFiles(event)) return;
      event.preventDefault();
      take([...(event.dataTransfer?.files ?? [])]);
    };
    const onPaste = (event: ClipboardEvent) => {
      if (event.defaultPrevented || takesText(event.target) || !event.clipboardData) return;
      const files = filesFromClipboard(event.clipboardData, showClock(new Date()));
      if (files.length === 0) return;
      event.preventDefault();
      take(files);
    };
    window.addEventListener('dragenter', onEnter);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('dragover', onOver);
    window.addEventListener('drop', onDrop);
    window.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('dragenter', onEnter);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('drop', onDrop);
      window.removeEventListener('paste', onPaste);
    };
  }, [navigate]);

  useEffect(() => {
    const onUnload = (event: BeforeUnloadEvent) => {
      // Cells that were corrected are kept with the batch, which the history opens again; decisions are not.
      if (allItems().some((item) => workOf(item).rows > 0)) event.preventDefault();
    };
    window.addEventListener('beforeunload', onUnload);
    return () => window.removeEventListener('beforeunload', onUnload);
  }, []);

  if (!over) return null;
  return (
    <div className="drop-overlay" role="status">
      <InboxOutlined aria-hidden />
      <strong>Thả tệp vào đây để nhập</strong>
      <span>Chương trình đọc tệp và cho xem trước từng dòng. Chưa ghi gì vào sổ cho tới khi bạn đồng ý.</span>
    </div>
  );
}
