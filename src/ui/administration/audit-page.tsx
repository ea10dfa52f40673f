/** The audit log: what was done when, by which device, to which id; the whole chain walked on demand; what was found as a file. */

import { useState } from 'react';
import type { FormEvent } from 'react';
import type { AuditAnswer, AuditCheck, AuditQuestion, AuditRow } from '../../core/reception/office-settings.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { downloadFile } from '../parts/download-file.ts';
import { formatMoment } from '../parts/format.ts';
import { LineField } from '../parts/line-field.tsx';
import { Loading } from '../parts/loading.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { Notice } from '../parts/notice.tsx';
import { OfficePage } from '../parts/office-frame.tsx';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import type { FailedOutcome } from '../parts/outcome-sentence.ts';
import { useOffice } from '../parts/use-office.ts';
import { audit as texts } from '../texts/vi/province.ts';
import css from './administration.module.css';
import { AuditTable } from './audit-table.tsx';
import { useAct } from './use-act.tsx';

type Fields = Required<Omit<AuditQuestion, 'before'>>;
const nothing: Fields = { from: '', to: '', action: '', subject: '', actor: '' };

export default function AuditPage() {
  const device = useDevice();
  const [fields, setFields] = useState(nothing);
  const [asked, setAsked] = useState<AuditQuestion>({});
  const [older, setOlder] = useState<readonly AuditRow[]>([]);
  const [next, setNext] = useState<string | undefined | 'first'>('first');
  const [trouble, setTrouble] = useState<FailedOutcome>();
  const [isBusy, setBusy] = useState(false);
  const answer = useOffice<AuditAnswer>({ path: '/admin/audit', body: { ...asked } });
  const { value } = answer;
  const rows = [...(value?.rows ?? []), ...older];
  const before = next === 'first' ? value?.next : next;
  const set = (part: Partial<Fields>) => setFields((known) => ({ ...known, ...part }));

  function find(wanted: Fields): void {
    setFields(wanted);
    setOlder([]);
    setNext('first');
    setTrouble(undefined);
    setAsked(Object.fromEntries(Object.entries(wanted).filter(([, word]) => word.trim() !== '')));
  }

  async function more(): Promise<void> {
    setBusy(true);
    const outcome = await device.office.call<AuditAnswer>('POST', '/admin/audit', { ...asked, before });
    setBusy(false);
    if (outcome.kind !== 'done') return setTrouble(outcome);
    setOlder([...older, ...outcome.value.body.rows]);
    setNext(outcome.value.body.next);
  }

  async function save(): Promise<void> {
    setBusy(true);
    const outcome = await device.office.download('POST', '/admin/audit/csv', asked);
    setBusy(false);
    if (outcome.kind !== 'done') return setTrouble(outcome);
    downloadFile(new File([outcome.value as Blob], 'nhat-ky.csv', { type: outcome.value.type }));
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    find(fields);
  }

  return (
    <OfficePage title={texts.title} lead={texts.lead}>
      <Chain isKnown={value !== undefined} last={value?.lastCheck} />
      <form className={css['card']} noValidate onSubmit={submit}>
        <div className={css['fields']}>
          <LineField label={texts.from}>
            {(ties) => (
              <input
                {...ties}
                type="date"
                name="from"
                value={fields.from}
                onChange={(event) => set({ from: event.target.value })}
              />
            )}
          </LineField>
          <LineField label={texts.to}>
            {(ties) => (
              <input
                {...ties}
                type="date"
                name="to"
                value={fields.to}
                onChange={(event) => set({ to: event.target.value })}
              />
            )}
          </LineField>
          <LineField label={texts.action}>
            {(ties) => (
              <select
                {...ties}
                name="action"
                value={fields.action}
                onChange={(event) => set({ action: event.target.value })}
              >
                <option value="">{texts.anyAction}</option>
                {(value?.actions ?? []).map((action) => (
                  <option key={action} value={action}>
                    {texts.actions[action] ?? action}
                  </option>
                ))}
              </select>
            )}
          </LineField>
          <LineField label={texts.subject}>
            {(ties) => (
              <input
                {...ties}
                name="subject"
                autoComplete="off"
                maxLength={128}
                value={fields.subject}
                onChange={(event) => set({ subject: event.target.value.trim() })}
              />
            )}
          </LineField>
          <LineField label={texts.actor}>
            {(ties) => (
              <input
                {...ties}
                name="actor"
                autoComplete="off"
                maxLength={128}
                value={fields.actor}
                onChange={(event) => set({ actor: event.target.value.trim() })}
              />
            )}
          </LineField>
        </div>
        <div className={css['row']}>
          <Button kind="primary" type="submit">
            {texts.find}
          </Button>
          <Button disabled={isBusy} onClick={() => void save()}>
            {isBusy ? texts.saving : texts.save}
          </Button>
        </div>
      </form>
      {trouble && <OfficeTrouble trouble={trouble} />}
      {answer.trouble && (
        <OfficeTrouble trouble={answer.trouble} isOld={value !== undefined} onRetry={() => void answer.reload()} />
      )}
      {value === undefined && answer.isLoading && <Loading />}
      {value && rows.length === 0 && <Nothing>{texts.none}</Nothing>}
      {rows.length > 0 && (
        <AuditTable
          rows={rows}
          onActor={(actor) => find({ ...nothing, actor })}
          onSubject={(subject) => find({ ...nothing, subject })}
        />
      )}
      {before !== undefined && (
        <p>
          <Button disabled={isBusy} onClick={() => void more()}>
            {texts.more}
          </Button>
        </p>
      )}
    </OfficePage>
  );
}

interface ChainProps {
  /** Whether the gateway has said when it was checked. */
  readonly isKnown: boolean;
  readonly last: AuditCheck | undefined;
}

function Chain({ isKnown, last }: ChainProps) {
  const act = useAct();
  const [checked, setChecked] = useState<AuditCheck>();
  const check = checked ?? last;

  async function walk(): Promise<void> {
    const found = await act.post<AuditCheck>('/admin/audit/check', {});
    if (found) setChecked(found);
  }

  return (
    <section className={css['card']}>
      <h2>{texts.chain}</h2>
      {isKnown && check === undefined && <p>{texts.never}</p>}
      {check && check.brokenAt === undefined && (
        <Notice tone="done">{texts.whole(check.rows, formatMoment(check.at))}</Notice>
      )}
      {check?.brokenAt !== undefined && (
        <Notice tone="attention" urgent>
          {texts.broken(check.brokenAt, formatMoment(check.at))}
        </Notice>
      )}
      {act.notice}
      <Button disabled={act.isBusy} onClick={() => void walk()}>
        {act.isBusy ? texts.checking : texts.check}
      </Button>
    </section>
  );
}
