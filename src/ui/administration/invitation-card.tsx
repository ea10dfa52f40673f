/** The invitation, shown once: a QR large enough for a phone across the table, the link, and until when it holds. */

import { useEffect, useRef, useState } from 'react';
import type { InvitationAnswer } from '../../core/reception/administration.ts';
import { Button } from '../parts/button.tsx';
import { formatMoment } from '../parts/format.ts';
import { Notice } from '../parts/notice.tsx';
import QrCode from '../parts/qr-code.tsx';
import { invite as texts } from '../texts/vi/administration.ts';
import { office } from '../texts/vi/office.ts';
import css from './administration.module.css';
import type { Devices } from './use-devices.ts';

interface InvitationCardProps {
  readonly answer: InvitationAnswer;
  readonly personName: string;
  readonly devices: Devices;
  readonly onAnother: () => void;
}

export function InvitationCard({ answer, personName, devices, onAnother }: InvitationCardProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [copy, setCopy] = useState<string>();
  // Whoever was here before the invitation was made is not its guest.
  const [known] = useState(() => new Set(devices.value?.map((row) => row.deviceId)));
  const arrived = devices.value?.find((row) => !known.has(row.deviceId) && row.personName === personName);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <section className={`${css['card']} ${css['invitation']}`}>
      <div className={css['qr']}>
        <QrCode text={answer.link} label={texts.qr} />
      </div>
      <div className={css['words']}>
        <h2 ref={heading} tabIndex={-1}>
          {texts.ready(personName)}
        </h2>
        <p>
          <b>{texts.expires(formatMoment(answer.expiresAt))}</b> · {texts.readyOnce}
        </p>
        <label className={css['link']}>
          {texts.link}
          <input readOnly value={answer.link} onFocus={(event) => event.currentTarget.select()} />
        </label>
        <p>
          <Button
            onClick={() =>
              void navigator.clipboard.writeText(answer.link).then(
                () => setCopy(office.copied),
                () => setCopy(office.copyFailed),
              )
            }
          >
            {office.copy}
          </Button>{' '}
          <span role="status">{copy}</span>
        </p>
        <ol>
          {texts.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        {arrived ? (
          <Notice tone={arrived.state === 'active' ? 'done' : 'moving'} urgent>
            {arrived.deviceName}: <b className={css['digits']}>{arrived.check.replace(/^(\d{3})(\d{3})$/, '$1 $2')}</b>{' '}
            {arrived.state === 'active' && texts.isConfirmed}
          </Notice>
        ) : (
          <p role="status">{texts.waiting}</p>
        )}
        <Button onClick={onAnother}>{texts.another}</Button>
      </div>
    </section>
  );
}
