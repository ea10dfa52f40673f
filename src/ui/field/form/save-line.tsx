/** "Đã lưu", only when it is true; a failed save says so and offers another try. */

import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import type { Saver, SaveState } from '../../state/saver.ts';
import { useSaveState } from '../../state/use-saver.ts';
import { form as texts } from '../../texts/vi/form.ts';

export function SaveLine({ state, onRetry }: { readonly state: SaveState; readonly onRetry: () => void }) {
  if (state === 'failed') {
    return (
      <Notice tone="attention" urgent>
        {texts.saveFailed} <Button onClick={onRetry}>{texts.saveAgain}</Button>
      </Notice>
    );
  }
  const word = state === 'saved' ? texts.saved : state === 'untouched' ? '' : texts.saving;
  return <span role="status">{word}</span>;
}

/** The same, following the saver by itself. */
export function SaverLine({ saver }: { readonly saver: Pick<Saver<unknown>, 'subscribe' | 'state' | 'flush'> }) {
  return <SaveLine state={useSaveState(saver)} onRetry={() => void saver.flush()} />;
}
