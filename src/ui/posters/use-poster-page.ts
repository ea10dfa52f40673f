import { useCallback, useEffect, useState } from 'react';
import type { PosterAddress } from '../../core/visit/poster-address.ts';
import type { PosterPage } from '../../core/visit/poster-page.ts';
import { useDevice } from '../parts/device-context.tsx';

export interface FoundPosterPage {
  /** What can be shown now; absent: nothing yet. */
  readonly page?: PosterPage;
  /** How the last asking ended. */
  readonly state: 'asking' | 'fresh' | 'offline' | 'unknown';
  readonly retry: () => void;
}

/** How often it is tried again while nothing came. */
const retryMs = 15_000;

/** What was kept at once, then what the gateway says; while that is not to be had it is asked again, and with every sign of coverage. */
export function usePosterPage(address: PosterAddress): FoundPosterPage {
  const device = useDevice();
  const [page, setPage] = useState<PosterPage>();
  const [state, setState] = useState<FoundPosterPage['state']>('asking');
  const [round, setRound] = useState(0);
  const { code, commune } = address;
  const retry = useCallback(() => setRound((before) => before + 1), []);

  useEffect(() => {
    let isLeft = false;
    const wanted = { ...(code !== undefined && { code }), ...(commune !== undefined && { commune }) };
    void device.door.findKeptPage(wanted).then((kept) => {
      if (!isLeft && kept) setPage((shown) => shown ?? kept);
    });
    void device.door.askPage(wanted).then((outcome) => {
      if (isLeft) return;
      if (outcome.kind === 'done') setPage(outcome.value);
      setState(outcome.kind === 'done' ? 'fresh' : outcome.kind === 'refused' ? 'unknown' : 'offline');
    });
    return () => {
      isLeft = true;
    };
  }, [device, code, commune, round]);

  useEffect(() => {
    if (state !== 'offline') return undefined;
    const timer = setInterval(retry, retryMs);
    addEventListener('online', retry);
    return () => {
      clearInterval(timer);
      removeEventListener('online', retry);
    };
  }, [state, retry]);

  return { state, retry, ...(page && { page }) };
}
