import { useState } from 'react';
import type { FormEvent } from 'react';
import type { PairingAnswer, PairingRequest } from '../../../core/kiosk/kiosk.ts';
import { nfc } from '../../../core/text/nfc.ts';
import administration from '../../administration/administration.module.css';
import { useAct } from '../../administration/use-act.tsx';
import { Button } from '../../parts/button.tsx';
import { formatMoment } from '../../parts/format.ts';
import { LineField } from '../../parts/line-field.tsx';
import { Notice } from '../../parts/notice.tsx';
import QrCode from '../../parts/qr-code.tsx';
import { useDeviceState } from '../../state/device-state.ts';
import { kioskDesk as texts } from '../../texts/vi/kiosk.ts';
import desk from '../desk-pages.module.css';

/** Makes the one-time link that the PC opens; shown once, because nothing but its hash is kept. */
export function PairKiosk() {
  const points = useDeviceState((state) => state.enrolled?.receptionPoints ?? []);
  const act = useAct();
  const [name, setName] = useState('');
  const [point, setPoint] = useState(points.length === 1 ? (points[0]?.receptionPointId ?? '') : '');
  const [complaint, setComplaint] = useState<string>();
  const [made, setMade] = useState<PairingAnswer>();

  async function pair(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (act.isBusy) return;
    const missing = nfc(name) === '' ? texts.nameMissing : point === '' ? texts.pointMissing : undefined;
    setComplaint(missing);
    if (missing !== undefined) return;
    const request: PairingRequest = { name: nfc(name), receptionPointId: point };
    const answer = await act.post<PairingAnswer>('/desk/kiosks', request);
    if (answer) setMade(answer);
  }

  if (made) {
    return (
      <section className={`${administration['card']} ${administration['invitation']}`}>
        <div className={administration['qr']}>
          <QrCode text={made.link} label={texts.qr} />
        </div>
        <div className={administration['words']}>
          <h2>{texts.ready}</h2>
          <p>{texts.readyLead(formatMoment(made.expiresAt))}</p>
          <label className={administration['link']}>
            {texts.link}
            <input readOnly value={made.link} onFocus={(event) => event.currentTarget.select()} />
          </label>
          <ol>
            {texts.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <Button
            onClick={() => {
              setMade(undefined);
              setName('');
            }}
          >
            {texts.another}
          </Button>
        </div>
      </section>
    );
  }
  return (
    <form className={`${desk['card']} ${desk['form']}`} noValidate onSubmit={(event) => void pair(event)}>
      <h2>{texts.pairTitle}</h2>
      <LineField label={texts.name} hint={texts.nameHint}>
        {(ties) => (
          <input
            {...ties}
            name="kiosk-name"
            autoComplete="off"
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </LineField>
      <LineField label={texts.point}>
        {(ties) => (
          <select {...ties} name="point" value={point} onChange={(event) => setPoint(event.target.value)}>
            <option value="">{texts.choosePoint}</option>
            {points.map(({ receptionPointId, name: called }) => (
              <option key={receptionPointId} value={receptionPointId}>
                {called}
              </option>
            ))}
          </select>
        )}
      </LineField>
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      {act.notice}
      <p>
        <Button kind="primary" type="submit" disabled={act.isBusy}>
          {texts.pair}
        </Button>
      </p>
    </form>
  );
}
