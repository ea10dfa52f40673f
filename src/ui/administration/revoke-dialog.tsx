/** Taking a device out of use cannot be taken back, so the question is why, and what follows is said. */

import { useEffect, useRef, useState } from 'react';
import type { DeviceRow, RevokeReason } from '../../core/reception/administration.ts';
import { revokeReasons } from '../../core/reception/administration.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { devices as texts } from '../texts/vi/administration.ts';
import css from './administration.module.css';

interface RevokeDialogProps {
  readonly row: DeviceRow;
  readonly isBusy: boolean;
  readonly onClose: () => void;
  readonly onRevoke: (reason: RevokeReason) => void;
}

export function RevokeDialog({ row, isBusy, onClose, onRevoke }: RevokeDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [reason, setReason] = useState<RevokeReason>();
  const [isTried, setTried] = useState(false);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={css['dialog']}
      aria-labelledby="revoke-title"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (reason !== undefined && !isBusy) onRevoke(reason);
        }}
      >
        <h2 id="revoke-title">{texts.revokeTitle(row.deviceName, row.personName)}</h2>
        <p>{texts.revokeLead}</p>
        <fieldset className={css['choices']}>
          <legend>{texts.reason}</legend>
          {revokeReasons.map((each) => (
            <label key={each}>
              <input type="radio" name="reason" checked={reason === each} onChange={() => setReason(each)} />
              {texts.reasons[each]}
            </label>
          ))}
        </fieldset>
        {reason === 'lost' && <Notice tone="attention">{texts.lostDuty}</Notice>}
        {isTried && reason === undefined && (
          <Notice tone="attention" urgent>
            {texts.reasonMissing}
          </Notice>
        )}
        <div className={css['buttons']}>
          <Button onClick={onClose}>{texts.keep}</Button>
          <Button kind="danger" type="submit" disabled={isBusy}>
            {texts.revokeNow}
          </Button>
        </div>
      </form>
    </dialog>
  );
}
