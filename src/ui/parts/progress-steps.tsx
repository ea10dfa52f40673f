/** A road with its stations: done, now, still to come. Words and signs, colour only besides. */

import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import css from './progress-steps.module.css';

export interface Station {
  readonly key: string;
  readonly state: 'done' | 'now' | 'later' | 'stuck';
  readonly words: ReactNode;
  readonly detail?: ReactNode;
}

const icons = { done: 'check', now: 'up', later: 'clock', stuck: 'alert' } as const;

export function ProgressSteps({ stations }: { readonly stations: readonly Station[] }) {
  return (
    <ol className={css['road']}>
      {stations.map((station) => (
        <li key={station.key} data-state={station.state} aria-current={station.state === 'now' ? 'step' : undefined}>
          <Icon name={icons[station.state]} size={20} />
          <span>
            {station.words}
            {station.detail && <small>{station.detail}</small>}
          </span>
        </li>
      ))}
    </ol>
  );
}
