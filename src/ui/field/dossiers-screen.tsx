/** Hồ sơ: everything on this phone with its own progress. One stuck dossier stands out and holds nobody up. */

import { Suspense, lazy, useDeferredValue, useState } from 'react';
import { taskWords } from '../handover/task-words.ts';
import { BottomNav } from '../parts/bottom-nav.tsx';
import { Button, ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { LinkBar } from '../parts/link-bar.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { Notice, Pieces, StateChip } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { RowLink, RowList } from '../parts/row-list.tsx';
import { describeRow, isForAttention, isOpenDraft, titleOf } from '../state/dossier-row.ts';
import type { DossierRow } from '../state/dossier-row.ts';
import { useDeviceState } from '../state/device-state.ts';
import { useDossiers } from '../state/use-dossiers.ts';
import { useProcedureNames } from '../state/use-procedure-names.ts';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import { shortPid } from '../../core/delivery/log-entry.ts';
import { dossiers as texts } from '../texts/vi/dossiers.ts';
import { giving } from '../texts/vi/relay.ts';
import css from './chips.module.css';

const SetAsideNotice = lazy(() => import('./set-aside-notice.tsx'));

type Filter = keyof typeof texts.filters;
const pageSize = 30;

export default function DossiersScreen() {
  const device = useDevice();
  const [most, setMost] = useState(pageSize);
  const [filter, setFilter] = useState<Filter>('all');
  const [isSending, setSending] = useState(false);
  const mayNeedCarrier = useDeviceState(({ link, counters }) => link !== 'online' && (counters?.waiting ?? 0) > 0);
  // Drawn a piece at a time: thirty rows at once hold a slow phone up.
  const dossiers = useDeferredValue(useDossiers(most));
  const nameOf = useProcedureNames();
  const packetless = filter === 'all' || filter === 'attention' ? (dossiers?.packetless ?? []) : [];
  const all = dossiers?.rows.filter((row) => belongsTo(row, filter)) ?? [];
  // A year of what the office said is a thousand rows; those that need a person always stand there.
  const rows = all.filter((row, index) => index < most || isForAttention(row));

  async function sendNow(): Promise<void> {
    setSending(true);
    await device.nudge().finally(() => setSending(false));
  }

  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      actions={
        <Button kind="primary" icon="up" wide disabled={isSending} onClick={() => void sendNow()}>
          {isSending ? texts.sending : texts.sendNow}
        </Button>
      }
      nav={<BottomNav />}
    >
      <LinkBar />
      {mayNeedCarrier && (
        <ButtonLink kind="quiet" to="/nho-mang">
          {giving.noLink}
        </ButtonLink>
      )}
      <div className={css['chips']} role="group" aria-label={texts.title}>
        {(Object.keys(texts.filters) as Filter[]).map((name) => (
          <button key={name} type="button" aria-pressed={filter === name} onClick={() => setFilter(name)}>
            {texts.filters[name]}
          </button>
        ))}
      </div>
      <Suspense fallback={null}>
        <SetAsideNotice />
      </Suspense>
      {packetless.map(({ pid }) => (
        <Notice key={pid} tone="attention">
          <b>{texts.packetless(shortPid(pid))}</b>
          <p>{texts.packetlessLead}</p>
        </Notice>
      ))}
      {rows.length > 0 && (
        <RowList>
          {rows.map((row) => {
            const { tone, text } = describeRow(row);
            return (
              <RowLink
                key={row.dossierId}
                to={`/ho-so/${row.dossierId}`}
                title={titleOf(row, nameOf)}
                detail={
                  <Pieces
                    words={[
                      row.draft && nameOf(row.procedureCode),
                      row.localCode && formatLocalCode(row.localCode),
                      row.status?.state === 'supplement' && row.status.task && taskWords(row.status.task),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  />
                }
                state={<StateChip tone={tone}>{text}</StateChip>}
              />
            );
          })}
        </RowList>
      )}
      {dossiers && rows.length + packetless.length === 0 && <Nothing>{texts.none}</Nothing>}
      {(dossiers?.more || rows.length < all.length) && (
        <Button onClick={() => setMost(most + pageSize)}>{texts.more}</Button>
      )}
    </Page>
  );
}

function belongsTo(row: DossierRow, filter: Filter): boolean {
  const isOpen = row.draft !== undefined && isOpenDraft(row.draft);
  switch (filter) {
    case 'all':
      return true;
    case 'drafts':
      return isOpen;
    case 'waiting':
      return row.delivery?.state === 'waiting' || row.delivery?.state === 'sending';
    case 'attention':
      return isForAttention(row) || row.status?.state === 'supplement';
    case 'delivered':
      return row.delivery?.state === 'delivered' || (row.delivery === undefined && row.status !== undefined);
  }
}
