/** The state of the keys, what is due, and the exact command for it: rotating is done beside the server, by two people. */

import { useState } from 'react';
import type { FormEvent } from 'react';
import { addMonths } from '../../core/calendar/add-months.ts';
import type { KeysState } from '../../core/reception/office-settings.ts';
import { escrowCheckMonths } from '../../core/reception/office-settings.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatDay, formatMoment } from '../parts/format.ts';
import { LineField } from '../parts/line-field.tsx';
import { Loading } from '../parts/loading.tsx';
import { Notice } from '../parts/notice.tsx';
import { OfficePage } from '../parts/office-frame.tsx';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import { useOffice } from '../parts/use-office.ts';
import { office } from '../texts/vi/office.ts';
import { keys as texts } from '../texts/vi/province.ts';
import css from './administration.module.css';
import { useAct } from './use-act.tsx';

export default function KeysPage() {
  const answer = useOffice<KeysState>('/admin/keys');
  const { value, trouble } = answer;
  return (
    <OfficePage title={texts.title} lead={texts.lead}>
      {trouble && <OfficeTrouble trouble={trouble} isOld={value !== undefined} onRetry={() => void answer.reload()} />}
      {value === undefined && answer.isLoading && <Loading />}
      {value && (
        <>
          <Recipients state={value} />
          <Rotation state={value} />
          <EscrowCheck state={value} onChanged={answer.replace} />
        </>
      )}
    </OfficePage>
  );
}

function Recipients({ state }: { readonly state: KeysState }) {
  const { signedAt, version = 0 } = state;
  return (
    <section className={css['card']}>
      <h2>{texts.recipients}</h2>
      <dl className={css['facts']}>
        {state.recipients.map(({ recipient, holder }) => (
          <div key={recipient}>
            <dt>{texts.holders[holder]}</dt>
            <dd>{recipient}</dd>
          </div>
        ))}
        <div>
          <dt>{texts.gateway}</dt>
          <dd>{state.kid}</dd>
        </div>
      </dl>
      {signedAt === undefined ? (
        <Notice tone="attention">{texts.unsigned}</Notice>
      ) : (
        <p>{texts.signed(formatMoment(signedAt), version)}</p>
      )}
      <h3>{texts.retired}</h3>
      {state.retired.length === 0 ? (
        <p>{texts.noRetired}</p>
      ) : (
        <ul>
          {state.retired.map(({ recipient }) => (
            <li key={recipient} className={css['command']}>
              {recipient}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Rotation({ state }: { readonly state: KeysState }) {
  const device = useDevice();
  const [copied, setCopied] = useState<string>();
  const { rotationDueOn: due } = state;
  const isOverdue = due !== undefined && due < device.clock.nowIso().slice(0, 10);

  function copy(): void {
    navigator.clipboard.writeText(texts.command).then(
      () => setCopied(office.copied),
      () => setCopied(office.copyFailed),
    );
  }

  return (
    <section className={css['card']}>
      <h2>{texts.rotation}</h2>
      {due !== undefined &&
        (isOverdue ? (
          <Notice tone="attention">{texts.overdue(formatDay(due))}</Notice>
        ) : (
          <p>{texts.due(formatDay(due))}</p>
        ))}
      {state.authorityOnServer ? <Notice tone="waiting">{texts.authorityHere}</Notice> : <p>{texts.authorityAway}</p>}
      <p className={css['lead']}>{texts.rotateLead}</p>
      <ol>
        {texts.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <code className={css['command']}>{texts.command}</code>
      <p className={css['row']}>
        <Button onClick={copy}>{texts.copy}</Button>
        {copied && <span role="status">{copied}</span>}
      </p>
    </section>
  );
}

interface EscrowCheckProps {
  readonly state: KeysState;
  readonly onChanged: (state: KeysState) => void;
}

function EscrowCheck({ state: { escrowCheck }, onChanged }: EscrowCheckProps) {
  const device = useDevice();
  const act = useAct();
  const today = device.clock.nowIso().slice(0, 10);
  const [on, setOn] = useState(today);
  const [witnesses, setWitnesses] = useState('');
  const [isTried, setTried] = useState(false);
  const isOld = escrowCheck !== undefined && addMonths(escrowCheck.on, escrowCheckMonths) < today;
  const dayFault = on === '' || on > today ? texts.onWrong : undefined;

  async function record(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (dayFault !== undefined || witnesses.trim() === '' || act.isBusy) return;
    const changed = await act.post<KeysState>(
      '/admin/keys/escrow-check',
      { on, witnesses: witnesses.trim() },
      texts.recorded,
    );
    if (!changed) return;
    setTried(false);
    setWitnesses('');
    onChanged(changed);
  }

  return (
    <form className={css['card']} noValidate onSubmit={(event) => void record(event)}>
      <h2>{texts.escrow}</h2>
      <p className={css['lead']}>{texts.escrowLead}</p>
      {escrowCheck === undefined ? (
        <Notice tone="waiting">{texts.escrowNever}</Notice>
      ) : (
        <Notice tone={isOld ? 'attention' : 'done'}>
          {texts.escrowLast(formatDay(escrowCheck.on), escrowCheck.witnesses)} {isOld && texts.escrowOld}
        </Notice>
      )}
      <div className={css['fields']}>
        <LineField label={texts.on} fault={isTried ? dayFault : undefined}>
          {(ties) => (
            <input
              {...ties}
              type="date"
              name="on"
              max={today}
              value={on}
              onChange={(event) => setOn(event.target.value)}
            />
          )}
        </LineField>
        <LineField
          label={texts.witnesses}
          fault={isTried && witnesses.trim() === '' ? texts.witnessesMissing : undefined}
        >
          {(ties) => (
            <input
              {...ties}
              name="witnesses"
              autoComplete="off"
              maxLength={200}
              value={witnesses}
              onChange={(event) => setWitnesses(event.target.value.normalize('NFC'))}
            />
          )}
        </LineField>
      </div>
      {act.notice}
      <Button type="submit" disabled={act.isBusy}>
        {texts.record}
      </Button>
    </form>
  );
}
