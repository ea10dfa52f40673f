/** What was copied, what comes next, and the one button: in the page's column and in the small window alike. */

import { useEffect, useRef } from 'react';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { copying as texts } from '../../texts/vi/desk-copying.ts';
import { copyKeys } from '../desk-keys.ts';
import keys from '../key-help.module.css';
import css from './copying.module.css';
import type { CopyStep } from './copy-plan.ts';
import type { Copying } from './use-copying.ts';

interface CopyControlsProps {
  readonly steps: readonly CopyStep[];
  readonly copying: Copying;
  /** The window it stands in; in the small one Space and Enter copy the next field. */
  readonly mini?: Window;
}

export function CopyControls({ steps, copying, mini }: CopyControlsProps) {
  const { at, isFailed } = copying;
  const copied = steps[at];
  const upNext = steps[at + 1];
  const place = useRef<HTMLDivElement>(null);
  const newest = useRef(copying);
  useEffect(() => {
    newest.current = copying;
  });
  useEffect(() => {
    if (!mini) return undefined;
    const press = (event: KeyboardEvent) => {
      const isNext = [' ', 'Enter', 'ArrowDown', 'ArrowRight', copyKeys.next].includes(event.key);
      const isBack = ['Backspace', 'ArrowUp', 'ArrowLeft', copyKeys.back].includes(event.key);
      if (!isNext && !isBack) return;
      event.preventDefault();
      newest.current[isNext ? 'next' : 'back'](mini);
    };
    mini.addEventListener('keydown', press);
    place.current?.querySelector<HTMLElement>('button')?.focus();
    return () => mini.removeEventListener('keydown', press);
  }, [mini]);

  return (
    <div ref={place} className={css['controls']} data-mini={mini !== undefined || undefined}>
      <div className={css['now']} role="status">
        {copied ? (
          <>
            <small>
              {texts.copied} · {texts.progress(at + 1, steps.length)}
            </small>
            <b>{labelOf(copied)}</b>
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys */}
            <output tabIndex={0}>{copied.value}</output>
          </>
        ) : (
          <small>{texts.progress(0, steps.length)}</small>
        )}
      </div>
      {isFailed && (
        <Notice tone="attention" urgent>
          {texts.failed}
        </Notice>
      )}
      {upNext ? (
        <p className={css['next']}>
          <small>{texts.upNext}</small> {labelOf(upNext)}
        </p>
      ) : (
        <Notice tone="done">{texts.done}</Notice>
      )}
      <p className={css['buttons']}>
        <Button kind="primary" disabled={!upNext} onClick={() => copying.next(mini)}>
          {at < 0 ? texts.first : texts.next} {!mini && <kbd className={keys['key']}>{copyKeys.next}</kbd>}
        </Button>
        <Button disabled={at < 0} onClick={() => copying.copy(at, mini)}>
          {texts.again}
        </Button>
        <Button disabled={at <= 0} onClick={() => copying.back(mini)}>
          {texts.back} {!mini && <kbd className={keys['key']}>{copyKeys.back}</kbd>}
        </Button>
      </p>
    </div>
  );
}

export function labelOf({ label, name }: CopyStep): string {
  return name === '' ? label : `${label} – ${name}`;
}
