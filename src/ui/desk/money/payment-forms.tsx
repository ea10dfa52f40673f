/** Writing down one line of money, or the line that takes one back. */

import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { DoorMoney, Payment, PaymentWay } from '../../../core/money/desk-money.ts';
import { formatDong, parseDong } from '../../../core/money/dong.ts';
import type { FeeGroup } from '../../../core/money/fee-item.ts';
import { Button } from '../../parts/button.tsx';
import { LineField } from '../../parts/line-field.tsx';
import { dossierMoney as texts, feeGroupNames, wayNames } from '../../texts/vi/money.ts';
import { problemSentence } from '../../texts/vi/problems.ts';
import type { DeskAction } from '../use-desk-action.ts';
import css from './dossier-money.module.css';

interface PaymentFormProps {
  readonly kind: 'paid' | 'exempt';
  /** The entry of a volunteer that gets its line: its sum is not asked for again. */
  readonly door: DoorMoney | undefined;
  readonly payerName: string;
  /** As the rules of the procedure reckon it. */
  readonly proposedDong: number | undefined;
  readonly groups: readonly FeeGroup[];
  readonly action: DeskAction;
  readonly onClose: () => void;
}

export function PaymentForm(props: PaymentFormProps) {
  const { kind, door, proposedDong, groups, action, onClose } = props;
  const [amount, setAmount] = useState(proposedDong ? formatDong(proposedDong).replace(' đ', '') : '');
  const [way, setWay] = useState<PaymentWay>('cash');
  const [officialReceipt, setReceipt] = useState('');
  const [payerName, setPayer] = useState(props.payerName);
  const [exempt, setExempt] = useState<FeeGroup | undefined>(groups[0]);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const amountDong = door?.amountDong ?? parseDong(amount);
  const isReasonMissing = kind === 'exempt' && exempt === undefined && reason.trim() === '';

  async function submit(): Promise<void> {
    setTried(true);
    if (kind === 'exempt') {
      if (isReasonMissing) return;
      const said = reason.trim() === '' ? {} : { reason };
      if (await action.run('pay', { kind, ...(exempt && { exempt }), ...said })) onClose();
      return;
    }
    if (amountDong === undefined) return;
    const done = await action.run('pay', {
      kind,
      amountDong,
      way: door ? 'door' : way,
      ...(door && { cashId: door.cashId }),
      ...(officialReceipt.trim() !== '' && { officialReceipt }),
      ...(payerName.trim() !== '' && { payerName }),
    });
    if (done) onClose();
  }

  return (
    <Frame
      title={kind === 'paid' ? texts.record : texts.exempt}
      save={texts.save}
      action={action}
      onClose={onClose}
      onSubmit={submit}
    >
      {kind === 'paid' && (
        <>
          {door ? (
            <p>{texts.doorLine(door, formatDong(door.amountDong))}</p>
          ) : (
            <>
              <LineField
                label={texts.amount}
                hint={texts.amountHint}
                fault={isTried && amountDong === undefined ? texts.amountWrong : undefined}
              >
                {(ties) => (
                  <input
                    {...ties}
                    name="amount"
                    inputMode="numeric"
                    autoComplete="off"
                    maxLength={20}
                    value={amount}
                    onChange={(event) => setAmount(event.target.value)}
                  />
                )}
              </LineField>
              <fieldset className={css['choices']}>
                <legend>{texts.way}</legend>
                {(['cash', 'transfer'] as const).map((each) => (
                  <label key={each}>
                    <input type="radio" name="way" checked={way === each} onChange={() => setWay(each)} />
                    {wayNames[each]}
                  </label>
                ))}
              </fieldset>
            </>
          )}
          <LineField label={texts.officialReceipt} hint={texts.receiptHint}>
            {(ties) => (
              <input
                {...ties}
                name="receipt"
                autoComplete="off"
                maxLength={40}
                value={officialReceipt}
                onChange={(event) => setReceipt(event.target.value)}
              />
            )}
          </LineField>
          <LineField label={texts.payer}>
            {(ties) => (
              <input
                {...ties}
                name="payer"
                autoComplete="off"
                maxLength={200}
                value={payerName}
                onChange={(event) => setPayer(event.target.value)}
              />
            )}
          </LineField>
          <small>{texts.notReceipt}</small>
        </>
      )}
      {kind === 'exempt' && (
        <>
          <fieldset className={css['choices']}>
            <legend>{texts.exemptGroup}</legend>
            {groups.map((group) => (
              <label key={group}>
                <input type="radio" name="group" checked={exempt === group} onChange={() => setExempt(group)} />
                {feeGroupNames[group]}
              </label>
            ))}
            <label>
              <input type="radio" name="group" checked={exempt === undefined} onChange={() => setExempt(undefined)} />
              {texts.otherGroup}
            </label>
          </fieldset>
          <Reason
            value={reason}
            onValue={setReason}
            fault={isTried && isReasonMissing ? problemSentence({ code: 'reason-missing' }) : undefined}
          />
        </>
      )}
    </Frame>
  );
}

interface ReversalFormProps {
  readonly payment: Payment;
  readonly action: DeskAction;
  readonly onClose: () => void;
}

export function ReversalForm({ payment, action, onClose }: ReversalFormProps) {
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  async function submit(): Promise<void> {
    setTried(true);
    if (reason.trim() === '') return;
    if (await action.run('reverse-payment', { paymentId: payment.paymentId, reason })) onClose();
  }
  return (
    <Frame
      title={texts.reverseOf(payment.number)}
      save={texts.reverseNow}
      isGrave
      action={action}
      onClose={onClose}
      onSubmit={submit}
    >
      <p>{texts.reverseLead}</p>
      <Reason
        value={reason}
        onValue={setReason}
        fault={isTried && reason.trim() === '' ? problemSentence({ code: 'reason-missing' }) : undefined}
      />
    </Frame>
  );
}

interface FrameProps {
  readonly title: string;
  readonly save: string;
  readonly isGrave?: boolean;
  readonly action: DeskAction;
  readonly onClose: () => void;
  readonly onSubmit: () => Promise<void>;
  readonly children: ReactNode;
}

function Frame({ title, save, isGrave = false, action, onClose, onSubmit, children }: FrameProps) {
  return (
    <form
      className={css['form']}
      aria-label={title}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void onSubmit();
      }}
    >
      <h4>{title}</h4>
      {children}
      <p className={css['buttons']}>
        <Button onClick={onClose}>{texts.cancel}</Button>
        <Button kind={isGrave ? 'danger' : 'primary'} type="submit" disabled={action.busy !== undefined}>
          {action.busy === undefined ? save : texts.saving}
        </Button>
      </p>
    </form>
  );
}

interface ReasonProps {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly fault: string | undefined;
}

function Reason({ value, onValue, fault }: ReasonProps) {
  return (
    <LineField label={texts.reason} fault={fault}>
      {(ties) => (
        <input
          {...ties}
          name="reason"
          autoComplete="off"
          maxLength={500}
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </LineField>
  );
}
