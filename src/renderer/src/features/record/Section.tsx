import type { ReactNode } from 'react';

interface Props {
  /** Names the section on its page. */
  id: string;
  title: string;
  children: ReactNode;
}

/** A part of a record's page under its own heading. */
export function Section({ id, title, children }: Props): ReactNode {
  return (
    <section className="section" aria-labelledby={`section-${id}`}>
      <h2 id={`section-${id}`}>{title}</h2>
      {children}
    </section>
  );
}
