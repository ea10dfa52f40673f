/** "Đã lưu", only when it is true; a failed save says so and offers another try. */

import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import type { SaveState } from '../../state/saver.ts';
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
