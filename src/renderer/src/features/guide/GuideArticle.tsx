import { type ComponentProps, type MouseEvent, memo, type ReactNode, type Ref } from 'react';
import Markdown, { type Components } from 'react-markdown';
import { Link } from 'react-router';
import remarkGfm from 'remark-gfm';
import { headingId } from '#shared/text/guide-text.ts';
import { openExternal } from '../../api/files.ts';
import { useNotices } from '../../ui/use-notices.tsx';
import { pictureAddress } from './guide-files.ts';
import { guidePath } from './paths.ts';

/** The text inside of rendered Markdown. */
function textOf(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number') return String(node);
  if (Array.isArray(node)) return node.map(textOf).join('');
  if (typeof node === 'object' && node !== null && 'props' in node) {
    return textOf((node.props as { children?: ReactNode }).children);
  }
  return '';
}

/** Brings a heading to the top of the view and puts the cursor there, for who reads by ear. */
export function goToHeading(id: string): void {
  const heading = document.getElementById(id);
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}

/** Links inside the page, to the other guide, and out to the browser: the address bar belongs to the router. */
function GuideLink({ href = '', children }: ComponentProps<'a'>): ReactNode {
  const notices = useNotices();
  if (href.startsWith('#')) {
    const go = (event: MouseEvent) => {
      event.preventDefault();
      goToHeading(decodeURIComponent(href.slice(1)));
    };
    return (
      <a href={href} onClick={go}>
        {children}
      </a>
    );
  }
  if (href.endsWith('.md')) return <Link to={guidePath(href)}>{children}</Link>;
  const open = (event: MouseEvent) => {
    event.preventDefault();
    void openExternal(href).catch(notices.failed);
  };
  return (
    <a href={href} onClick={open}>
      {children}
    </a>
  );
}

const components: Components = {
  h2: ({ children }) => (
    <h2 id={headingId(textOf(children))} tabIndex={-1}>
      {children}
    </h2>
  ),
  h3: ({ children }) => (
    <h3 id={headingId(textOf(children))} tabIndex={-1}>
      {children}
    </h3>
  ),
  // The page has its one title already.
  h1: () => null,
  a: GuideLink,
  img: ({ src, alt }) => (
    <img src={pictureAddress(String(src))} alt={alt ?? ''} title={alt} width={1366} height={768} loading="lazy" />
  ),
};

const plugins = [remarkGfm];

/** A guide as a page; HTML inside the Markdown stays text. */
export const GuideArticle = memo(function GuideArticle({
  text,
  ref,
}: {
  text: string;
  ref?: Ref<HTMLElement>;
}): ReactNode {
  return (
    <article className="guide-article" ref={ref}>
      <Markdown remarkPlugins={plugins} components={components}>
        {text}
      </Markdown>
    </article>
  );
});
