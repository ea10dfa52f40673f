/** /quay/kiosk: the PCs of the commune's halls: pairing one, comparing its digits, seeing whether it lives, taking it back. */

import { useState } from 'react';
import type { KioskRow, KiosksAnswer } from '../../../core/kiosk/kiosk.ts';
import { useAct } from '../../administration/use-act.tsx';
import { Button } from '../../parts/button.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { formatMoment } from '../../parts/format.ts';
import { Loading } from '../../parts/loading.tsx';
import { Notice, StateChip } from '../../parts/notice.tsx';
import { OfficePage } from '../../parts/office-frame.tsx';
import table from '../../parts/office-table.module.css';
import { OfficeTrouble } from '../../parts/office-trouble.tsx';
import { useOffice } from '../../parts/use-office.ts';
import { kioskDesk as texts } from '../../texts/vi/kiosk.ts';
import { KioskCalls } from './kiosk-calls.tsx';
import { PairKiosk } from './pair-kiosk.tsx';

/** Often enough that a PC that was just paired appears while its keeper still stands there. */
const refreshMs = 5_000;
const tones = { unconfirmed: 'moving', active: 'done', locked: 'attention' } as const;

export default function KiosksPage() {
  const answer = useOffice<KiosksAnswer>('/desk/kiosks', refreshMs);
  const act = useAct();
  const [leaving, setLeaving] = useState<KioskRow>();
  const kiosks = answer.value?.kiosks;

  async function change(row: KioskRow, way: 'confirm' | 'revoke', words: string): Promise<void> {
    setLeaving(undefined);
    // Of a device that is taken out of use the office wants to know why.
    const body = way === 'revoke' ? { reason: 'replaced' } : {};
    await act.post(`/admin/devices/${row.deviceId}/${way}`, body, words);
    await answer.reload();
  }

  return (
    <OfficePage title={texts.title} lead={texts.lead}>
      <KioskCalls />
      {answer.trouble && (
        <OfficeTrouble trouble={answer.trouble} isOld={kiosks !== undefined} onRetry={() => void answer.reload()} />
      )}
      {!kiosks && answer.isLoading && <Loading />}
      {act.notice}
      {kiosks?.length === 0 && (
        <Notice>
          <b>{texts.none}</b>
          <p>{texts.noneLead}</p>
        </Notice>
      )}
      {kiosks && kiosks.length > 0 && (
        <div className={table['wide']}>
          <table className={table['table']}>
            <caption>{texts.list}</caption>
            <thead>
              <tr>
                <th scope="col">{texts.columns.name}</th>
                <th scope="col">{texts.columns.state}</th>
                <th scope="col">{texts.check}</th>
                <th scope="col">{texts.columns.seen}</th>
                <th scope="col">{texts.columns.acts}</th>
              </tr>
            </thead>
            <tbody>
              {kiosks.map((row) => (
                <tr key={row.deviceId}>
                  <td>
                    <b>{row.name}</b>
                    <small>{row.receptionPoint}</small>
                  </td>
                  <td>
                    <StateChip tone={tones[row.state]}>{texts.states[row.state]}</StateChip>
                  </td>
                  <td className={table['digits']}>{row.check.replace(/^(\d{3})(\d{3})$/, '$1 $2')}</td>
                  <td>
                    {row.lastSeenAt === undefined ? texts.never : formatMoment(row.lastSeenAt)}
                    {row.unsentCount ? <small>{texts.unsent(row.unsentCount)}</small> : null}
                  </td>
                  <td className={table['acts']}>
                    {row.state === 'unconfirmed' && (
                      <Button
                        kind="primary"
                        disabled={act.isBusy}
                        onClick={() => void change(row, 'confirm', texts.confirmed(row.name))}
                      >
                        {texts.confirm}
                      </Button>
                    )}{' '}
                    <Button disabled={act.isBusy} onClick={() => setLeaving(row)}>
                      {texts.unpair}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <PairKiosk />
      {leaving && (
        <ConfirmDialog
          title={texts.unpairTitle(leaving.name)}
          lead={texts.unpairLead}
          yes={texts.unpairYes}
          no={texts.unpairNo}
          onAnswer={(isYes) =>
            isYes ? void change(leaving, 'revoke', texts.unpaired(leaving.name)) : setLeaving(undefined)
          }
        />
      )}
    </OfficePage>
  );
}
