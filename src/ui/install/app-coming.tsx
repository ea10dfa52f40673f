/** The first download of the app's own files, while it is under way: how much it is and how far. */

import { useCallback } from 'react';
import { useDevice } from '../parts/device-context.tsx';
import { formatBytes } from '../parts/format.ts';
import { useWatched } from '../state/use-watched.ts';
import { install as texts } from '../texts/vi/install.ts';
import css from './install.module.css';

export default function AppComing() {
  const { appUpdate } = useDevice();
  const load = useCallback(async () => ({ download: appUpdate.coming() }), [appUpdate]);
  const download = useWatched(load, ['update'])?.download;
  if (!download) return null;
  return (
    <label className={css['coming']}>
      <span>{texts.coming(download.share, formatBytes(download.bytes))}</span>
      <progress value={download.share} max={1} />
      <small>{texts.comingLead}</small>
    </label>
  );
}
