import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { MenuCommand } from '#shared/contract/host.ts';
import { useEvents } from '../../api/hooks.ts';
import { useMenuKeys } from '../../app/use-menu-keys.ts';

const GuideDrawer = lazy(async () => ({ default: (await import('./GuideDrawer.tsx')).GuideDrawer }));

/** The way to the guide from a screen that stands before the application's pages: a link, F1, and the menu. */
export function GuideButton(): ReactNode {
  const [open, setOpen] = useState(false);
  const follow = (command: MenuCommand): boolean => {
    if (command === 'guide') setOpen(true);
    return command === 'guide';
  };
  useMenuKeys(follow);
  useEvents((event) => {
    if (event.type === 'menu') follow(event.command);
  });
  return (
    <>
      <Button type="link" icon={<QuestionCircleOutlined />} onClick={() => setOpen(true)}>
        Hướng dẫn sử dụng (F1)
      </Button>
      {open && (
        <Suspense fallback={null}>
          <GuideDrawer onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
