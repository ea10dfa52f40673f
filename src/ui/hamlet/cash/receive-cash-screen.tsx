/** An official without a desk: scans the volunteer's list, counts, and says so in a note that travels like any other. */

import { useState } from 'react';
import { shortOfDevice } from '../../../core/money/cash.ts';
import { dongInWords, formatDong } from '../../../core/money/dong.ts';
import { formatCashCode, parseCashCode } from '../../../core/money/cash-code.ts';
import type { CashLabel } from '../../../core/money/cash-code.ts';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { useDevice } from '../../parts/device-context.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { ScanView } from '../../parts/scan-view.tsx';
import { useDeviceState } from '../../state/device-state.ts';
import { fieldCash as texts } from '../../texts/vi/money.ts';
import { page } from '../../texts/vi/page.ts';
import css from './cash.module.css';
import { useOwnCash } from './use-own-cash.ts';

export function ReceiveCashScreen() {
  const device = useDevice();
  const role = useDeviceState((state) => state.enrolled?.role);
  const { holder, writePlain, complaint, isBusy } = useOwnCash();
  const [label, setLabel] = useState<CashLabel>();
  const [done, setDone] = useState<string>();

  function take(text: string): string | undefined {
    const found = parseCashCode(text);
    const { deviceId, sumDong, count, code } = found ?? {};
    if (deviceId === undefined || sumDong === undefined || count === undefined || code === undefined)
      return texts.receiveWrong;
    if (deviceId === holder.deviceId) return texts.receiveOwn;
    setDone(undefined);
    setLabel({ code, sumDong, count, deviceId });
    return undefined;
  }

  async function confirm({ code, sumDong, deviceId }: CashLabel): Promise<void> {
    const whose = { deviceId, short: shortOfDevice(deviceId), name: '' };
    const cashId = device.randomness.uuid();
    if (!(await writePlain({ type: 'cash', step: 'received', cashId, holder: whose, code, sumDong }))) return;
    setLabel(undefined);
    setDone(texts.received(formatDong(sumDong)));
  }

  return (
    <Page
      title={texts.receiveTitle}
      lead={texts.receiveLead}
      actions={
        <>
          <ButtonLink to="/tien">{page.back}</ButtonLink>
          {label && (
            <Button kind="primary" disabled={isBusy} onClick={() => void confirm(label)}>
              {texts.receiveYes}
            </Button>
          )}
        </>
      }
    >
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      {done && (
        <Notice tone="done" urgent>
          {done}
        </Notice>
      )}
      {role !== undefined && role !== 'official' && <Notice tone="attention">{texts.onlyOfficial}</Notice>}
      {label && (
        <section className={css['slip']}>
          <p>{texts.receiveSum(formatDong(label.sumDong), label.count)}</p>
          <p className={css['amount']}>{formatDong(label.sumDong)}</p>
          <p>{dongInWords(label.sumDong)}</p>
          <p className={css['muted']}>{formatCashCode(label.code)}</p>
        </section>
      )}
      {role === 'official' && !label && <ScanView aim={texts.aim} onText={take} />}
    </Page>
  );
}
