import { useState } from 'react';
import type { ConnectorRow, ConnectorTrial } from '../../core/reception/connectors.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatMoment } from '../parts/format.ts';
import { Notice, StateChip } from '../parts/notice.tsx';
import { outcomeSentence } from '../parts/outcome-sentence.ts';
import { spokenLocale } from '../texts/use-language.ts';
import { connectors as texts } from '../texts/vi/connectors.ts';
import css from './connectors.module.css';
import { failureWords } from './connectors-queue.tsx';

interface ConnectorCardProps {
  readonly row: ConnectorRow;
  readonly onEdit: () => void;
  readonly onChanged: () => Promise<void>;
}

/** One connector with its health; sending a trial says at once whether it would get over. */
export function ConnectorCard({ row, onEdit, onChanged }: ConnectorCardProps) {
  const device = useDevice();
  const [busy, setBusy] = useState<'try' | 'turn'>();
  const [said, setSaid] = useState<{ readonly words: string; readonly isFault: boolean }>();
  const { health, kind } = row;
  const path = `/admin/connectors/${row.connectorId}`;

  async function send(): Promise<void> {
    setBusy('try');
    setSaid(undefined);
    const outcome = await device.office.call<ConnectorTrial>('POST', `${path}/try`, {});
    setBusy(undefined);
    if (outcome.kind !== 'done') return setSaid({ words: outcomeSentence(outcome), isFault: true });
    const { sent, code = 'internal' } = outcome.value.body;
    setSaid({ words: sent ? texts.tried : texts.notTried(failureWords(code)), isFault: !sent });
  }

  async function turn(): Promise<void> {
    setBusy('turn');
    setSaid(undefined);
    const outcome = await device.office.call<ConnectorRow>('POST', path, { enabled: !row.enabled });
    setBusy(undefined);
    if (outcome.kind !== 'done') setSaid({ words: outcomeSentence(outcome), isFault: true });
    await onChanged();
  }

  return (
    <section className={css['card']} aria-label={row.name}>
      <header>
        <h2>{row.name}</h2>
        <StateChip tone={row.enabled ? 'done' : 'waiting'}>{row.enabled ? texts.on : texts.off}</StateChip>
        <span className={css['muted']}>{texts.kinds[kind as keyof typeof texts.kinds] ?? kind}</span>
      </header>
      <dl className={css['health']}>
        {(['waiting', 'dead', 'done'] as const).map((figure) => (
          <div key={figure} data-alarm={(figure === 'dead' && health.dead > 0) || undefined}>
            <dt>{texts.health[figure]}</dt>
            <dd>{health[figure].toLocaleString(spokenLocale())}</dd>
          </div>
        ))}
        <div>
          <dt>{texts.health.last}</dt>
          <dd>{health.lastSuccessAt ? formatMoment(health.lastSuccessAt) : texts.health.never}</dd>
        </div>
        {health.oldestWaitingAt && (
          <div>
            <dt>{texts.health.oldest}</dt>
            <dd>{formatMoment(health.oldestWaitingAt)}</dd>
          </div>
        )}
      </dl>
      <p>{texts.communes(row.communes.map(({ name }) => name))}</p>
      {health.lastError !== undefined && (
        <p className={css['muted']}>{texts.lastError(failureWords(health.lastError))}</p>
      )}
      {said && (
        <Notice tone={said.isFault ? 'attention' : 'done'} urgent>
          {said.words}
        </Notice>
      )}
      <p className={css['buttons']}>
        <Button onClick={onEdit}>{texts.edit}</Button>
        <Button disabled={busy !== undefined} onClick={() => void send()}>
          {busy === 'try' ? texts.trying : texts.try}
        </Button>
        <Button kind="quiet" disabled={busy !== undefined} onClick={() => void turn()}>
          {row.enabled ? texts.turnOff : texts.turnOn}
        </Button>
      </p>
    </section>
  );
}
