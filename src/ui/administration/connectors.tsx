/** /quan-tri/ket-noi: the connectors to the one-stop system, who uses them, how they are doing, and what is stuck. */

import { useState } from 'react';
import type { CommuneRow } from '../../core/reception/administration.ts';
import type { ConnectorList, ForwardingList } from '../../core/reception/connectors.ts';
import { Button } from '../parts/button.tsx';
import { Loading } from '../parts/loading.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { Notice } from '../parts/notice.tsx';
import { OfficePage } from '../parts/office-frame.tsx';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import { useOffice } from '../parts/use-office.ts';
import type { OfficeAnswer } from '../parts/use-office.ts';
import { connectors as texts, forwarding } from '../texts/vi/connectors.ts';
import { ConnectorCard } from './connectors-card.tsx';
import { ConnectorForm } from './connectors-form.tsx';
import { ForwardingQueue } from './connectors-queue.tsx';

const refreshMs = 30_000;

export default function ConnectorsPage({ communes }: { readonly communes: OfficeAnswer<readonly CommuneRow[]> }) {
  const list = useOffice<ConnectorList>('/admin/connectors', refreshMs);
  const queue = useOffice<ForwardingList>('/admin/forwardings', refreshMs);
  /** The id of the one that is changed, or `new`. */
  const [edited, setEdited] = useState<string>();
  const [wasSaved, setSaved] = useState(false);
  const { value } = list;
  const opened = (communes.value ?? []).filter((commune) => commune.opened);

  async function finish(isSaved: boolean): Promise<void> {
    setEdited(undefined);
    setSaved(isSaved);
    await Promise.all([list.reload(), queue.reload()]);
  }

  return (
    <OfficePage title={texts.title} lead={texts.lead}>
      {list.trouble && (
        <OfficeTrouble trouble={list.trouble} isOld={value !== undefined} onRetry={() => void list.reload()} />
      )}
      {value === undefined && list.isLoading && <Loading />}
      {wasSaved && (
        <Notice tone="done" urgent>
          {texts.saved}
        </Notice>
      )}
      {value?.connectors.length === 0 && edited === undefined && <Nothing>{texts.none}</Nothing>}
      {value?.connectors.map((row) =>
        edited === row.connectorId ? (
          <ConnectorForm
            key={row.connectorId}
            list={value}
            row={row}
            communes={opened}
            onClose={(isSaved) => void finish(isSaved)}
          />
        ) : (
          <ConnectorCard
            key={row.connectorId}
            row={row}
            onEdit={() => {
              setSaved(false);
              setEdited(row.connectorId);
            }}
            onChanged={list.reload}
          />
        ),
      )}
      {value && edited === 'new' && (
        <ConnectorForm list={value} communes={opened} onClose={(isSaved) => void finish(isSaved)} />
      )}
      {value && edited === undefined && (
        <p>
          <Button
            icon="plus"
            kind={value.connectors.length === 0 ? 'primary' : 'secondary'}
            onClick={() => {
              setSaved(false);
              setEdited('new');
            }}
          >
            {texts.add}
          </Button>
        </p>
      )}
      <h2>{forwarding.queue}</h2>
      <ForwardingQueue list={queue} />
    </OfficePage>
  );
}
