import { Layout } from 'antd';
import { Fragment, type MouseEvent, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { Outlet, useLocation, useNavigate } from 'react-router';
import type { MenuCommand } from '#shared/contract/host.ts';
import { useEvents } from '../api/hooks.ts';
import { useAction, useActionKeys } from '../ui/actions.ts';
import { Loading } from '../ui/Loading.tsx';
import { useNotices } from '../ui/use-notices.tsx';
import { BackupBanner } from './BackupBanner.tsx';
import { CommandPalette } from './CommandPalette.tsx';
import { useFeatures } from './features-context.ts';
import { SampleBanner } from './SampleBanner.tsx';
import { ShortcutsHelp } from './ShortcutsHelp.tsx';
import { SideNav } from './SideNav.tsx';
import { TopBar } from './TopBar.tsx';
import { useMenuKeys } from './use-menu-keys.ts';

/** What stands around every page: bar at the top, navigation at the left, and the keys that work everywhere. */
export function Shell(): ReactNode {
  const features = useFeatures();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { undoLast, redoLast } = useNotices();
  const [palette, setPalette] = useState(false);
  const [help, setHelp] = useState(false);
  const content = useRef<HTMLDivElement>(null);

  useActionKeys();
  useAction('palette', () => setPalette(true));
  useAction('undo', () => void undoLast());
  useAction('redo', () => void redoLast());
  const follow = (command: MenuCommand): boolean => {
    if (command === 'shortcuts') setHelp(true);
    const path = features.map(({ menu }) => menu?.[command]).find((each) => each !== undefined);
    if (path !== undefined) void navigate(path);
    return command === 'shortcuts' || path !== undefined;
  };
  useEvents((event) => {
    if (event.type === 'menu') follow(event.command);
  });
  useMenuKeys(follow);

  // Links written as plain `#/…` addresses go through the router, which asks before unsaved values are left.
  const followLink = (event: MouseEvent<HTMLElement>) => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const href = event.target instanceof Element ? event.target.closest('a')?.getAttribute('href') : undefined;
    if (!href?.startsWith('#/')) return;
    event.preventDefault();
    void navigate(href.slice(1));
  };

  const shown = useRef(pathname);
  useEffect(() => {
    // A new page is read from its top, by eye and by screen reader, unless it has put the cursor somewhere itself.
    if (shown.current === pathname) return;
    shown.current = pathname;
    if (!content.current?.contains(document.activeElement)) content.current?.focus({ preventScroll: true });
  }, [pathname]);

  return (
    <Layout className="shell" onClick={followLink}>
      <button type="button" className="skip-link" onClick={() => content.current?.focus()}>
        Tới nội dung trang
      </button>
      <TopBar onPalette={() => setPalette(true)} onHelp={() => setHelp(true)} />
      <SampleBanner />
      <BackupBanner />
      <Layout className="shell-body">
        <SideNav />
        <Layout.Content>
          <div ref={content} id="noi-dung" tabIndex={-1} className="content">
            <Suspense fallback={<Loading />}>
              <Outlet />
            </Suspense>
          </div>
        </Layout.Content>
      </Layout>
      {features.map(({ key, layer }) => layer && <Fragment key={key}>{layer()}</Fragment>)}
      {palette && <CommandPalette onClose={() => setPalette(false)} />}
      {help && <ShortcutsHelp onClose={() => setHelp(false)} />}
    </Layout>
  );
}
