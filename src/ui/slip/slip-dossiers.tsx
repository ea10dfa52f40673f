import type { OfficeState } from '../../core/dossier/dossier-status.ts';
import { formatDay, formatTime } from '../parts/format.ts';
import { Icon } from '../parts/icon.tsx';
import type { IconName } from '../parts/icon.tsx';
import type { Tone } from '../parts/notice.tsx';
import { slip as texts } from '../texts/vi/slip.ts';
import css from './slip-screen.module.css';
import type { SlipDossier } from './slip-status.ts';

const looks: Record<OfficeState | 'on-its-way', { readonly tone: Tone; readonly icon: IconName }> = {
  'on-its-way': { tone: 'waiting', icon: 'clock' },
  received: { tone: 'moving', icon: 'folder' },
  'in-review': { tone: 'moving', icon: 'search' },
  accepted: { tone: 'done', icon: 'check' },
  supplement: { tone: 'attention', icon: 'alert' },
  refused: { tone: 'attention', icon: 'cross' },
  done: { tone: 'done', icon: 'paper' },
  'handed-over': { tone: 'done', icon: 'check' },
  withdrawn: { tone: 'plain', icon: 'back' },
  stopped: { tone: 'attention', icon: 'cross' },
};

/** One card a dossier: state, what comes next, number and appointment in large figures. */
export function SlipDossiers({ dossiers }: { readonly dossiers: readonly SlipDossier[] }) {
  return (
    <div role="status">
      <ol className={css['cards']}>
        {dossiers.map((dossier, index) => {
          const { state, nextStep, at, officialNumber, appointmentAt } = dossier;
          const look = state ? looks[state] : { tone: 'moving' as const, icon: 'clock' as const };
          return (
            <li key={index} data-tone={look.tone}>
              {dossiers.length > 1 && <p className={css['small']}>{texts.of(index + 1, dossiers.length)}</p>}
              <h2>
                <Icon name={look.icon} size={32} />
                {state ? texts.states[state] : texts.otherState}
              </h2>
              <p>{nextStep}</p>
              {(officialNumber || (appointmentAt && state === 'accepted')) && (
                <dl>
                  {officialNumber && (
                    <div>
                      <dt>{texts.number}</dt>
                      <dd>{officialNumber}</dd>
                    </div>
                  )}
                  {appointmentAt && state === 'accepted' && (
                    <div>
                      <dt>{texts.appointment}</dt>
                      <dd>
                        {formatTime(appointmentAt)} {formatDay(appointmentAt)}
                      </dd>
                    </div>
                  )}
                </dl>
              )}
              {at && <p className={css['small']}>{texts.since(formatDay(at))}</p>}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
