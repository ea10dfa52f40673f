/** A list of things one may open: who or what, its state, a word more. Each row is one target of at least 56 px. */

import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Icon } from './icon.tsx';
import css from './row-list.module.css';

export function RowList({ title, children }: { readonly title?: string; readonly children: ReactNode }) {
  return (
    <section className={css['section']}>
      {title && <h2>{title}</h2>}
      <ul className={css['list']}>{children}</ul>
    </section>
  );
}

export function RowLink({
  to,
  title,
  detail,
  state,
}: {
  readonly to: string;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  readonly state?: ReactNode;
}) {
  return (
    <li>
      <Link to={to} className={css['row']}>
        <span className={css['words']}>
          <b>{title}</b>
          {detail && <span>{detail}</span>}
          {state && <span>{state}</span>}
        </span>
        <Icon name="forward" size={20} />
      </Link>
    </li>
  );
}
