import { useCallback } from 'react';
import { findOldDrafts } from '../../core/dossier/find-old-drafts.ts';
import { ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { useWatched } from '../state/use-watched.ts';
import { oldDrafts as texts } from '../texts/vi/old-drafts.ts';

/** On the open home: how many drafts lie here longer than the province wants. */
export default function OldDraftsNotice() {
  const device = useDevice();
  const load = useCallback(() => findOldDrafts(device), [device]);
  const found = useWatched(load, ['drafts']);
  const count = (found?.drafts.length ?? 0) + (found?.beginnings.length ?? 0);
  if (count === 0) return null;
  return (
    <Notice tone="waiting">
      <b>{texts.noticeTitle(count)}</b>
      <p>{texts.noticeLead}</p>
      <ButtonLink to="/ho-so-cu">{texts.open}</ButtonLink>
    </Notice>
  );
}
