/** Thu phí, đối soát: what was paid in a period, by day, procedure and way; below it the cash of the volunteers. */

import { useState } from 'react';
import { Link } from 'react-router';
import { formatLocalCode } from '../../../core/dossier/local-code.ts';
import type { DeskMoney, MoneySum, PaymentOfDossier } from '../../../core/money/desk-money.ts';
import { formatDong } from '../../../core/money/dong.ts';
import { useDevice } from '../../parts/device-context.tsx';
import { formatMoment } from '../../parts/format.ts';
import { Loading } from '../../parts/loading.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { OfficePage } from '../../parts/office-frame.tsx';
import table from '../../parts/office-table.module.css';
import { OfficeTrouble } from '../../parts/office-trouble.tsx';
import { useOffice } from '../../parts/use-office.ts';
import { dossierMoney, feeGroupNames, money as texts, wayNames } from '../../texts/vi/money.ts';
import { toDeskTime } from '../actions/desk-time.ts';
import pages from '../desk-pages.module.css';
import { PrintButton } from '../print-button.tsx';
import { PeriodChoice, findPeriodFault } from '../period-choice.tsx';
import { quickPeriods } from '../register-period.ts';
import type { RegisterPeriod } from '../register-period.ts';
import { CashPart } from './cash-part.tsx';
import css from './money-page.module.css';

const refreshMs = 60_000;

export default function MoneyPage() {
  const device = useDevice();
  const [today] = useState(() => toDeskTime(device.clock.nowIso()).slice(0, 10));
  const [period, setPeriod] = useState<RegisterPeriod>(() => quickPeriods(today).day);
  const fault = findPeriodFault(period);
  const query = new URLSearchParams({ from: period.from, to: period.to }).toString();
  const answer = useOffice<DeskMoney>(fault === undefined ? `/desk/money?${query}` : undefined, refreshMs);
  const { value } = answer;
  return (
    <OfficePage title={texts.place} lead={texts.lead}>
      <section className={pages['card']}>
        <PeriodChoice today={today} period={period} fault={fault} onChange={setPeriod} />
        {answer.trouble && (
          <OfficeTrouble trouble={answer.trouble} isOld={value !== undefined} onRetry={() => void answer.reload()} />
        )}
        {value === undefined && answer.isLoading && <Loading />}
        {value && (
          <>
            <p className={css['total']}>
              {texts.total} <b>{formatDong(value.totalDong)}</b>
            </p>
            <div className={css['sums']}>
              <Sums title={texts.byWay} sums={value.ways} nameOf={(way) => wayNames[way as keyof typeof wayNames]} />
              <Sums title={texts.byProcedure} sums={value.procedures} nameOf={(name) => name} />
              <Sums title={texts.byDay} sums={value.days} nameOf={(day) => day.split('-').reverse().join('/')} />
            </div>
            <p>
              <PrintButton
                key={query}
                path={`/desk/money/list?${query}`}
                fileName={texts.printFile}
                words={texts.print}
              />
            </p>
          </>
        )}
      </section>
      {value &&
        (value.payments.length === 0 ? <Nothing>{texts.nothing}</Nothing> : <Lines payments={value.payments} />)}
      {value && (
        <CashPart cash={value.cash} onCash={(cash) => answer.replace({ ...value, cash })} reload={answer.reload} />
      )}
    </OfficePage>
  );
}

interface SumsProps {
  readonly title: string;
  readonly sums: readonly MoneySum[];
  readonly nameOf: (name: string) => string;
}

function Sums({ title, sums, nameOf }: SumsProps) {
  if (sums.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {sums.map(({ of, count, sumDong }) => (
          <div key={of}>
            <dt>
              {nameOf(of)} <small>{texts.count(count)}</small>
            </dt>
            <dd>{formatDong(sumDong)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Lines({ payments }: { readonly payments: readonly PaymentOfDossier[] }) {
  return (
    <div className={table['wide']}>
      <table className={table['table']} aria-label={texts.caption}>
        <thead>
          <tr>
            {texts.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {payments.map((payment) => (
            <tr key={payment.paymentId}>
              <td>{payment.number}</td>
              <td>{formatMoment(payment.at)}</td>
              <td>
                <Link to={`/quay/ho-so/${payment.dossierId}`}>
                  {payment.officialNumber ?? formatLocalCode(payment.localCode)}
                </Link>
              </td>
              <td>{payment.procedureName}</td>
              <td className={css['amount']}>{amountOf(payment)}</td>
              <td>{payment.way && wayNames[payment.way]}</td>
              <td>{remarkOf(payment, payments)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function amountOf({ kind, amountDong }: PaymentOfDossier): string {
  if (kind === 'exempt') return dossierMoney.kinds.exempt;
  return kind === 'reversal' ? `−${formatDong(amountDong)}` : formatDong(amountDong);
}

function remarkOf(payment: PaymentOfDossier, all: readonly PaymentOfDossier[]): string {
  const { kind, officialReceipt, exempt, reason, reverses, isReversed } = payment;
  const reversed = all.find(({ paymentId }) => paymentId === reverses);
  return [
    officialReceipt && dossierMoney.receipt(officialReceipt),
    exempt && feeGroupNames[exempt],
    kind === 'reversal' && (reversed ? dossierMoney.reverseOf(reversed.number) : texts.reverses),
    isReversed && dossierMoney.reversed,
    reason,
  ]
    .filter(Boolean)
    .join('; ');
}
