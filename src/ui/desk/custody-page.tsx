/** Gói và máy: which device still holds what, as it last said, and what the gateway misses of it; the troubled ones on top. */

import { Fragment, useState } from 'react';
import type { CustodyRow } from '../../core/reception/custody.ts';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import { useDevice } from '../parts/device-context.tsx';
import { formatBytes, formatDay, formatMoment } from '../parts/format.ts';
import { Loading } from '../parts/loading.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { Notice, StateChip } from '../parts/notice.tsx';
import { OfficePage } from '../parts/office-frame.tsx';
import table from '../parts/office-table.module.css';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import { useOffice } from '../parts/use-office.ts';
import { spokenLocale } from '../texts/use-language.ts';
import { custody as texts } from '../texts/vi/custody.ts';
import css from './custody-page.module.css';
import { PacketFiles } from './packet-files.tsx';

const refreshMs = 60_000;
const dayMs = 24 * 3_600_000;

export default function CustodyPage() {
  const list = useOffice<readonly CustodyRow[]>('/desk/custody', refreshMs);
  const rows = list.value;
  const troubled = rows?.filter(({ alarms }) => alarms.length > 0).length ?? 0;
  return (
    <OfficePage title={texts.title} lead={texts.lead}>
      {list.trouble && (
        <OfficeTrouble trouble={list.trouble} isOld={rows !== undefined} onRetry={() => void list.reload()} />
      )}
      {rows === undefined && list.isLoading && <Loading />}
      {rows?.length === 0 && <Nothing>{texts.none}</Nothing>}
      {rows && rows.length > 0 && (
        <>
          <Notice tone={troubled > 0 ? 'attention' : 'done'}>
            {troubled > 0 ? texts.troubled(troubled) : texts.allWell}
          </Notice>
          <CustodyTable rows={rows} />
        </>
      )}
      <PacketFiles onDelivered={() => void list.reload()} />
    </OfficePage>
  );
}

function CustodyTable({ rows }: { readonly rows: readonly CustodyRow[] }) {
  const [openId, setOpenId] = useState<string>();
  return (
    <div className={table['wide']}>
      <table className={table['table']} aria-label={texts.caption}>
        <thead>
          <tr>
            {Object.entries(texts.columns).map(([name, label]) => (
              <th key={name} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Fragment key={row.deviceId}>
              <DeviceLine
                row={row}
                isOpen={openId === row.deviceId}
                onToggle={() => setOpenId(openId === row.deviceId ? undefined : row.deviceId)}
              />
              {openId === row.deviceId && (
                <tr id={detailId(row)}>
                  <td colSpan={Object.keys(texts.columns).length}>
                    <DeviceDetail row={row} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface DeviceLineProps {
  readonly row: CustodyRow;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function DeviceLine({ row, isOpen, onToggle }: DeviceLineProps) {
  const device = useDevice();
  const { unsentCount, oldestUnsentAt, storageFreeBytes, lastContactAt } = row;
  return (
    <tr>
      <th scope="row" className={css['person']}>
        {row.personName}
        <small>{[row.deviceName, texts.states[row.state]].filter(Boolean).join(' · ')}</small>
        <button
          type="button"
          className={css['toggle']}
          aria-expanded={isOpen}
          aria-controls={isOpen ? detailId(row) : undefined}
          aria-label={isOpen ? undefined : texts.show(row.personName)}
          onClick={onToggle}
        >
          {isOpen ? texts.hide : texts.detail}
        </button>
      </th>
      <td className={css['alarm']}>
        {row.alarms.length === 0 ? (
          <StateChip tone="done">{texts.fine}</StateChip>
        ) : (
          <ul className={css['alarms']}>
            {row.alarms.map((alarm) => (
              <li key={alarm}>{texts.alarms[alarm]}</li>
            ))}
          </ul>
        )}
      </td>
      <td>{unsentCount === undefined ? texts.untold : unsentCount === 0 ? texts.nothingUnsent : unsentCount}</td>
      <td>
        {oldestUnsentAt && (
          <>
            {formatDay(oldestUnsentAt)}
            <small>
              {texts.age(Math.max(0, Math.floor((device.clock.nowMs() - Date.parse(oldestUnsentAt)) / dayMs)))}
            </small>
          </>
        )}
      </td>
      <td>{row.missingCount === 0 ? texts.noGap : row.missingCount.toLocaleString(spokenLocale())}</td>
      <td>{storageFreeBytes === undefined ? texts.untold : formatBytes(storageFreeBytes)}</td>
      <td>{row.appVersion ?? texts.untold}</td>
      <td>{lastContactAt ? formatMoment(lastContactAt) : texts.never}</td>
    </tr>
  );
}

function DeviceDetail({ row }: { readonly row: CustodyRow }) {
  const { missingSeqs, missingCount, sealedCodes, lastReceivedAt, tornCount = 0 } = row;
  return (
    <div className={css['detail']}>
      <p>
        {texts.received(row.receivedCount, row.incompleteCount)}{' '}
        {lastReceivedAt && texts.lastReceived(formatMoment(lastReceivedAt))}
      </p>
      {missingCount > 0 && (
        <p>
          <b>{texts.missing(missingSeqs.join(', '), missingCount - missingSeqs.length)}</b> {texts.missingHelp}
        </p>
      )}
      {tornCount > 0 && <p>{texts.torn(tornCount)}</p>}
      {sealedCodes.length === 0 ? (
        row.unsentCount !== undefined && <p>{texts.noCodes}</p>
      ) : (
        <>
          <h2>{texts.codes}</h2>
          <ul className={css['codes']}>
            {sealedCodes.map(({ code, arrived }) => (
              <li key={code}>
                <b>{formatLocalCode(code)}</b> {arrived ? texts.arrived : texts.notArrived}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function detailId({ deviceId }: CustodyRow): string {
  return `goi-${deviceId}`;
}
