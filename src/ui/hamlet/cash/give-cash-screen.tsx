/** Bàn giao: all that is held goes on one list, whose QR and eight digits an official scans or types after counting. */

import { Suspense, lazy, useState } from 'react';
import { dongInWords, formatDong } from '../../../core/money/dong.ts';
import { formatCashCode, cashCode, cashQr } from '../../../core/money/cash-code.ts';
import { findHeld, newHandOver } from '../../../core/money/own-cash.ts';
import type { SettledHandOver } from '../../../core/money/settle-cash.ts';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { useDevice } from '../../parts/device-context.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { Notice, StateChip } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { fieldCash as texts } from '../../texts/vi/money.ts';
import { page } from '../../texts/vi/page.ts';
import css from './cash.module.css';
import { useOwnCash } from './use-own-cash.ts';

const QrCode = lazy(() => import('../../parts/qr-code.tsx'));
const handOverTones = { waiting: 'moving', confirmed: 'done', 'taken-back': 'plain' } as const;

export function GiveCashScreen() {
  const device = useDevice();
  const { cash, write, writePlain, refresh, complaint, isBusy } = useOwnCash();
  const [asking, setAsking] = useState<SettledHandOver>();
  if (!cash) return null;
  const held = findHeld(cash.book);
  const waiting = cash.book.handOvers.filter(({ state }) => state === 'waiting');
  const others = cash.book.handOvers.filter(({ state }) => state !== 'waiting').reverse();
  const sumDong = held.reduce((sum, { amountDong }) => sum + amountDong, 0);

  async function give(): Promise<void> {
    const holder = held[0]?.holder;
    if (!holder) return;
    const cashId = device.randomness.uuid();
    await write((_, running) =>
      newHandOver(held, { cashId, holder, running }, (text) => device.digests.sha256Hex(text)),
    );
  }

  async function takeBack(isYes: boolean): Promise<void> {
    const list = asking?.handOver;
    setAsking(undefined);
    if (!isYes || !list) return;
    const cashId = device.randomness.uuid();
    await writePlain({ type: 'cash', step: 'take-back', cashId, holder: list.holder, handOverId: list.cashId });
  }

  return (
    <Page
      title={texts.giveTitle}
      lead={held.length > 0 ? texts.giveLead(held.length, formatDong(sumDong)) : undefined}
      actions={
        <>
          <ButtonLink to="/tien">{page.back}</ButtonLink>
          {held.length > 0 && (
            <Button kind="primary" disabled={isBusy} onClick={() => void give()}>
              {texts.giveNow}
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
      {held.length === 0 && waiting.length === 0 && <Nothing>{texts.giveNothing}</Nothing>}
      {waiting.map((settled) => (
        <section key={settled.handOver.cashId} className={css['slip']}>
          <p>{texts.show}</p>
          <p className={css['amount']}>{formatDong(settled.handOver.sumDong)}</p>
          <p>{dongInWords(settled.handOver.sumDong)}</p>
          <div className={css['qr']}>
            <Suspense fallback={null}>
              <QrCode text={cashQr(settled.handOver)} label={texts.qr} />
            </Suspense>
          </div>
          <p>{texts.codeName}</p>
          <p className={css['number']}>{formatCashCode(cashCode(settled.handOver.digest))}</p>
          <p className={css['muted']}>{texts.waitingFor}</p>
          <Button icon="cloud" disabled={isBusy} onClick={() => void refresh()}>
            {texts.fetch}
          </Button>
          <Button disabled={isBusy} onClick={() => setAsking(settled)}>
            {texts.takeBack}
          </Button>
        </section>
      ))}
      {others.length > 0 && (
        <section>
          <h2>{texts.handOvers}</h2>
          <ul className={css['list']}>
            {others.map(({ handOver, state, confirmation }) => (
              <li key={handOver.cashId}>
                <b>{texts.entry(handOver.number, formatDong(handOver.sumDong))}</b>
                <StateChip tone={handOverTones[state]}>{texts.handOverStates[state]}</StateChip>
                {confirmation && <p className={css['muted']}>{texts.confirmedBy(confirmation.byName)}</p>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {asking && (
        <ConfirmDialog
          title={texts.takeBackTitle}
          lead={texts.takeBackLead}
          yes={texts.takeBackYes}
          no={texts.takeBackNo}
          onAnswer={(isYes) => void takeBack(isYes)}
        />
      )}
    </Page>
  );
}
