/**
 * One device: what it held as last reported, what has arrived since, and a list for whoever calls on the residents when the
 * phone was lost. The codes stand on the residents' slips; the list names nobody.
 */

import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { CustodyRow, DeviceHoldings } from '../../core/reception/custody.ts';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import { Button } from '../parts/button.tsx';
import { formatBytes, formatMoment } from '../parts/format.ts';
import { Loading } from '../parts/loading.tsx';
import { Notice } from '../parts/notice.tsx';
import { OfficePage } from '../parts/office-frame.tsx';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import { useOffice } from '../parts/use-office.ts';
import { devices as deviceTexts } from '../texts/vi/administration.ts';
import { devicePage as texts } from '../texts/vi/device-page.ts';
import { office } from '../texts/vi/office.ts';
import css from './device-page.module.css';

const refreshMs = 60_000;

/** `listAt`: where the list of devices is. */
export function DevicePage({ listAt }: { readonly listAt: string }) {
  const { deviceId } = useParams();
  const answer = useOffice<DeviceHoldings>(`/admin/devices/${deviceId}`, refreshMs);
  const back = <Link to={listAt}>{texts.back}</Link>;
  if (!answer.value) {
    return (
      <OfficePage title={texts.title} lead={back}>
        {answer.trouble ? <OfficeTrouble trouble={answer.trouble} onRetry={() => void answer.reload()} /> : <Loading />}
      </OfficePage>
    );
  }
  const { device, custody, inReview } = answer.value;
  return (
    <OfficePage title={texts.titleOf(device.deviceName, device.personName)} lead={back}>
      {answer.trouble && <OfficeTrouble trouble={answer.trouble} isOld onRetry={() => void answer.reload()} />}
      {inReview > 0 && <Notice tone="attention">{texts.inReview(inReview)}</Notice>}
      <p>{texts.reported}</p>
      <dl className={css['facts']}>
        {factsOf(answer.value).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Codes custody={custody} heading={texts.listOf(device.deviceName, device.personName)} />
    </OfficePage>
  );
}

function factsOf({ device, custody }: DeviceHoldings): readonly (readonly [string, string])[] {
  const { unsentCount, oldestUnsentAt, storageFreeBytes, appVersion, lastContactAt } = custody;
  return [
    [texts.facts.state, deviceTexts.states[device.state]],
    [texts.facts.contact, lastContactAt ? formatMoment(lastContactAt) : deviceTexts.never],
    [texts.facts.unsent, unsentCount === undefined ? texts.untold : String(unsentCount)],
    [texts.facts.oldest, oldestUnsentAt ? formatMoment(oldestUnsentAt) : texts.none],
    [texts.facts.storage, storageFreeBytes === undefined ? texts.untold : formatBytes(storageFreeBytes)],
    [texts.facts.app, appVersion ?? texts.untold],
    [texts.facts.received, texts.received(custody.receivedCount, custody.incompleteCount)],
  ];
}

function Codes({ custody, heading }: { readonly custody: CustodyRow; readonly heading: string }) {
  const [copied, setCopied] = useState<string>();
  const { sealedCodes } = custody;
  if (sealedCodes.length === 0) return <p>{texts.noCodes}</p>;
  const arrived = sealedCodes.filter((each) => each.arrived).length;
  const lines = sealedCodes.map(
    (each) => `${formatLocalCode(each.code)}\t${each.arrived ? texts.arrived : texts.notArrived}`,
  );

  function copy(): void {
    const text = [heading, texts.progress(arrived, sealedCodes.length), ...lines].join('\n');
    navigator.clipboard.writeText(text).then(
      () => setCopied(office.copied),
      () => setCopied(office.copyFailed),
    );
  }

  return (
    <section aria-labelledby="codes">
      <h2 id="codes">{texts.codes}</h2>
      <p>
        <b>{texts.progress(arrived, sealedCodes.length)}</b> {texts.codesLead}
      </p>
      <ul className={css['codes']}>
        {sealedCodes.map((each) => (
          <li key={each.code} data-arrived={each.arrived}>
            <b>{formatLocalCode(each.code)}</b> {each.arrived ? texts.arrived : texts.notArrived}
          </li>
        ))}
      </ul>
      <p className={css['buttons']}>
        <Button onClick={copy}>{office.copy}</Button>
        <Button onClick={() => window.print()}>{texts.print}</Button>
      </p>
      {copied && (
        <p role="status" className={css['buttons']}>
          {copied}
        </p>
      )}
    </section>
  );
}
