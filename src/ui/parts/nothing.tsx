import type { ReactNode } from 'react';
import css from './nothing.module.css';

/** A list without rows, the same on the phone and at the desk: what would stand here, and where it helps what to do about it. */
export function Nothing({ children }: { readonly children: ReactNode }) {
  return (
    <p className={css['nothing']} role="status">
      {children}
    </p>
  );
}
