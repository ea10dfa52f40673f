/** A photo of a report: fitted, and at its full size at a press. */

import { useRef, useState } from 'react';
import type { DeskPhoto } from '../../../core/report/desk-report.ts';
import { Button } from '../../parts/button.tsx';
import { outcomeSentence } from '../../parts/outcome-sentence.ts';
import { deskReports as texts } from '../../texts/vi/desk-reports.ts';
import { usePicture } from '../use-picture.ts';
import css from './reports.module.css';

export function ReportPhotoView({ photo: { index, blobId, rejected } }: { readonly photo: DeskPhoto }) {
  const [round, setRound] = useState(0);
  const picture = usePicture(blobId, round, '/desk/reports/photos');
  const dialog = useRef<HTMLDialogElement>(null);
  if (rejected) return <p>{texts.photoRejected}</p>;
  if (blobId === undefined) return <p>{texts.photoComing}</p>;
  if (picture.state === 'failed') {
    return (
      <div>
        <p>{outcomeSentence(picture.outcome, 'look')}</p>
        <Button onClick={() => setRound(round + 1)}>{texts.photoAgain}</Button>
      </div>
    );
  }
  if (picture.state !== 'here') return <p role="status">{texts.photoLoading}</p>;
  return (
    <>
      <button type="button" className={css['photo']} onClick={() => dialog.current?.showModal()}>
        <img src={picture.url} alt={texts.photo(index)} />
      </button>
      <dialog ref={dialog} className={css['large']} aria-label={texts.photo(index)}>
        <Button onClick={() => dialog.current?.close()}>{texts.cancel}</Button>
        <img src={picture.url} alt={texts.photo(index)} />
      </dialog>
    </>
  );
}
