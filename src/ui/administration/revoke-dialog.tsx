/**
 * Taking a device out of use, for a while or for good. The second cannot be taken back, so the question is which and why,
 * and what follows for what lies on the phone is said before.
 */

import { useEffect, useRef, useState } from 'react';
import type { DeviceRow, LockReason, RevokeReason } from '../../core/reception/administration.ts';
import { lockReasons, revokeReasons } from '../../core/reception/administration.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { devices as texts } from '../texts/vi/administration.ts';
import css from './administration.module.css';

export type WayOut = 'lock' | 'revoke';
type Reason = LockReason | RevokeReason;

interface RevokeDialogProps {
  readonly row: DeviceRow;
  readonly isBusy: boolean;
  readonly onClose: () => void;
  readonly onTakeOut: (way: WayOut, reason: Reason) => void;
}

const reasons: { readonly [way in WayOut]: readonly Reason[] } = { lock: lockReasons, revoke: revokeReasons };

export function RevokeDialog({ row, isBusy, onClose, onTakeOut }: RevokeDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  // A locked device can only be revoked.
  const isLocked = row.state === 'locked';
  const [way, setWay] = useState<WayOut | undefined>(isLocked ? 'revoke' : undefined);
  const [reason, setReason] = useState<Reason>();
  const [isTried, setTried] = useState(false);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const given = way && reasons[way].find((each) => each === reason);
  const missing = way === undefined ? texts.wayMissing : texts.reasonMissing;
  const title = isLocked ? texts.revokeTitle : texts.takeOutTitle;
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
          if (way !== undefined && given !== undefined && !isBusy) onTakeOut(way, given);
        }}
      >
        <h2 id="revoke-title">{title(row.deviceName, row.personName)}</h2>
        {!isLocked && (
          <fieldset className={css['choices']}>
            <legend>{texts.which}</legend>
            {(['lock', 'revoke'] as const).map((each) => (
              <label key={each}>
                <input type="radio" name="way" checked={way === each} onChange={() => setWay(each)} />
                {texts.ways[each]}
              </label>
            ))}
          </fieldset>
        )}
        {way !== undefined && (
          <>
            <ul>
              {texts.leads[way].map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            <fieldset className={css['choices']}>
              <legend>{texts.reason}</legend>
              {reasons[way].map((each) => (
                <label key={each}>
                  <input type="radio" name="reason" checked={reason === each} onChange={() => setReason(each)} />
                  {texts.reasons[each]}
                </label>
              ))}
            </fieldset>
          </>
        )}
        {given === 'lost' && <Notice tone="attention">{texts.lostDuty}</Notice>}
        {isTried && given === undefined && (
          <Notice tone="attention" urgent>
            {missing}
          </Notice>
        )}
        <div className={css['buttons']}>
          <Button onClick={onClose}>{texts.keep}</Button>
          <Button kind="danger" type="submit" disabled={isBusy}>
            {way === undefined ? texts.takeOutNow : way === 'lock' ? texts.lockNow : texts.revokeNow}
          </Button>
        </div>
      </form>
    </dialog>
  );
}
