/**
 * What was paid for the open dossier, and writing it down: a line more each time, never another figure in an old line. What
 * volunteers took at home waits here for its line.
 */

import { useState } from 'react';
import { computeFee } from '../../../core/money/compute-fee.ts';
import type { DoorMoney, Payment } from '../../../core/money/desk-money.ts';
import { formatDong } from '../../../core/money/dong.ts';
import type { Procedure } from '../../../core/procedure/procedure.ts';
import type { DeskDossier } from '../../../core/reception/desk.ts';
import { isActionPossible } from '../../../core/reception/desk-action.ts';
import { Button } from '../../parts/button.tsx';
import { formatMoment } from '../../parts/format.ts';
import { StateChip } from '../../parts/notice.tsx';
import { outcomeSentence } from '../../parts/outcome-sentence.ts';
import { dossier as dossierTexts } from '../../texts/vi/desk.ts';
import { cashStates, dossierMoney as texts, feeGroupNames, wayNames } from '../../texts/vi/money.ts';
import { PrintButton } from '../print-button.tsx';
import type { DeskAction } from '../use-desk-action.ts';
import css from './dossier-money.module.css';
import { PaymentForm, ReversalForm } from './payment-forms.tsx';

interface DossierMoneyProps {
  readonly dossier: DeskDossier;
  readonly procedure: Procedure | undefined;
  readonly action: DeskAction;
  readonly onLoadNew: () => Promise<void>;
}

type OpenForm =
  | { readonly kind: 'paid' | 'exempt'; readonly door?: DoorMoney }
  | { readonly kind: 'reversal'; readonly payment: Payment };

export function DossierMoney({ dossier, procedure, action, onLoadNew }: DossierMoneyProps) {
  const { payments, doorMoney, row, text } = dossier;
  const [form, setForm] = useState<OpenForm>();
  const canPay = isActionPossible('pay', row);
  const fee = computeFee(procedure?.fee.items, { lane: text.lane, groups: [] });
  const total = payments.reduce(
    (sum, { kind, amountDong }) => sum + (kind === 'reversal' ? -amountDong : amountDong),
    0,
  );
  const { trouble } = action;
  const isMine = trouble?.action === 'pay' || trouble?.action === 'reverse-payment';
  if (!canPay && payments.length === 0 && doorMoney.length === 0) return null;

  function open(next: OpenForm | undefined): void {
    action.clear();
    setForm(next);
  }

  return (
    <section className={css['money']} aria-label={texts.title}>
      <h3>{texts.title}</h3>
      {procedure && (
        <p className={css['muted']}>
          {texts.verbatim}: {procedure.fee.text}
        </p>
      )}
      {payments.length === 0 ? <p className={css['muted']}>{texts.none}</p> : <b>{texts.total(formatDong(total))}</b>}
      <ol>
        {payments.map((payment) => (
          <li key={payment.paymentId} data-reversed={payment.isReversed}>
            <span>
              <b>{lineOf(payment)}</b>
              <small>{texts.line(payment.number, payment.by, formatMoment(payment.at))}</small>
              {payment.reason && <small>{payment.reason}</small>}
            </span>
            {payment.isReversed && <StateChip tone="plain">{texts.reversed}</StateChip>}
            <PrintButton
              path={`/desk/payments/${payment.paymentId}/slip`}
              fileName={texts.slipFile}
              words={texts.slip}
            />
            {payment.kind !== 'reversal' && !payment.isReversed && (
              <Button
                kind="quiet"
                aria-label={texts.reverseOf(payment.number)}
                onClick={() => open({ kind: 'reversal', payment })}
              >
                {texts.reverse}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {doorMoney.length > 0 && (
        <>
          <b>{texts.door}</b>
          <ol>
            {doorMoney.map((door) => (
              <li key={door.cashId}>
                <span>
                  {texts.doorLine(door, formatDong(door.amountDong))}
                  <small>{door.isRecorded ? texts.doorRecorded : cashStates[door.state]}</small>
                </span>
                {canPay && door.state === 'handed-over' && !door.isRecorded && (
                  <Button onClick={() => open({ kind: 'paid', door })}>{texts.doorRecord}</Button>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
      {form?.kind === 'reversal' && (
        <ReversalForm
          key={form.payment.paymentId}
          payment={form.payment}
          action={action}
          onClose={() => open(undefined)}
        />
      )}
      {form && form.kind !== 'reversal' && (
        <PaymentForm
          key={`${form.kind} ${form.door?.cashId ?? ''}`}
          kind={form.kind}
          door={form.door}
          payerName={text.applicant.fullName}
          proposedDong={fee?.totalDong}
          groups={[...new Set((procedure?.fee.items ?? []).flatMap(({ exempt = [] }) => exempt))]}
          action={action}
          onClose={() => open(undefined)}
        />
      )}
      {!form && canPay && (
        <p className={css['buttons']}>
          <Button icon="plus" onClick={() => open({ kind: 'paid' })}>
            {texts.record}
          </Button>
          <Button onClick={() => open({ kind: 'exempt' })}>{texts.exempt}</Button>
        </p>
      )}
      {isMine && <p role="alert">{outcomeSentence(trouble.outcome)}</p>}
      {isMine && action.isChanged && <Button onClick={() => void onLoadNew()}>{dossierTexts.loadNew}</Button>}
    </section>
  );
}

/** "Đã thu 16.000 đ, tiền mặt, biên lai AB 0012345". */
function lineOf(payment: Payment): string {
  const { kind, amountDong, way, officialReceipt, exempt } = payment;
  if (kind === 'exempt') return [texts.kinds.exempt, exempt && feeGroupNames[exempt]].filter(Boolean).join(': ');
  return [
    `${texts.kinds[kind]} ${formatDong(amountDong)}`,
    way && wayNames[way].toLocaleLowerCase('vi'),
    officialReceipt ? texts.receipt(officialReceipt) : kind === 'paid' && texts.noReceipt,
  ]
    .filter(Boolean)
    .join(', ');
}
