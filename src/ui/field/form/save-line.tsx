/** "Đã lưu", only when it is true; a failed save says so and offers another try. */

import type { Problem } from '../../../core/problem.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import type { Saver, SaveState } from '../../state/saver.ts';
import { useSaveState } from '../../state/use-saver.ts';
import { form as texts } from '../../texts/vi/form.ts';
import { problemSentence } from '../../texts/vi/problems.ts';

export function SaveLine({
  state,
  problem,
  onRetry,
}: {
  readonly state: SaveState;
  /** Why it failed. */
  readonly problem?: Problem | undefined;
  readonly onRetry: () => void;
}) {
  if (state === 'failed') {
    return (
      <Notice tone="attention" urgent>
        {problem ? problemSentence(problem) : texts.saveFailed} <Button onClick={onRetry}>{texts.saveAgain}</Button>
      </Notice>
    );
  }
  const word = state === 'saved' ? texts.saved : state === 'untouched' ? '' : texts.saving;
  return <span role="status">{word}</span>;
}

/** The same, following the saver by itself. */
export function SaverLine({
  saver,
}: {
  readonly saver: Pick<Saver<unknown>, 'subscribe' | 'state' | 'problem' | 'flush'>;
}) {
  return <SaveLine state={useSaveState(saver)} problem={saver.problem()} onRetry={() => void saver.flush()} />;
}
