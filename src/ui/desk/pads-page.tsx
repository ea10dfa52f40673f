/** What is printed for a visit: pads of coded sheets (each file's codes are new), and declarations that wait for ink. */

import { useState } from 'react';
import type { FormEvent } from 'react';
import type { CommuneRow } from '../../core/reception/administration.ts';
import type { PadList } from '../../core/handover/desk-handover.ts';
import type { PadRequest } from '../../core/reception/desk.ts';
import { BlobLinks } from '../parts/blob-links.tsx';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { LineField } from '../parts/line-field.tsx';
import { Loading } from '../parts/loading.tsx';
import { Notice } from '../parts/notice.tsx';
import { OfficePage } from '../parts/office-frame.tsx';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import { outcomeSentence } from '../parts/outcome-sentence.ts';
import { useOffice } from '../parts/use-office.ts';
import { pads as texts } from '../texts/vi/desk-actions.ts';
import { deskHandover } from '../texts/vi/desk-handover.ts';
import { GivenToOptions, findGivenTo } from './custody/given-to.tsx';
import { PadStock } from './custody/pad-stock.tsx';
import css from './desk-pages.module.css';
import { InkPack } from './ink-pack.tsx';

const mostSheets = 200;

export function PadsPage() {
  const device = useDevice();
  // Asked anew and not taken from the enrolment: a point may have been added since.
  const communes = useOffice<readonly CommuneRow[]>('/admin/communes');
  const points = communes.value?.[0]?.receptionPoints.filter(({ closedOn }) => closedOn === undefined);
  const list = useOffice<PadList>('/desk/pads');
  const [givenTo, setGivenTo] = useState('');
  const [count, setCount] = useState('20');
  const [hamlet, setHamlet] = useState('');
  const [chosen, setChosen] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [isTried, setTried] = useState(false);
  const [complaint, setComplaint] = useState<string>();
  const [made, setMade] = useState<{ readonly blob: Blob; readonly count: number }>();
  const pointId = chosen ?? points?.[0]?.receptionPointId;
  const sheets = Number(count);
  const isCount = Number.isInteger(sheets) && sheets >= 1 && sheets <= mostSheets;

  async function make(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (!isCount || pointId === undefined || isBusy) return;
    setBusy(true);
    setComplaint(undefined);
    const holder = findGivenTo(givenTo);
    const request: PadRequest = {
      count: sheets,
      receptionPointId: pointId,
      ...(hamlet.trim() !== '' && { hamlet: hamlet.trim() }),
      ...(holder && { givenTo: holder }),
    };
    const outcome = await device.office.download('POST', '/desk/pads', request);
    setBusy(false);
    if (outcome.kind === 'done') {
      setMade({ blob: outcome.value as Blob, count: sheets });
      void list.reload();
    } else setComplaint(outcomeSentence(outcome));
  }

  return (
    <OfficePage title={texts.title} lead={texts.lead}>
      {communes.trouble && (
        <OfficeTrouble trouble={communes.trouble} isOld={points !== undefined} onRetry={() => void communes.reload()} />
      )}
      {points === undefined && communes.isLoading && <Loading />}
      {points?.length === 0 && <Notice tone="attention">{texts.noPoint}</Notice>}
      {made ? (
        <section className={css['card']}>
          <Notice tone="done" urgent>
            <b>{texts.ready(made.count)}</b>
            <p>{texts.readyLead}</p>
          </Notice>
          <BlobLinks blob={made.blob} fileName={texts.fileName} />
          <p>
            <Button onClick={() => setMade(undefined)}>{texts.another}</Button>
          </p>
        </section>
      ) : (
        points &&
        points.length > 0 && (
          <form className={`${css['card']} ${css['form']}`} noValidate onSubmit={(event) => void make(event)}>
            <LineField
              label={texts.count}
              hint={texts.countHint}
              fault={isTried && !isCount ? texts.countWrong : undefined}
            >
              {(ties) => (
                <input
                  {...ties}
                  name="count"
                  inputMode="numeric"
                  autoComplete="off"
                  maxLength={3}
                  value={count}
                  onChange={(event) => setCount(event.target.value.replace(/\D/g, ''))}
                />
              )}
            </LineField>
            <LineField label={texts.hamlet} hint={texts.hamletHint}>
              {(ties) => (
                <input
                  {...ties}
                  name="hamlet"
                  autoComplete="off"
                  maxLength={120}
                  value={hamlet}
                  onChange={(event) => setHamlet(event.target.value.normalize('NFC'))}
                />
              )}
            </LineField>
            <LineField label={texts.point}>
              {(ties) => (
                <select {...ties} name="point" value={pointId} onChange={(event) => setChosen(event.target.value)}>
                  {points.map((point) => (
                    <option key={point.receptionPointId} value={point.receptionPointId}>
                      {point.name}
                    </option>
                  ))}
                </select>
              )}
            </LineField>
            {list.value && (
              <LineField label={deskHandover.stock.giveTo}>
                {(ties) => (
                  <select {...ties} name="given" value={givenTo} onChange={(event) => setGivenTo(event.target.value)}>
                    <option value="">{deskHandover.stock.atDeskOption}</option>
                    <GivenToOptions people={list.value?.people ?? []} teams={list.value?.teams ?? []} />
                  </select>
                )}
              </LineField>
            )}
            {complaint && (
              <Notice tone="attention" urgent>
                {complaint}
              </Notice>
            )}
            {isBusy && (
              <p role="status">
                {texts.making(sheets)} <progress aria-label={texts.making(sheets)} />
              </p>
            )}
            <Button kind="primary" type="submit" icon="paper" disabled={isBusy}>
              {texts.make}
            </Button>
          </form>
        )
      )}
      <PadStock list={list} />
      <InkPack />
    </OfficePage>
  );
}
