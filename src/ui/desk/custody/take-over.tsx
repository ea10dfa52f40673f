/** The desk read a giver's code: count, mark, and show back what was counted. */

import { Suspense, lazy, useState } from 'react';
import { formatLocalCode } from '../../../core/dossier/local-code.ts';
import type { DeskHandOver } from '../../../core/handover/desk-handover.ts';
import type { HandOverCode } from '../../../core/handover/hand-over-code.ts';
import { Button } from '../../parts/button.tsx';
import { useDevice } from '../../parts/device-context.tsx';
import { Notice } from '../../parts/notice.tsx';
import { outcomeSentence } from '../../parts/outcome-sentence.ts';
import { deskHandover } from '../../texts/vi/desk-handover.ts';
import pages from '../desk-pages.module.css';
import css from './custody.module.css';

const QrCode = lazy(() => import('../../parts/qr-code.tsx'));
const { takeOver: texts } = deskHandover;

interface TakeOverProps {
  readonly offer: HandOverCode;
  /** The text of the code, as it was read. */
  readonly text: string;
  readonly onClose: () => void;
}

export function TakeOver({ offer, text, onClose }: TakeOverProps) {
  const device = useDevice();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const [complaint, setComplaint] = useState<string>();
  const [taken, setTaken] = useState<DeskHandOver>();

  async function take(): Promise<void> {
    if (ticked.size === 0 || isBusy) return;
    setBusy(true);
    setComplaint(undefined);
    const body = { text, counted: [...ticked] };
    const outcome = await device.office.call<DeskHandOver>('POST', '/desk/hand-overs', body);
    setBusy(false);
    if (outcome.kind === 'done') setTaken(outcome.value.body);
    else setComplaint(outcomeSentence(outcome));
  }

  if (taken) {
    return (
      <section className={pages['card']}>
        <Notice tone="done" urgent>
          {texts.done(taken.received.length, taken.giver)}
        </Notice>
        {taken.single.length > 0 && (
          <Notice tone="waiting">
            <b>{taken.single.map(formatLocalCode).join(', ')}</b>
            <p>{texts.single}</p>
          </Notice>
        )}
        <p>{texts.answer}</p>
        <div className={css['qr']}>
          <Suspense fallback={null}>
            <QrCode text={taken.answer} label={texts.qr} />
          </Suspense>
        </div>
        <Button onClick={onClose}>{texts.close}</Button>
      </section>
    );
  }
  return (
    <section className={pages['card']}>
      <h2>{texts.title(offer.name, offer.envelopes.length)}</h2>
      <p>{texts.lead}</p>
      <fieldset className={css['ticks']}>
        <legend>
          <Button kind="quiet" onClick={() => setTicked(new Set(offer.envelopes.map(({ code }) => code)))}>
            {texts.all}
          </Button>
        </legend>
        {offer.envelopes.map(({ code }) => (
          <label key={code}>
            <input
              type="checkbox"
              checked={ticked.has(code)}
              onChange={(event) => {
                const next = new Set(ticked);
                if (event.target.checked) next.add(code);
                else next.delete(code);
                setTicked(next);
              }}
            />
            {formatLocalCode(code)}
          </label>
        ))}
      </fieldset>
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      <p className={css['buttons']}>
        <Button kind="primary" icon="check" disabled={isBusy || ticked.size === 0} onClick={() => void take()}>
          {texts.confirm(ticked.size)}
        </Button>
        <Button onClick={onClose}>{texts.cancel}</Button>
      </p>
    </section>
  );
}
