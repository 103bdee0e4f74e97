import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { headingsOf } from '#shared/text/guide-text.ts';
import { goToHeading } from './GuideArticle.tsx';

/** The headings, the one in view marked. */
export function GuideContents({ text }: { text: string }): ReactNode {
  const headings = useMemo(() => headingsOf(text), [text]);
  const [inView, setInView] = useState<string>();
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        const entered = entries.find(({ isIntersecting }) => isIntersecting);
        if (entered) setInView(entered.target.id);
      },
      { rootMargin: '-60px 0px -70% 0px' },
    );
    for (const { id } of headings) {
      const heading = document.getElementById(id);
      if (heading) observer.observe(heading);
    }
    return () => observer.disconnect();
  }, [headings]);
  return (
    <nav className="guide-contents" aria-label="Mục lục">
      <ul>
        {headings.map(({ id, level, text: title }) => (
          <li key={id} className={`guide-level-${level}`}>
            <a
              href={`#${id}`}
              aria-current={id === inView ? 'location' : undefined}
              onClick={(event) => {
                event.preventDefault();
                goToHeading(id);
              }}
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
