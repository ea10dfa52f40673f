import { useCallback, useState } from 'react';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { useWatched } from '../state/use-watched.ts';
import { home as texts } from '../texts/vi/home.ts';

/** The browser threw the store away: what came back, what did not, said plainly until somebody has read it. */
export default function StorageLossNotice() {
  const device = useDevice();
  const [isSeen, setSeen] = useState(false);
  const load = useCallback(async () => ({ loss: await device.storageLoss() }), [device]);
  const loss = useWatched(load, ['deliveries'])?.loss;
  if (!loss || isSeen) return null;
  async function acknowledge(): Promise<void> {
    await device.acknowledgeLoss();
    setSeen(true);
  }
  return (
    <Notice tone="attention">
      <b>{texts.loss}</b>
      <p>{texts.lossRestored(loss.restoredCount)}</p>
      {loss.missingCodes.length > 0 && <p>{texts.lossMissing(loss.missingCodes.map(formatLocalCode).join(', '))}</p>}
      <p>{texts.lossDrafts}</p>
      <Button onClick={() => void acknowledge()}>{texts.lossSeen}</Button>
    </Notice>
  );
}
