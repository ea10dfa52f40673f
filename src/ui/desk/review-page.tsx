/** What reached the gateway and could not become a dossier, each with its reason and what a person can do about it. */

import { useState } from 'react';
import { useNavigate } from 'react-router';
import { problemCodes } from '../../core/problem.ts';
import type { DeskQueue, ReviewItem } from '../../core/reception/desk.ts';
import { Button } from '../parts/button.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatMoment } from '../parts/format.ts';
import { Loading } from '../parts/loading.tsx';
import { Notice } from '../parts/notice.tsx';
import { OfficePage } from '../parts/office-frame.tsx';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import type { FailedOutcome } from '../parts/outcome-sentence.ts';
import { useOffice } from '../parts/use-office.ts';
import { review as texts } from '../texts/vi/desk-actions.ts';
import css from '../parts/office-table.module.css';
import { findingSentence } from './finding-sentence.ts';
import { noFilter } from './queue-filter.ts';
import type { QueueFilter } from './queue-filter.ts';

const refreshMs = 60_000;

export function ReviewPage({ onShow }: { readonly onShow: (filter: QueueFilter) => void }) {
  const navigate = useNavigate();
  const list = useOffice<readonly ReviewItem[]>('/desk/review', refreshMs);
  const queue = useOffice<DeskQueue>('/desk/dossiers?state=in-review', refreshMs);
  const device = useDevice();
  const [asked, setAsked] = useState<ReviewItem>();
  const [trouble, setTrouble] = useState<FailedOutcome>();
  const [isLetIn, setLetIn] = useState(false);

  async function letIn({ pid }: ReviewItem): Promise<void> {
    setTrouble(undefined);
    setLetIn(false);
    const path = `/desk/review/${pid}/release`;
    const outcome = await device.office.call<readonly ReviewItem[]>('POST', path, {});
    if (outcome.kind !== 'done') return setTrouble(outcome);
    setLetIn(true);
    list.replace(outcome.value.body);
  }

  const inReview = queue.value?.counts['in-review'] ?? 0;
  return (
    <OfficePage title={texts.title} lead={texts.lead}>
      {list.trouble && (
        <OfficeTrouble trouble={list.trouble} isOld={list.value !== undefined} onRetry={() => void list.reload()} />
      )}
      {trouble && <OfficeTrouble trouble={trouble} wish="act" />}
      {isLetIn && (
        <Notice tone="done" urgent>
          {texts.wasLetIn}
        </Notice>
      )}
      {list.value === undefined && list.isLoading && <Loading />}
      {inReview > 0 && (
        <Notice tone="waiting">
          <p>{texts.toInReview(inReview)}</p>
          <Button
            onClick={() => {
              onShow({ ...noFilter, state: 'in-review' });
              void navigate('/quay');
            }}
          >
            {texts.show}
          </Button>
        </Notice>
      )}
      {list.value?.length === 0 && <Notice tone="done">{texts.none}</Notice>}
      {list.value && list.value.length > 0 && (
        <div className={css['wide']}>
          <table className={css['table']}>
            <thead>
              <tr>
                <th scope="col">{texts.columns.received}</th>
                <th scope="col">{texts.columns.device}</th>
                <th scope="col">{texts.columns.reason}</th>
                <th scope="col">{texts.columns.pid}</th>
              </tr>
            </thead>
            <tbody>
              {list.value.map((item) => (
                <tr key={item.pid}>
                  <td>{formatMoment(item.receivedAt)}</td>
                  <td>{item.deviceName}</td>
                  <td>
                    {reasonOf(item.code)}
                    {item.code === 'device-revoked' && (
                      <p>
                        <Button onClick={() => setAsked(item)}>{texts.letIn}</Button>
                      </p>
                    )}
                  </td>
                  <td>
                    <code>{item.pid}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {asked && (
        <ConfirmDialog
          title={texts.letInTitle}
          lead={texts.letInLead}
          yes={texts.letIn}
          no={texts.leave}
          onAnswer={(isYes) => {
            setAsked(undefined);
            if (isYes) void letIn(asked);
          }}
        />
      )}
    </OfficePage>
  );
}

/** The desk's own words; those of the phone tell a volunteer to ask the desk. */
function reasonOf(code: string): string {
  const known = problemCodes.find((each) => each === code);
  return (known && texts.reasons[known]) ?? findingSentence(code);
}
