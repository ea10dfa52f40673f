/** The desk's three columns at 1366: queue, dossier, papers. On a narrow screen one of them at a time. */

import { Suspense, lazy, useEffect, useState } from 'react';
import { useParams } from 'react-router';
import type { CommuneRow } from '../../core/reception/administration.ts';
import type { DeskQueue } from '../../core/reception/desk.ts';
import { Loading } from '../parts/loading.tsx';
import { useOffice } from '../parts/use-office.ts';
import { desk, queue as texts } from '../texts/vi/desk.ts';
import { page } from '../texts/vi/page.ts';
import css from './desk-columns.module.css';
import { OpenDossier } from './open-dossier.tsx';
import { QueueColumn } from './queue-column.tsx';
import { queueQuestion } from './queue-filter.ts';
import type { QueueFilter } from './queue-filter.ts';
import { useSelection } from './use-selection.ts';

const BulkAccept = lazy(() => import('./bulk-accept.tsx'));

const refreshMs = 30_000;

interface DeskColumnsProps {
  readonly filter: QueueFilter;
  readonly onFilter: (filter: QueueFilter) => void;
}

export function DeskColumns({ filter, onFilter }: DeskColumnsProps) {
  const { dossierId } = useParams();
  const [isActing, setActing] = useState(false);
  const selection = useSelection();
  // The dossier that was open when many were taken up; another one ends that.
  const [bulkBeside, setBulkBeside] = useState<{ readonly dossierId: string | undefined }>();
  const isBulk = bulkBeside !== undefined && bulkBeside.dossierId === dossierId;
  const queue = useOffice<DeskQueue>(queueQuestion(filter), refreshMs);
  // An official sees one commune there: the own one.
  const commune = useOffice<readonly CommuneRow[]>('/admin/communes').value?.[0];
  const row = queue.value?.rows.find((each) => each.dossierId === dossierId);
  const [last, setLast] = useState<DeskQueue>();
  // While a new search is on its way the counts and rows of the last one stay in sight.
  if (queue.value && queue.value !== last) setLast(queue.value);

  useEffect(() => {
    // Never a person's name in the tab.
    document.title = `${desk.title} – ${page.appName}`;
  }, []);
  useEffect(() => {
    if (dossierId === undefined) setActing(false);
  }, [dossierId]);

  return (
    <main
      id="noi-dung"
      className={css['columns']}
      data-open={dossierId !== undefined || isBulk || undefined}
      data-acting={isActing || undefined}
    >
      <h1 className={css['hidden']}>{desk.title}</h1>
      <div className={css['left']}>
        <QueueColumn
          filter={filter}
          onFilter={onFilter}
          answer={queue.value || !last ? queue : { ...queue, value: last }}
          isOther={queue.value === undefined && last !== undefined}
          openId={isBulk ? undefined : dossierId}
          selection={selection}
          onAcceptSelected={() => setBulkBeside({ dossierId })}
        />
      </div>
      {isBulk ? (
        <Suspense fallback={<Loading />}>
          <BulkAccept
            rows={selection.rows}
            newest={queue.value?.rows}
            ownNumbers={commune?.ownNumbers ?? false}
            onRemove={selection.remove}
            onAccepted={() => void queue.reload()}
            onClose={() => {
              setBulkBeside(undefined);
              void queue.reload();
            }}
          />
        </Suspense>
      ) : dossierId === undefined ? (
        <div className={css['choose']}>
          <p>{texts.choose}</p>
          <p>{texts.chooseLead}</p>
        </div>
      ) : (
        <OpenDossier
          key={dossierId}
          dossierId={dossierId}
          queueRow={row}
          ownNumbers={commune?.ownNumbers ?? false}
          onActing={setActing}
          onChanged={() => void queue.reload()}
        />
      )}
    </main>
  );
}
