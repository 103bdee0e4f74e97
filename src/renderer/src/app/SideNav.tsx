import { Layout, Menu } from 'antd';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import type { NavEntry } from './feature.ts';
import { useFeatures } from './features-context.ts';
import { useNarrow } from './use-narrow.ts';

function itemsOf(entries: NavEntry[]) {
  return entries.map(({ path, label, icon }) => ({
    key: path,
    icon,
    label: <Link to={path}>{label}</Link>,
    title: label,
  }));
}

/** The parts of the application; folded to icons where the window is narrow (large zoom). */
export function SideNav(): ReactNode {
  const entries = useFeatures().flatMap(({ nav }) => nav ?? []);
  const { pathname } = useLocation();
  const narrow = useNarrow();
  const current = entries.filter(({ path }) => pathname === path || pathname.startsWith(`${path}/`)).at(-1);
  return (
    <Layout.Sider width={208} collapsedWidth={56} collapsed={narrow} className="side-nav">
      <nav aria-label="Các phần của sổ">
        <Menu
          mode="inline"
          selectedKeys={current ? [current.path] : []}
          items={[
            ...itemsOf(entries.filter(({ group }) => group === 'main')),
            { type: 'divider' },
            ...itemsOf(entries.filter(({ group }) => group === 'office')),
          ]}
        />
      </nav>
    </Layout.Sider>
  );
}
