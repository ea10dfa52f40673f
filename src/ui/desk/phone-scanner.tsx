/**
 * "Quét bằng điện thoại": a QR that lets one phone photograph papers of the open dossier. While it is shown, the desk asks
 * how many pages came and loads the dossier anew when there are more. Closing it ends the ticket.
 */

import { useEffect, useRef, useState } from 'react';
import type { ScanProgress, ScanTicket } from '../../core/reception/scan.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatTime } from '../parts/format.ts';
import { Notice } from '../parts/notice.tsx';
import { outcomeSentence } from '../parts/outcome-sentence.ts';
import type { FailedOutcome } from '../parts/outcome-sentence.ts';
import QrCode from '../parts/qr-code.tsx';
import { useOffice } from '../parts/use-office.ts';
import { phoneScanner as texts } from '../texts/vi/scan-papers.ts';
import css from './phone-scanner.module.css';

const askEveryMs = 3_000;

interface PhoneScannerProps {
  readonly dossierId: string;
  readonly onPages: () => Promise<void>;
  readonly onClose: () => void;
}

export default function PhoneScanner({ dossierId, onPages, onClose }: PhoneScannerProps) {
  const device = useDevice();
  const dialog = useRef<HTMLDialogElement>(null);
  const [ticket, setTicket] = useState<ScanTicket>();
  const [trouble, setTrouble] = useState<FailedOutcome>();
  const [round, setRound] = useState(1);
  const progress = useOffice<ScanProgress>(ticket && `/desk/scan-tickets/${dossierId}`, askEveryMs);
  const pages = progress.value?.pages ?? 0;
  const isOver = progress.value?.isOpen === false;

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  useEffect(() => {
    let isGone = false;
    setTicket(undefined);
    setTrouble(undefined);
    void device.office.call<ScanTicket>('POST', '/desk/scan-tickets', { dossierId }).then((outcome) => {
      if (isGone) return;
      if (outcome.kind === 'done') setTicket(outcome.value.body);
      else setTrouble(outcome);
    });
    return () => {
      isGone = true;
      void device.office.call('POST', '/desk/scan-tickets/close', { dossierId });
    };
  }, [device, dossierId, round]);

  const loadNew = useRef(onPages);
  useEffect(() => {
    loadNew.current = onPages;
  }, [onPages]);
  useEffect(() => {
    if (pages > 0) void loadNew.current();
  }, [pages]);

  return (
    <dialog
      ref={dialog}
      className={css['dialog']}
      aria-labelledby="phone-scanner-title"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className={css['body']}>
        <div className={css['qr']}>
          {ticket && !isOver && <QrCode text={ticket.link} label={texts.qr} />}
          {!ticket && !trouble && <p role="status">{texts.opening}</p>}
        </div>
        <div className={css['words']}>
          <h2 id="phone-scanner-title">{texts.title}</h2>
          {trouble && (
            <Notice tone="attention" urgent>
              {outcomeSentence(trouble, 'look')}
            </Notice>
          )}
          {isOver && (
            <Notice tone="waiting" urgent>
              {texts.over}
            </Notice>
          )}
          <ol>
            {texts.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          {ticket && !isOver && <p>{texts.until(formatTime(ticket.expiresAt))}</p>}
          <p role="status">
            <b>{pages > 0 ? texts.arrived(pages) : texts.waiting}</b>
          </p>
          <p className={css['buttons']}>
            {(isOver || trouble) && <Button onClick={() => setRound(round + 1)}>{texts.anew}</Button>}
            <Button kind="primary" onClick={onClose}>
              {texts.close}
            </Button>
          </p>
        </div>
      </div>
    </dialog>
  );
}
