import { useCallback, useState } from 'react';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { useDeviceState } from '../state/device-state.ts';
import { useWatched } from '../state/use-watched.ts';
import { loss as texts } from '../texts/vi/app-state.ts';

/** The browser threw the store away: what came back, what did not, said plainly until somebody has read it. */
export default function StorageLossNotice() {
  const device = useDevice();
  const isEnrolled = useDeviceState((state) => state.enrolled !== null);
  const waiting = useDeviceState((state) => state.counters?.waiting ?? 0);
  const [isSeen, setSeen] = useState(false);
  const load = useCallback(async () => ({ loss: await device.storageLoss() }), [device]);
  const loss = useWatched(load, ['deliveries'])?.loss;
  if (!loss || isSeen) return null;
  const { restoredCount, isCopyGone } = loss;
  // The dossiers of one sitting share their code.
  const missing = [...new Set(loss.missingCodes)].map((code) => formatLocalCode(code));

  async function acknowledge(): Promise<void> {
    await device.acknowledgeLoss();
    setSeen(true);
  }

  return (
    <Notice tone="attention">
      <b>{texts.title}</b>
      {restoredCount > 0 && (
        <p>
          {texts.restored(restoredCount)} {waiting > 0 ? texts.waiting(waiting) : texts.allSent}
        </p>
      )}
      {isCopyGone && <p>{texts.copyGone}</p>}
      {restoredCount + missing.length === 0 && !isCopyGone && <p>{texts.nothingSealed}</p>}
      {missing.length > 0 && (
        <p>
          {texts.missing} <b>{missing.join(', ')}</b>. {texts.missingAsk}
        </p>
      )}
      <p>{isEnrolled ? texts.draftsPerhaps : texts.drafts}</p>
      <Button onClick={() => void acknowledge()}>{texts.seen}</Button>
    </Notice>
  );
}
