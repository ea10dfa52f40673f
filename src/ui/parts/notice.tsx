/** A word from the app in its place: what is so, or what stands in the way. Nothing floats, nothing disappears by itself. */

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
  /** Said at once by a screen reader: the answer to what the person just did. */
  readonly urgent?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={css['notice']} data-tone={tone} role={urgent ? 'alert' : undefined}>
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
      {children}
    </span>
  );
}
