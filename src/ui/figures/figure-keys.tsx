/** Keys for the operations centre: made, shown once, taken back. */

import { useState } from 'react';
import type { FigureKeyMade, FigureKeyRow } from '../../core/figures/figure-keys.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatDay, formatMoment } from '../parts/format.ts';
import { Loading } from '../parts/loading.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { Notice, StateChip } from '../parts/notice.tsx';
import table from '../parts/office-table.module.css';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import type { FailedOutcome } from '../parts/outcome-sentence.ts';
import { useOffice } from '../parts/use-office.ts';
import { figureKeys as texts } from '../texts/vi/figures.ts';
import { Choice } from './filter-fields.tsx';
import css from './figures.module.css';

export function FigureKeys() {
  const device = useDevice();
  const [isOpen, setOpen] = useState(false);
  const keys = useOffice<readonly FigureKeyRow[]>(isOpen ? '/admin/figure-keys' : undefined);
  const [name, setName] = useState('');
  const [days, setDays] = useState('365');
  const [isNameMissing, setNameMissing] = useState(false);
  const [made, setMade] = useState<FigureKeyMade>();
  const [isCopied, setCopied] = useState(false);
  const [trouble, setTrouble] = useState<FailedOutcome>();

  async function make(): Promise<void> {
    setNameMissing(name.trim() === '');
    if (name.trim() === '') return;
    const outcome = await device.office.call<FigureKeyMade>('POST', '/admin/figure-keys', { name, days: Number(days) });
    if (outcome.kind !== 'done') return setTrouble(outcome);
    setTrouble(undefined);
    setMade(outcome.value.body);
    setCopied(false);
    setName('');
    await keys.reload();
  }

  async function revoke(keyId: string): Promise<void> {
    const outcome = await device.office.call<readonly FigureKeyRow[]>('POST', `/admin/figure-keys/${keyId}/revoke`, {});
    if (outcome.kind !== 'done') return setTrouble(outcome);
    setTrouble(undefined);
    keys.replace(outcome.value.body);
  }

  return (
    <details className={css['keys']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{texts.title}</summary>
      <p>{texts.lead}</p>
      {trouble && <OfficeTrouble trouble={trouble} wish="act" />}
      {keys.trouble && <OfficeTrouble trouble={keys.trouble} onRetry={() => void keys.reload()} />}
      {keys.value === undefined && keys.isLoading && <Loading />}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <div>
          <label htmlFor="ten-khoa">{texts.name}</label>
          <input
            id="ten-khoa"
            value={name}
            maxLength={100}
            aria-invalid={isNameMissing || undefined}
            aria-describedby={isNameMissing ? 'loi-ten-khoa' : undefined}
            onChange={(event) => setName(event.target.value)}
          />
          {isNameMissing && (
            <p id="loi-ten-khoa" className={css['fault']}>
              {texts.nameMissing}
            </p>
          )}
        </div>
        <Choice label={texts.days} value={days} options={Object.entries(texts.choices)} onChange={setDays} />
        <Button type="submit" kind="primary">
          {texts.make}
        </Button>
      </form>
      {made && (
        <Notice tone="done">
          <p>{texts.made}</p>
          <p>
            <code className={css['key']}>{made.key}</code>{' '}
            <Button onClick={() => void navigator.clipboard.writeText(made.key).then(() => setCopied(true))}>
              {isCopied ? texts.copied : texts.copy}
            </Button>
          </p>
        </Notice>
      )}
      {keys.value?.length === 0 && <Nothing>{texts.none}</Nothing>}
      {keys.value && keys.value.length > 0 && <KeyTable keys={keys.value} onRevoke={(keyId) => void revoke(keyId)} />}
    </details>
  );
}

function KeyTable({
  keys,
  onRevoke,
}: {
  readonly keys: readonly FigureKeyRow[];
  readonly onRevoke: (keyId: string) => void;
}) {
  const device = useDevice();
  const stateOf = ({ revokedAt, expiresAt }: FigureKeyRow) =>
    revokedAt !== undefined ? 'revoked' : Date.parse(expiresAt) <= device.clock.nowMs() ? 'over' : 'good';
  return (
    <table className={table['table']} aria-label={texts.caption}>
      <thead>
        <tr>
          {Object.entries(texts.columns).map(([column, label]) => (
            <th key={column} scope="col">
              {label}
            </th>
          ))}
          <th scope="col">{texts.act}</th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key.keyId}>
            <th scope="row">{key.name}</th>
            <td>{formatDay(key.createdAt)}</td>
            <td>{formatDay(key.expiresAt)}</td>
            <td>{key.lastUsedAt ? formatMoment(key.lastUsedAt) : texts.never}</td>
            <td>
              <StateChip tone={stateOf(key) === 'good' ? 'done' : 'waiting'}>{texts.states[stateOf(key)]}</StateChip>
            </td>
            <td className={table['acts']}>
              {stateOf(key) === 'good' && (
                <Button aria-label={texts.revokeOf(key.name)} onClick={() => onRevoke(key.keyId)}>
                  {texts.revoke}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
