/** One entry as the resident's slip: number, sum in figures and words; to be shared, and to be reversed while it is held. */

import { useState } from 'react';
import { useLocation, useParams } from 'react-router';
import { formatLocalCode } from '../../../core/dossier/local-code.ts';
import type { CashEntry, CashReversal } from '../../../core/money/cash.ts';
import { formatCashNumber } from '../../../core/money/cash.ts';
import { dongInWords, formatDong } from '../../../core/money/dong.ts';
import type { SettledEntry } from '../../../core/money/settle-cash.ts';
import { communeOffice } from '../../../core/text/commune-office.ts';
import { shareText } from '../../field/share-text.ts';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { useDevice } from '../../parts/device-context.tsx';
import { formatDay } from '../../parts/format.ts';
import { LineField } from '../../parts/line-field.tsx';
import NotFoundScreen from '../../parts/not-found-screen.tsx';
import { Notice, StateChip } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { useDeviceState } from '../../state/device-state.ts';
import { cashStates, fieldCash as texts } from '../../texts/vi/money.ts';
import { page } from '../../texts/vi/page.ts';
import { cashTones } from './cash-screen.tsx';
import css from './cash.module.css';
import type { OwnCashInHand } from './use-own-cash.ts';
import { useOwnCash } from './use-own-cash.ts';

export function CashEntryScreen() {
  const { cashId } = useParams();
  const inHand = useOwnCash();
  const isNew = (useLocation().state as { readonly isNew?: boolean } | null)?.isNew === true;
  if (!inHand.cash) return null;
  const settled = inHand.cash.book.entries.find(({ entry }) => entry.cashId === cashId);
  return settled ? <Entry settled={settled} inHand={inHand} isNew={isNew} /> : <NotFoundScreen />;
}

interface EntryProps {
  readonly settled: SettledEntry;
  readonly inHand: OwnCashInHand;
  readonly isNew: boolean;
}

function Entry({ settled: { entry, state, reversal }, inHand, isNew }: EntryProps) {
  const device = useDevice();
  const commune = useDeviceState((state_) => state_.enrolled?.commune?.name);
  const [word, setWord] = useState<string>();
  const sum = formatDong(entry.amountDong);

  async function share(): Promise<void> {
    const outcome = await shareText(
      texts.slipText({
        number: entry.number,
        sum,
        inWords: dongInWords(entry.amountDong),
        payer: entry.payerName,
        purpose: entry.purpose,
        holder: entry.holder.name,
        day: formatDay(device.clock.nowIso()),
        office: commune === undefined ? '' : communeOffice(commune),
      }),
    );
    setWord(outcome === 'copied' ? texts.shared : outcome === 'failed' ? texts.shareFailed : undefined);
  }

  return (
    <Page
      title={texts.entry(entry.number, sum)}
      actions={
        <>
          <ButtonLink to="/tien">{page.back}</ButtonLink>
          {state !== 'reversed' && (
            <Button kind="primary" icon="up" onClick={() => void share()}>
              {texts.share}
            </Button>
          )}
        </>
      }
    >
      {isNew && (
        <Notice tone="done" urgent>
          {texts.saved}
        </Notice>
      )}
      {inHand.complaint && (
        <Notice tone="attention" urgent>
          {inHand.complaint}
        </Notice>
      )}
      {word && <p role="status">{word}</p>}
      <section className={css['slip']}>
        <p>{texts.slipNumber}</p>
        <p className={css['number']}>{entry.number}</p>
        <p className={css['amount']}>{sum}</p>
        <p>{dongInWords(entry.amountDong)}</p>
        <p>
          {entry.payerName} · {entry.purpose}
        </p>
        {entry.localCode !== undefined && <p>{formatLocalCode(entry.localCode)}</p>}
        <StateChip tone={cashTones[state]}>{cashStates[state]}</StateChip>
        <b>{texts.notReceipt}</b>
      </section>
      {reversal && <p>{texts.reversedBy(reversal.number, reversal.reason)}</p>}
      {state === 'held' && <Reverse inHand={inHand} entry={entry} />}
      {(state === 'handing-over' || state === 'handed-over') && <p className={css['muted']}>{texts.tooLate}</p>}
    </Page>
  );
}

function Reverse({ inHand, entry }: { readonly inHand: OwnCashInHand; readonly entry: CashEntry }) {
  const device = useDevice();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const { write, isBusy } = inHand;
  const { holder, cashId: entryId } = entry;
  async function reverse(): Promise<void> {
    setTried(true);
    const said = reason.trim();
    if (said === '') return;
    await write<CashReversal>((_, running) => ({
      type: 'cash',
      step: 'reversal',
      cashId: device.randomness.uuid(),
      holder,
      number: formatCashNumber(holder.short, running),
      entryId,
      reason: said,
    }));
  }
  return (
    <details className={css['reverse']}>
      <summary>{texts.reverse}</summary>
      <p>{texts.reverseLead}</p>
      <LineField label={texts.reason} fault={isTried && reason.trim() === '' ? texts.reasonMissing : undefined}>
        {(ties) => (
          <input
            {...ties}
            name="reason"
            autoComplete="off"
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value.normalize('NFC'))}
          />
        )}
      </LineField>
      <Button kind="danger" disabled={isBusy} onClick={() => void reverse()}>
        {texts.reverseNow}
      </Button>
    </details>
  );
}
