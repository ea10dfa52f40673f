/** Less used things of the action bar behind one word; opens upward, closes with a choice, Escape or a click beside it. */

import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import css from './action-bar.module.css';

interface BarMenuProps {
  readonly label: string;
  /** Stays open when something in it was pressed: what it made is shown in it. */
  readonly isLasting?: boolean;
  readonly children: ReactNode;
}

export function BarMenu({ label, isLasting = false, children }: BarMenuProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const details = menu.current;
      if (!details?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        event.preventDefault();
        details.querySelector('summary')?.focus();
      } else if (details.contains(event.target as Node)) return;
      details.open = false;
    };
    const choose = (event: Event) => {
      const target = event.target as Element;
      if (!isLasting && menu.current?.contains(target) && target.closest('button')) menu.current.open = false;
    };
    document.addEventListener('click', choose);
    document.addEventListener('pointerdown', close);
    // Before the page's own Escape, which would close a form.
    document.addEventListener('keydown', close, { capture: true });
    return () => {
      document.removeEventListener('click', choose);
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', close, { capture: true });
    };
  }, [isLasting]);
  return (
    <details ref={menu} className={css['menu']}>
      <summary>
        {label} <span aria-hidden="true">▴</span>
      </summary>
      <div>{children}</div>
    </details>
  );
}
