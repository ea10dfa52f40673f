/**
 * The frame of every screen on the phone: heading that takes the focus on arrival, content, and a bar at the thumb with
 * the one primary button. The title in the browser's tab names the screen, never a person.
 */

import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { page as texts } from '../texts/vi/page.ts';
import css from './page.module.css';

interface PageProps {
  readonly title: string;
  /** For the browser's tab where the visible title names a person. */
  readonly tabTitle?: string;
  readonly lead?: ReactNode;
  readonly step?: { readonly now: number; readonly of: number; readonly name: string };
  /** The bar at the thumb: back and the next step. */
  readonly actions?: ReactNode;
  /** A short line under the actions: "Đã lưu". */
  readonly state?: ReactNode;
  readonly nav?: ReactNode;
  readonly children?: ReactNode;
  /** Changes when the content becomes another page without a new route: the heading takes the focus again. */
  readonly arrival?: string | number;
}

export function Page(props: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { title, tabTitle = title, arrival } = props;
  useEffect(() => {
    document.title = `${tabTitle} – ${texts.appName}`;
  }, [tabTitle]);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [arrival]);
  return (
    <div className={css['page']}>
      <header className={css['header']}>
        {props.step && <Steps {...props.step} />}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {props.lead && <div className={css['lead']}>{props.lead}</div>}
      </header>
      <main className={css['main']}>{props.children}</main>
      {(props.actions || props.nav) && (
        <div className={css['bottom']}>
          {(props.actions || props.state) && (
            <section aria-label={texts.nextStep}>
              {props.actions && <div className={css['actions']}>{props.actions}</div>}
              {props.state && <div className={css['state']}>{props.state}</div>}
            </section>
          )}
          {props.nav}
        </div>
      )}
    </div>
  );
}

function Steps({ now, of, name }: { readonly now: number; readonly of: number; readonly name: string }) {
  return (
    <p className={css['steps']}>
      <span className={css['dots']} aria-hidden="true">
        {Array.from({ length: of }, (_, index) => (
          <i key={index} data-done={index < now || undefined} />
        ))}
      </span>
      {texts.step(now, of)} · {name}
    </p>
  );
}
