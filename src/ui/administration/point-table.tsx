/** The reception points of a commune: renamed, with or without Saturday mornings, closed knowing what still names them. */

import { useState } from 'react';
import type { CommuneRow, PointUses, ReceptionPoint } from '../../core/reception/administration.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatDay } from '../parts/format.ts';
import { LineField } from '../parts/line-field.tsx';
import table from '../parts/office-table.module.css';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import type { FailedOutcome } from '../parts/outcome-sentence.ts';
import { useOffice } from '../parts/use-office.ts';
import { commune as texts } from '../texts/vi/administration.ts';
import { office } from '../texts/vi/office.ts';
import css from './administration.module.css';
import { OfficeDialog } from './office-dialog.tsx';
import { useAct } from './use-act.tsx';

interface PointTableProps {
  readonly row: CommuneRow;
  readonly onChanged: (row: CommuneRow) => void;
}

export function PointTable({ row, onChanged }: PointTableProps) {
  const act = useAct();
  const [open, setOpen] = useState<{ readonly way: 'edit' | 'close'; readonly point: ReceptionPoint }>();
  const { pointColumns: columns } = texts;

  async function reopen(point: ReceptionPoint): Promise<void> {
    const path = `/admin/reception-points/${point.receptionPointId}`;
    const changed = await act.post<CommuneRow>(path, { closed: false }, texts.pointSaved(point.name));
    if (changed) onChanged(changed);
  }

  function changed(commune: CommuneRow): void {
    onChanged(commune);
    if (open) act.say(texts.pointSaved(open.point.name));
    setOpen(undefined);
  }

  return (
    <>
      <div className={table['wide']}>
        <table className={table['table']}>
          <thead>
            <tr>
              {[columns.name, columns.address, columns.days, columns.action].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {row.receptionPoints.map((point) => (
              <tr key={point.receptionPointId}>
                <td>{point.name}</td>
                <td>{point.address}</td>
                <td>{daysOf(point)}</td>
                <td className={table['acts']}>
                  {point.closedOn === undefined ? (
                    <>
                      <Button kind="quiet" onClick={() => setOpen({ way: 'edit', point })}>
                        {texts.pointEdit}
                      </Button>
                      <Button kind="quiet" onClick={() => setOpen({ way: 'close', point })}>
                        {texts.pointClose}
                      </Button>
                    </>
                  ) : (
                    <Button kind="quiet" disabled={act.isBusy} onClick={() => void reopen(point)}>
                      {texts.pointReopen}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {act.notice}
      {open?.way === 'edit' && <EditPoint point={open.point} onClose={() => setOpen(undefined)} onChanged={changed} />}
      {open?.way === 'close' && (
        <ClosePoint point={open.point} onClose={() => setOpen(undefined)} onChanged={changed} />
      )}
    </>
  );
}

function daysOf({ closedOn, saturdayMornings }: ReceptionPoint): string {
  if (closedOn !== undefined) return texts.pointClosed(formatDay(closedOn));
  return saturdayMornings ? texts.pointDays.saturday : texts.pointDays.weekdays;
}

interface PointDialogProps {
  readonly point: ReceptionPoint;
  readonly onClose: () => void;
  readonly onChanged: (row: CommuneRow) => void;
}

function usePointChange({ point, onChanged }: PointDialogProps) {
  const device = useDevice();
  return async (body: object): Promise<FailedOutcome | undefined> => {
    const path = `/admin/reception-points/${point.receptionPointId}`;
    const outcome = await device.office.call<CommuneRow>('POST', path, body);
    if (outcome.kind !== 'done') return outcome;
    onChanged(outcome.value.body);
    return undefined;
  };
}

function EditPoint(props: PointDialogProps) {
  const { point, onClose } = props;
  const change = usePointChange(props);
  const [name, setName] = useState(point.name);
  const [address, setAddress] = useState(point.address);
  const [isSaturday, setSaturday] = useState(point.saturdayMornings === true);
  const isMissing = name.trim() === '';

  async function save(): Promise<FailedOutcome | undefined> {
    if (isMissing) return undefined;
    return await change({ name: name.trim(), address: address.trim(), saturdayMornings: isSaturday });
  }

  return (
    <OfficeDialog
      title={texts.pointEditTitle(point.name)}
      lead=""
      yes={texts.pointSave}
      no={texts.pointCancel}
      kind="primary"
      onClose={onClose}
      onYes={save}
    >
      <LineField label={texts.pointName} fault={isMissing ? texts.pointNameMissing : undefined}>
        {(ties) => (
          <input
            {...ties}
            name="name"
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
            name="address"
            maxLength={200}
            value={address}
            onChange={(event) => setAddress(event.target.value.normalize('NFC'))}
          />
        )}
      </LineField>
      <div className={css['choices']}>
        <label>
          <input type="checkbox" checked={isSaturday} onChange={(event) => setSaturday(event.target.checked)} />
          {texts.pointSaturday}
        </label>
      </div>
    </OfficeDialog>
  );
}

function ClosePoint(props: PointDialogProps) {
  const { point, onClose } = props;
  const change = usePointChange(props);
  const uses = useOffice<PointUses>(`/admin/reception-points/${point.receptionPointId}`);
  return (
    <OfficeDialog
      title={texts.pointCloseTitle(point.name)}
      lead={texts.pointCloseLead}
      yes={texts.pointClose}
      no={texts.pointCancel}
      onClose={onClose}
      onYes={async () => await change({ closed: true })}
    >
      {uses.trouble && <OfficeTrouble trouble={uses.trouble} onRetry={() => void uses.reload()} />}
      <p role="status">{uses.value ? usesWords(uses.value) : !uses.trouble && office.loading}</p>
    </OfficeDialog>
  );
}

function usesWords({ people, dossiers, sheets }: PointUses): string {
  return people + dossiers + sheets === 0 ? texts.pointNoUses : texts.pointUses(people, dossiers, sheets);
}
