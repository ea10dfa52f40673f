import { formatDay } from '../parts/format.ts';
import { Icon } from '../parts/icon.tsx';
import { forReporters, reports as texts } from '../texts/vi/reports.ts';
import { slip } from '../texts/vi/slip.ts';
import css from './slip-screen.module.css';
import type { SlipReport } from './slip-status.ts';

const tones = {
  received: 'moving',
  handling: 'moving',
  answered: 'done',
  closed: 'done',
  refused: 'attention',
  withdrawn: 'plain',
} as const;

/** How far a report is, large; nothing of who reported and what. */
export function SlipReportCard({ report: { state, nextStep, dueOn, answerPath } }: { readonly report: SlipReport }) {
  return (
    <div role="status">
      <ol className={css['cards']}>
        <li data-tone={state ? tones[state] : 'moving'}>
          <h2>
            <Icon
              name={state && tones[state] === 'done' ? 'check' : state === 'refused' ? 'cross' : 'clock'}
              size={32}
            />
            {state ? texts.states[state] : slip.otherState}
          </h2>
          <p>{nextStep}</p>
          {answerPath && (
            <p>
              <a href={answerPath}>{forReporters.slip.read}</a>
            </p>
          )}
          {dueOn && (
            <dl>
              <div>
                <dt>{forReporters.slip.due}</dt>
                <dd>{formatDay(dueOn)}</dd>
              </div>
            </dl>
          )}
        </li>
      </ol>
    </div>
  );
}
