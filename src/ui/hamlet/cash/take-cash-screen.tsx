/** Money is taken at a door: who paid, what for, how much. Sealed the moment it is written; afterwards only a reversal helps. */

import { useState } from 'react';
import { Navigate, useLocation, useNavigate } from 'react-router';
import { parseLocalCode } from '../../../core/dossier/local-code.ts';
import type { CashEntry } from '../../../core/money/cash.ts';
import { dongInWords, parseDong } from '../../../core/money/dong.ts';
import { Button, ButtonLink } from '../../parts/button.tsx';
import { useDevice } from '../../parts/device-context.tsx';
import { LineField } from '../../parts/line-field.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Page } from '../../parts/page.tsx';
import { fieldCash as texts } from '../../texts/vi/money.ts';
import { page } from '../../texts/vi/page.ts';
import css from './cash.module.css';
import { useOwnCash } from './use-own-cash.ts';

/** What the screen before knows: in the history's state, since an address must not name anybody. */
export interface CashWishes {
  readonly payerName?: string;
  readonly purpose?: string;
  readonly localCode?: string;
  readonly procedureCode?: string;
  readonly hamlet?: string;
}

export function TakeCashScreen() {
  const device = useDevice();
  const navigate = useNavigate();
  const wishes = (useLocation().state as CashWishes | null) ?? {};
  const { cash, holder, hamlets, write, complaint, isBusy } = useOwnCash();
  const [draft, setDraft] = useState({
    payerName: wishes.payerName ?? '',
    purpose: wishes.purpose ?? '',
    amount: '',
    code: wishes.localCode ?? '',
  });
  const [hamlet, setHamlet] = useState(wishes.hamlet);
  const [isTried, setTried] = useState(false);
  if (cash && cash.isOn !== true) return <Navigate to="/tien" replace />;
  const amountDong = parseDong(draft.amount);
  const code = draft.code.trim() === '' ? undefined : parseLocalCode(draft.code);
  const payerName = draft.payerName.trim();
  const purpose = draft.purpose.trim();
  const where = hamlets.includes(hamlet ?? '') ? hamlet : hamlets[0];
  const isWhole = amountDong !== undefined && payerName !== '' && purpose !== '' && code?.ok !== false;

  async function save(): Promise<void> {
    setTried(true);
    if (!isWhole) return;
    const entry = await write<CashEntry>(
      (number) => ({
        type: 'cash',
        step: 'entry',
        cashId: device.randomness.uuid(),
        holder,
        number,
        amountDong,
        payerName,
        purpose,
        ...(code && { localCode: code.value }),
        ...(wishes.procedureCode !== undefined && code?.value === wishes.localCode
          ? { procedureCode: wishes.procedureCode }
          : {}),
      }),
      where,
    );
    if (entry) await navigate(`/tien/khoan/${entry.cashId}`, { replace: true, state: { isNew: true } });
  }

  const line = (field: keyof typeof draft, label: string, fault: string | undefined, hint?: string) => (
    <LineField label={label} fault={isTried ? fault : undefined} {...(hint !== undefined && { hint })}>
      {(ties) => (
        <input
          {...ties}
          name={field}
          maxLength={200}
          {...((field === 'amount' || field === 'code') && { inputMode: 'numeric' as const })}
          autoComplete="off"
          spellCheck={false}
          value={draft[field]}
          onChange={({ target }) => setDraft({ ...draft, [field]: target.value.normalize('NFC') })}
        />
      )}
    </LineField>
  );
  return (
    <Page
      title={texts.takeTitle}
      lead={texts.notReceipt}
      actions={
        <>
          <ButtonLink to="/tien">{page.back}</ButtonLink>
          <Button kind="primary" disabled={isBusy || !cash} onClick={() => void save()}>
            {isBusy ? texts.saving : texts.save}
          </Button>
        </>
      }
    >
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      {line('amount', texts.amount, amountDong === undefined ? texts.amountWrong : undefined, texts.amountHint)}
      {amountDong !== undefined && <p className={css['words']}>{dongInWords(amountDong)}</p>}
      {line('payerName', texts.payer, payerName === '' ? texts.payerMissing : undefined)}
      {line('purpose', texts.purpose, purpose === '' ? texts.purposeMissing : undefined, texts.purposeHint)}
      {line('code', texts.code, code?.ok === false ? texts.codeWrong : undefined)}
      {hamlets.length > 1 && (
        <LineField label={texts.hamlet}>
          {(ties) => (
            <select {...ties} value={where} onChange={({ target }) => setHamlet(target.value)}>
              {hamlets.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
          )}
        </LineField>
      )}
    </Page>
  );
}
