import { useDeviceState } from '../state/device-state.ts';
import { office as texts } from '../texts/vi/office.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';
import css from './office-trouble.module.css';
import { outcomeSentence } from './outcome-sentence.ts';
import type { FailedOutcome } from './outcome-sentence.ts';

interface OfficeTroubleProps {
  readonly trouble: FailedOutcome;
  /** What is shown besides is older than the failed try. */
  readonly isOld?: boolean | undefined;
  /** What is shown besides answers another question than the one that failed. */
  readonly isOther?: boolean;
  readonly wish?: 'act' | 'look';
  readonly onRetry?: () => void;
}

/** Why nothing came, and the way to try again. A device that waits for its confirmation shows its six digits. */
export function OfficeTrouble({ trouble, isOld, isOther, wish = 'look', onRetry }: OfficeTroubleProps) {
  const check = useDeviceState((state) => state.enrolled?.check);
  const isUnconfirmed = trouble.kind === 'refused' && trouble.problem.code === 'device-unconfirmed';
  return (
    <Notice tone={trouble.kind === 'refused' ? 'attention' : 'waiting'} urgent>
      <p>
        {outcomeSentence(trouble, wish)} {isOther ? texts.other : isOld && texts.old}
      </p>
      {isUnconfirmed && check && (
        <p>
          {texts.unconfirmedCheck}: <b className={css['digits']}>{check.replace(/^(\d{3})(\d{3})$/, '$1 $2')}</b>
        </p>
      )}
      {onRetry && <Button onClick={onRetry}>{texts.retry}</Button>}
    </Notice>
  );
}
