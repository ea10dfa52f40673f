/** A word from the app in its place: what is so, or what stands in the way. Nothing floats, nothing disappears by itself. */

import { Fragment, useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import css from './notice.module.css';

export type Tone = 'plain' | 'waiting' | 'moving' | 'done' | 'attention';

const toneIcons: Record<Tone, IconName> = {
  plain: 'paper',
  waiting: 'clock',
  moving: 'up',
  done: 'check',
  attention: 'alert',
};

export function Notice({
  tone = 'plain',
  icon = toneIcons[tone],
  urgent,
  children,
}: {
  readonly tone?: Tone;
  readonly icon?: IconName;
  /** The answer to what the person just did: said at once by a screen reader, and brought into sight. */
  readonly urgent?: boolean;
  readonly children: ReactNode;
}) {
  const place = useRef<HTMLDivElement>(null);
  const words = typeof children === 'string' ? children : undefined;
  useEffect(() => {
    // The button that was pressed is at the thumb; what it answers stands at the top of what may be a long page.
    if (urgent) place.current?.scrollIntoView({ block: 'center' });
  }, [urgent, words]);
  return (
    <div ref={place} className={css['notice']} data-tone={tone} role={urgent ? 'alert' : undefined}>
      <Icon name={icon} />
      <div>{children}</div>
    </div>
  );
}

/** A state as word, sign and colour. */
export function StateChip({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <span className={css['chip']} data-tone={tone}>
      <Icon name={toneIcons[tone]} size={16} />
      {typeof children === 'string' && children.includes(' · ') ? (
        <span>
          <Pieces words={children} />
        </span>
      ) : (
        children
      )}
    </span>
  );
}

/** A number of a dossier goes to the next line as a whole where there is room for it. */
export function Pieces({ words }: { readonly words: string }): ReactNode {
  return words.split(' · ').map((piece, index) => (
    <Fragment key={piece}>
      {index > 0 && ' · '}
      <span className={css['piece']}>{piece}</span>
    </Fragment>
  ));
}
