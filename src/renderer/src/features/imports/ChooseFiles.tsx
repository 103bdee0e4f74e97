import { Button } from 'antd';
import { type ReactNode, useRef } from 'react';
import { ACCEPT } from './import-words.ts';
import { addFiles } from './import-work.ts';

interface Props {
  primary?: boolean;
  children: ReactNode;
}

/** A button that asks for one or several files; they go to the end of the queue. */
export function ChooseFiles({ primary = false, children }: Props): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button type={primary ? 'primary' : 'default'} onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={ACCEPT}
        aria-label="Chọn tệp để nhập"
        onChange={({ target }) => {
          addFiles([...(target.files ?? [])]);
          // The same file may be chosen again after it was corrected.
          target.value = '';
        }}
      />
    </>
  );
}
