import { useEffect, useState } from 'react';
import { useDevice } from '../parts/device-context.tsx';
import type { FailedOutcome } from '../parts/outcome-sentence.ts';

export type PaperPicture =
  | { readonly state: 'none' | 'loading' }
  | { readonly state: 'here'; readonly url: string }
  | { readonly state: 'failed'; readonly outcome: FailedOutcome };

/**
 * A paper's picture as an address for `<img>`. It lives in memory only and goes with the page that shows it; every look is
 * written down at the gateway, so a picture is fetched when it is shown and not before. `round` asks again.
 */
export function usePicture(
  blobId: string | undefined,
  round: number,
  place: '/desk/papers' | '/desk/reports/photos' = '/desk/papers',
): PaperPicture {
  const device = useDevice();
  const [held, setHeld] = useState<{ readonly key: string; readonly picture: PaperPicture }>();
  const key = `${blobId ?? ''} ${round}`;
  useEffect(() => {
    if (blobId === undefined) return undefined;
    let url: string | undefined;
    let isGone = false;
    void device.office.download('GET', `${place}/${encodeURIComponent(blobId)}`).then((outcome) => {
      if (isGone) return;
      if (outcome.kind !== 'done') return setHeld({ key, picture: { state: 'failed', outcome } });
      url = URL.createObjectURL(outcome.value as Blob);
      setHeld({ key, picture: { state: 'here', url } });
    });
    return () => {
      isGone = true;
      if (url !== undefined) URL.revokeObjectURL(url);
    };
  }, [device, blobId, place, key]);
  if (blobId === undefined) return { state: 'none' };
  return held?.key === key ? held.picture : { state: 'loading' };
}
