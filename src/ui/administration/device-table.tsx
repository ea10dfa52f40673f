/** Devices and their holders: six digits to compare and confirm, last contact, what lies unsent, and taking one out of use. */

import { useState } from 'react';
import { Link } from 'react-router';
import type { CommuneRow, DeviceRow } from '../../core/reception/administration.ts';
import { foldedWords, fold } from '../../core/text/fold.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatMoment } from '../parts/format.ts';
import { Loading } from '../parts/loading.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { Notice, StateChip } from '../parts/notice.tsx';
import table from '../parts/office-table.module.css';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import type { FailedOutcome } from '../parts/outcome-sentence.ts';
import { SortHead, sorted, useSorting } from '../parts/sort-head.tsx';
import { useDeviceState } from '../state/device-state.ts';
import { devices as texts } from '../texts/vi/administration.ts';
import { office } from '../texts/vi/office.ts';
import { RevokeDialog } from './revoke-dialog.tsx';
import type { Change } from './change-words.ts';
import { changedWords } from './change-words.ts';
import type { Devices } from './use-devices.ts';

interface DeviceTableProps {
  readonly devices: Devices;
  /** Where each device has its page. */
  readonly pagesAt: string;
  /** Names the communes where there are several. */
  readonly communes?: readonly CommuneRow[];
  /** The page has a search of its own: whether these are the ones that fit. Absent: this table searches itself. */
  readonly isSifted?: boolean;
}

const stateTones = { unconfirmed: 'waiting', active: 'done', locked: 'attention' } as const;

export function DeviceTable({ devices, pagesAt, communes, isSifted }: DeviceTableProps) {
  const device = useDevice();
  const mine = useDeviceState((state) => state.enrolled?.deviceId);
  const [text, setText] = useState('');
  const [trouble, setTrouble] = useState<FailedOutcome>();
  const [done, setDone] = useState<string>();
  const [revoking, setRevoking] = useState<DeviceRow>();
  const [busyId, setBusyId] = useState<string>();
  const { sorting, sortBy } = useSorting<'state' | 'person' | 'contact' | 'unsent'>('state');
  const communeName = (row: DeviceRow) => communes?.find((each) => each.code === row.communeCode)?.name;

  async function change(row: DeviceRow, path: Change, reason?: string): Promise<void> {
    setBusyId(row.deviceId);
    setTrouble(undefined);
    setDone(undefined);
    const body = reason === undefined ? {} : { reason };
    const outcome = await device.office.call<DeviceRow>('POST', `/admin/devices/${row.deviceId}/${path}`, body);
    setBusyId(undefined);
    setRevoking(undefined);
    if (outcome.kind !== 'done') return setTrouble(outcome);
    setDone(changedWords(path, row.personName));
    await devices.reload();
  }

  if (devices.value === undefined) {
    return devices.trouble ? (
      <OfficeTrouble trouble={devices.trouble} onRetry={() => void devices.reload()} />
    ) : (
      <Loading />
    );
  }
  const words = foldedWords(text);
  const found = devices.value.filter((row) => {
    const about = fold([row.personName, row.deviceName, communeName(row), row.check].join(' '));
    return words.every((word) => about.includes(word));
  });
  const keys = {
    state: (row: DeviceRow) => ['unconfirmed', 'active', 'locked', 'revoked'].indexOf(row.state),
    person: (row: DeviceRow) => row.personName,
    contact: (row: DeviceRow) => row.lastContactAt,
    unsent: (row: DeviceRow) => row.unsentCount ?? 0,
  };
  const rows = sorted(found, keys[sorting.column], sorting.isUp);
  return (
    <>
      {devices.trouble && <OfficeTrouble trouble={devices.trouble} isOld onRetry={() => void devices.reload()} />}
      {trouble && <OfficeTrouble trouble={trouble} wish="act" />}
      {done && (
        <Notice tone="done" urgent>
          {done}
        </Notice>
      )}
      {devices.value.some((row) => row.state === 'unconfirmed') && <Notice tone="waiting">{texts.confirmLead}</Notice>}
      {isSifted === undefined && devices.value.length > 5 && (
        <input
          type="search"
          className={table['search']}
          aria-label={texts.search}
          placeholder={texts.search}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value.normalize('NFC'))}
        />
      )}
      {rows.length === 0 && <Nothing>{devices.value.length === 0 && !isSifted ? texts.none : texts.noneFound}</Nothing>}
      {rows.length > 0 && (
        <div className={table['wide']}>
          <table className={table['table']}>
            <thead>
              <tr>
                <SortHead column="person" sorting={sorting} onSort={sortBy}>
                  {texts.columns.person}
                </SortHead>
                <th scope="col">{texts.columns.device}</th>
                <th scope="col">{texts.columns.check}</th>
                <SortHead column="state" sorting={sorting} onSort={sortBy}>
                  {texts.columns.state}
                </SortHead>
                <SortHead column="contact" sorting={sorting} onSort={sortBy}>
                  {texts.columns.contact}
                </SortHead>
                <SortHead column="unsent" sorting={sorting} onSort={sortBy}>
                  {texts.columns.unsent}
                </SortHead>
                <th scope="col">{texts.columns.action}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.deviceId}>
                  <td>
                    <Link to={`${pagesAt}/${row.deviceId}`}>{row.personName}</Link>
                    <small>{[office.roles[row.role], communeName(row)].filter(Boolean).join(' · ')}</small>
                  </td>
                  <td>
                    {row.deviceName}
                    <small>{texts.enrolled(formatMoment(row.enrolledAt))}</small>
                  </td>
                  <td className={table['digits']}>{row.check.replace(/^(\d{3})(\d{3})$/, '$1 $2')}</td>
                  <td>
                    {row.state === 'revoked' ? (
                      texts.states.revoked
                    ) : (
                      <StateChip tone={stateTones[row.state]}>{texts.states[row.state]}</StateChip>
                    )}
                  </td>
                  <td>{row.lastContactAt ? formatMoment(row.lastContactAt) : texts.never}</td>
                  <td>{unsentWords(row)}</td>
                  <td className={table['acts']}>
                    {row.deviceId === mine && texts.mine}
                    {row.deviceId !== mine && row.state === 'unconfirmed' && (
                      <Button
                        kind="primary"
                        disabled={busyId !== undefined}
                        onClick={() => void change(row, 'confirm')}
                      >
                        {texts.confirm}
                      </Button>
                    )}
                    {row.deviceId !== mine && row.state === 'locked' && (
                      <Button disabled={busyId !== undefined} onClick={() => void change(row, 'lift')}>
                        {texts.lift}
                      </Button>
                    )}
                    {row.deviceId !== mine && row.state !== 'revoked' && (
                      <Button kind="quiet" disabled={busyId !== undefined} onClick={() => setRevoking(row)}>
                        {row.state === 'locked' ? texts.revoke : texts.takeOut}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {revoking && (
        <RevokeDialog
          row={revoking}
          isBusy={busyId !== undefined}
          onClose={() => setRevoking(undefined)}
          onTakeOut={(way, reason) => void change(revoking, way, reason)}
        />
      )}
    </>
  );
}

function unsentWords(row: DeviceRow): string {
  if (row.unsentCount === undefined) return '–';
  return texts.unsent(row.unsentCount, row.oldestUnsentAt && formatMoment(row.oldestUnsentAt));
}
