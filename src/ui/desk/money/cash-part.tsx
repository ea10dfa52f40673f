/**
 * Cash that volunteers took at doors: whether they may, who holds how much, counting what they bring, and what does not fit.
 * Confirming needs nothing of the volunteer's phone but eight digits, so it may have no coverage.
 */

import { useState } from 'react';
import type { DeskCash } from '../../../core/money/desk-money.ts';
import { formatDong, parseDong } from '../../../core/money/dong.ts';
import { formatCashCode, parseCashCode } from '../../../core/money/cash-code.ts';
import type { CashDifference } from '../../../core/money/settle-cash.ts';
import { Button } from '../../parts/button.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { useDevice } from '../../parts/device-context.tsx';
import { formatMoment } from '../../parts/format.ts';
import { LineField } from '../../parts/line-field.tsx';
import { Notice } from '../../parts/notice.tsx';
import table from '../../parts/office-table.module.css';
import { outcomeSentence } from '../../parts/outcome-sentence.ts';
import type { FailedOutcome } from '../../parts/outcome-sentence.ts';
import { ScanToggle } from '../../parts/scan-toggle.tsx';
import { dossierMoney, differenceWords, money as texts } from '../../texts/vi/money.ts';
import pages from '../desk-pages.module.css';
import { PrintButton } from '../print-button.tsx';
import css from './money-page.module.css';

interface CashPartProps {
  readonly cash: DeskCash;
  readonly onCash: (cash: DeskCash) => void;
  readonly reload: () => Promise<void>;
}

type Ask = (path: string, body: object) => Promise<FailedOutcome | undefined>;

export function CashPart({ cash, onCash, reload }: CashPartProps) {
  const device = useDevice();
  const { book, holders, loose } = cash;
  const hasAny = cash.isOn || holders.length > 0 || loose.length > 0;
  async function ask(path: string, body: object): Promise<FailedOutcome | undefined> {
    const outcome = await device.office.call<DeskCash>('POST', path, body);
    if (outcome.kind !== 'done') return outcome;
    onCash(outcome.value.body);
    return undefined;
  }
  return (
    <div className={css['cash']}>
      <Switch cash={cash} ask={ask} />
      {hasAny && <Count ask={ask} onDone={() => void reload()} />}
      {hasAny && (
        <section className={pages['card']}>
          <h2>{texts.differences}</h2>
          {book.differences.length === 0 ? (
            <p>{texts.noDifferences}</p>
          ) : (
            <ul className={css['differences']}>
              {book.differences.map((difference) => (
                <li key={`${difference.kind} ${difference.holder?.deviceId ?? ''} ${difference.about}`}>
                  {differenceSentence(difference)}
                </li>
              ))}
            </ul>
          )}
          {loose.length > 0 && (
            <>
              <h3>{texts.loose}</h3>
              {loose.map((each) => (
                <Loose key={each.confirmationId} loose={each} ask={ask} />
              ))}
            </>
          )}
        </section>
      )}
      {hasAny && <Holders cash={cash} />}
    </div>
  );
}

function Switch({ cash, ask }: { readonly cash: DeskCash; readonly ask: Ask }) {
  const [isAsking, setAsking] = useState(false);
  const [trouble, setTrouble] = useState<FailedOutcome>();
  const { isOn, switched } = cash;
  async function answer(isYes: boolean): Promise<void> {
    setAsking(false);
    if (isYes) setTrouble(await ask('/desk/cash/switch', { isOn: !isOn }));
  }
  return (
    <section className={pages['card']}>
      <h2>{texts.cash}</h2>
      <p>
        {isOn ? texts.on : texts.off} {switched && texts.switched(switched.by, formatMoment(switched.at))}
      </p>
      <p>
        <Button onClick={() => setAsking(true)}>{isOn ? texts.switchOff : texts.switchOn}</Button>
      </p>
      {trouble && <p role="alert">{outcomeSentence(trouble)}</p>}
      {isAsking && (
        <ConfirmDialog
          title={isOn ? texts.switchOffTitle : texts.switchTitle}
          lead={isOn ? texts.switchOffLead : texts.switchLead}
          yes={isOn ? texts.switchOffYes : texts.switchYes}
          no={texts.switchNo}
          onAnswer={(isYes) => void answer(isYes)}
        />
      )}
    </section>
  );
}

function Count({ ask, onDone }: { readonly ask: Ask; readonly onDone: () => void }) {
  const [code, setCode] = useState('');
  const [sum, setSum] = useState('');
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<FailedOutcome>();
  const [done, setDone] = useState<string>();
  const label = parseCashCode(code);
  const sumDong = parseDong(sum);
  const about = trouble?.kind === 'refused' ? trouble.problem : undefined;
  const codeFault = (isTried && !label) || about?.questionId === 'code' ? texts.codeWrong : undefined;
  const sumFault =
    isTried && sumDong === undefined
      ? dossierMoney.amountWrong
      : about?.questionId === 'sumDong'
        ? texts.sumWrong
        : undefined;
  const other =
    trouble === undefined || about?.questionId !== undefined
      ? undefined
      : about?.code === 'action-not-possible'
        ? texts.takenBack
        : outcomeSentence(trouble);

  async function submit(): Promise<void> {
    setTried(true);
    setDone(undefined);
    setTrouble(undefined);
    if (!label || sumDong === undefined) return;
    setBusy(true);
    const refused = await ask('/desk/cash/confirmations', { code, sumDong });
    setBusy(false);
    setTrouble(refused);
    if (refused) return;
    setDone(texts.confirmed(formatDong(sumDong)));
    setCode('');
    setSum('');
    setTried(false);
    onDone();
  }

  return (
    <section className={pages['card']}>
      <h2>{texts.confirmTitle}</h2>
      <p>{texts.confirmLead}</p>
      <form
        className={pages['line']}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <LineField label={texts.code} hint={texts.codeHint} fault={codeFault}>
          {(ties) => (
            <input
              {...ties}
              name="code"
              autoComplete="off"
              maxLength={200}
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          )}
        </LineField>
        <LineField label={texts.counted} hint={dossierMoney.amountHint} fault={sumFault}>
          {(ties) => (
            <input
              {...ties}
              name="sum"
              inputMode="numeric"
              autoComplete="off"
              maxLength={20}
              value={sum}
              onChange={(event) => setSum(event.target.value)}
            />
          )}
        </LineField>
        <Button kind="primary" type="submit" disabled={isBusy}>
          {isBusy ? texts.confirming : texts.confirm}
        </Button>
      </form>
      <ScanToggle
        aim={texts.aim}
        onText={(text) => {
          if (!parseCashCode(text)) return texts.codeWrong;
          setCode(text);
          return undefined;
        }}
      />
      {other && <p role="alert">{other}</p>}
      {done && (
        <Notice tone="done" urgent>
          {done}
        </Notice>
      )}
    </section>
  );
}

function Holders({ cash: { holders } }: { readonly cash: DeskCash }) {
  return (
    <section>
      <h2>{texts.holders}</h2>
      {holders.length === 0 ? (
        <p>{texts.noHolders}</p>
      ) : (
        <div className={table['wide']}>
          <table className={table['table']} aria-label={texts.holders}>
            <thead>
              <tr>
                {texts.holderColumns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {holders.map((holder) => (
                <tr key={holder.deviceId}>
                  <th scope="row">
                    {holder.name} <small>{texts.device(holder.short)}</small>
                  </th>
                  <td className={css['amount']}>{formatDong(holder.enteredDong)}</td>
                  <td className={css['amount']}>
                    <b>{formatDong(holder.heldDong)}</b>
                  </td>
                  <td className={css['amount']}>{formatDong(holder.handingOverDong)}</td>
                  <td className={css['amount']}>{formatDong(holder.handedOverDong)}</td>
                  <td className={css['amount']}>{formatDong(holder.reversedDong)}</td>
                  <td>
                    <PrintButton
                      path={`/desk/cash/${holder.deviceId}/list`}
                      fileName={texts.listFile}
                      words={texts.list}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Loose({ loose, ask }: { readonly loose: DeskCash['loose'][number]; readonly ask: Ask }) {
  const [reason, setReason] = useState('');
  const [trouble, setTrouble] = useState<FailedOutcome>();
  const { confirmationId, code, sumDong } = loose;
  return (
    <form
      className={pages['line']}
      onSubmit={(event) => {
        event.preventDefault();
        void ask(`/desk/cash/confirmations/${confirmationId}/withdraw`, { reason }).then(setTrouble);
      }}
    >
      <LineField
        label={`${texts.looseLine(formatCashCode(code), formatDong(sumDong))}. ${texts.withdrawReason}`}
        fault={trouble && outcomeSentence(trouble)}
      >
        {(ties) => (
          <input
            {...ties}
            name="reason"
            autoComplete="off"
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </LineField>
      <Button type="submit">{texts.withdraw}</Button>
    </form>
  );
}

function differenceSentence({ kind, about, sumDong = 0, holder }: CashDifference): string {
  const named = kind === 'unknown-hand-over' ? formatCashCode(about) : about;
  return differenceWords[kind](named, formatDong(sumDong), holder?.name ?? '');
}
