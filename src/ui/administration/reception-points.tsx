import { useState } from 'react';
import type { FormEvent } from 'react';
import type { CommuneRow, ReceptionPoint } from '../../core/reception/administration.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { LineField } from '../parts/line-field.tsx';
import { Notice } from '../parts/notice.tsx';
import { outcomeSentence } from '../parts/outcome-sentence.ts';
import { commune as texts } from '../texts/vi/administration.ts';
import css from './administration.module.css';
import { PointTable } from './point-table.tsx';

interface ReceptionPointsProps {
  readonly row: CommuneRow;
  readonly onAdded: (point: ReceptionPoint) => void;
  readonly onChanged: (row: CommuneRow) => void;
}

/** Where dossiers of the commune are received; a point can be closed but stays, because slips name it. */
export function ReceptionPoints({ row, onAdded, onChanged }: ReceptionPointsProps) {
  const device = useDevice();
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [isTried, setTried] = useState(false);
  const [complaint, setComplaint] = useState<string>();
  const [added, setAdded] = useState<string>();
  const isTaken = row.receptionPoints.some((point) => point.name === name.trim() && point.closedOn === undefined);
  const fault = name.trim() === '' ? texts.pointNameMissing : isTaken ? texts.pointNameTaken : undefined;

  async function add(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    setAdded(undefined);
    if (fault !== undefined || isBusy) return;
    setBusy(true);
    setComplaint(undefined);
    const path = `/admin/communes/${row.code}/reception-points`;
    const wishes = { name: name.trim(), address: address.trim() };
    const outcome = await device.office.call<ReceptionPoint>('POST', path, wishes);
    setBusy(false);
    if (outcome.kind !== 'done') return setComplaint(outcomeSentence(outcome));
    setName('');
    setAddress('');
    setTried(false);
    setAdded(outcome.value.body.name);
    onAdded(outcome.value.body);
  }

  return (
    <section className={css['card']}>
      <h2>{texts.points}</h2>
      {row.receptionPoints.length === 0 ? (
        <p className={css['lead']}>{texts.noPoints}</p>
      ) : (
        <PointTable row={row} onChanged={onChanged} />
      )}
      <form noValidate onSubmit={(event) => void add(event)}>
        <div className={css['fields']}>
          <LineField label={texts.pointName} hint={texts.pointNameHint} fault={isTried ? fault : undefined}>
            {(ties) => (
              <input
                {...ties}
                name="point-name"
                autoComplete="off"
                maxLength={200}
                value={name}
                onChange={(event) => setName(event.target.value.normalize('NFC'))}
              />
            )}
          </LineField>
          <LineField label={texts.pointAddress}>
            {(ties) => (
              <input
                {...ties}
                name="point-address"
                autoComplete="off"
                maxLength={200}
                value={address}
                onChange={(event) => setAddress(event.target.value.normalize('NFC'))}
              />
            )}
          </LineField>
        </div>
        {complaint && (
          <Notice tone="attention" urgent>
            {complaint}
          </Notice>
        )}
        {added && (
          <Notice tone="done" urgent>
            {texts.pointAdded(added)}
          </Notice>
        )}
        <Button type="submit" icon="plus" disabled={isBusy}>
          {texts.pointAdd}
        </Button>
      </form>
    </section>
  );
}
