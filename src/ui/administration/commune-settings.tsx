import { useState } from 'react';
import type { FormEvent } from 'react';
import { Link } from 'react-router';
import type { CommuneRow } from '../../core/reception/administration.ts';
import { parseAgencyId } from '../../core/reception/official-number.ts';
import { Button } from '../parts/button.tsx';
import { LineField } from '../parts/line-field.tsx';
import { Notice } from '../parts/notice.tsx';
import { commune as texts } from '../texts/vi/administration.ts';
import css from './administration.module.css';
import type { CommuneChange } from './commune-page.tsx';

interface CommuneSettingsProps {
  readonly row: CommuneRow;
  readonly isBusy: boolean;
  readonly onChange: (wishes: CommuneChange) => Promise<string | undefined>;
}

/** Telephone on every slip, and own numbers, which need the agency's id. */
export function CommuneSettings({ row, isBusy, onChange }: CommuneSettingsProps) {
  const [telephone, setTelephone] = useState(row.telephone ?? '');
  const [officialsOnly, setOfficialsOnly] = useState(row.officialsOnly);
  const [ownNumbers, setOwnNumbers] = useState(row.ownNumbers);
  const [agencyId, setAgencyId] = useState(row.agencyId ?? '');
  const [isTried, setTried] = useState(false);
  const [answer, setAnswer] = useState<{ readonly complaint: string | undefined }>();
  const given = agencyId.trim();
  const agencyFault =
    given === ''
      ? ownNumbers
        ? texts.agencyIdMissing
        : undefined
      : parseAgencyId(given).ok
        ? undefined
        : texts.agencyIdWrong;

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    setAnswer(undefined);
    if (agencyFault !== undefined || isBusy) return;
    const complaint = await onChange({
      telephone: telephone.trim(),
      ownNumbers,
      officialsOnly,
      ...(given !== '' && { agencyId: given }),
    });
    setAnswer({ complaint });
  }

  return (
    <form className={css['card']} noValidate onSubmit={(event) => void save(event)}>
      <div className={css['fields']}>
        <LineField label={texts.telephone} hint={texts.telephoneHint}>
          {(ties) => (
            <input
              {...ties}
              type="tel"
              name="telephone"
              autoComplete="off"
              maxLength={30}
              value={telephone}
              onChange={(event) => setTelephone(event.target.value)}
            />
          )}
        </LineField>
        <LineField label={texts.agencyId} hint={texts.agencyIdHint} fault={isTried ? agencyFault : undefined}>
          {(ties) => (
            <input
              {...ties}
              name="agency-id"
              autoComplete="off"
              maxLength={20}
              value={agencyId}
              onChange={(event) => setAgencyId(event.target.value.toUpperCase())}
            />
          )}
        </LineField>
      </div>
      <div className={css['choices']}>
        <label>
          <input type="checkbox" checked={ownNumbers} onChange={(event) => setOwnNumbers(event.target.checked)} />
          {texts.ownNumbers}
        </label>
        <p className={css['lead']}>{texts.ownNumbersLead}</p>
      </div>
      <div className={css['choices']}>
        <label>
          <input type="checkbox" checked={officialsOnly} onChange={(event) => setOfficialsOnly(event.target.checked)} />
          {texts.officialsOnly}
        </label>
        <p className={css['lead']}>
          {texts.officialsOnlyLead}{' '}
          <Link to={`/quan-tri/nguoi?communeCode=${row.code}&role=volunteer`}>{texts.seeVolunteers}</Link>
        </p>
      </div>
      {answer &&
        (answer.complaint === undefined ? (
          <Notice tone="done" urgent>
            {texts.saved}
          </Notice>
        ) : (
          <Notice tone="attention" urgent>
            {answer.complaint}
          </Notice>
        ))}
      <Button kind="primary" type="submit" disabled={isBusy}>
        {isBusy ? texts.saving : texts.save}
      </Button>
    </form>
  );
}
