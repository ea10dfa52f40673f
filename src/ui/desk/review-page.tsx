/** What reached the gateway and could not become a dossier, each with its reason and what a person can do about it. */

import { useNavigate } from 'react-router';
import { problemCodes } from '../../core/problem.ts';
import type { DeskQueue, ReviewItem } from '../../core/reception/desk.ts';
import { Button } from '../parts/button.tsx';
import { formatMoment } from '../parts/format.ts';
import { Notice } from '../parts/notice.tsx';
import { OfficePage } from '../parts/office-frame.tsx';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import { useOffice } from '../parts/use-office.ts';
import { review as texts } from '../texts/vi/desk-actions.ts';
import { office } from '../texts/vi/office.ts';
import css from '../parts/office-table.module.css';
import { findingSentence } from './finding-sentence.ts';
import { noFilter } from './queue-filter.ts';
import type { QueueFilter } from './queue-filter.ts';

const refreshMs = 60_000;

export function ReviewPage({ onShow }: { readonly onShow: (filter: QueueFilter) => void }) {
  const navigate = useNavigate();
  const list = useOffice<readonly ReviewItem[]>('/desk/review', refreshMs);
  const queue = useOffice<DeskQueue>('/desk/dossiers?state=in-review', refreshMs);
  const inReview = queue.value?.counts['in-review'] ?? 0;
  return (
    <OfficePage title={texts.title} lead={texts.lead}>
      {list.trouble && (
        <OfficeTrouble trouble={list.trouble} isOld={list.value !== undefined} onRetry={() => void list.reload()} />
      )}
      {list.value === undefined && list.isLoading && <p role="status">{office.loading}</p>}
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
                  <td>{reasonOf(item.code)}</td>
                  <td>
                    <code>{item.pid}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </OfficePage>
  );
}

/** The desk's own words; those of the phone tell a volunteer to ask the desk. */
function reasonOf(code: string): string {
  const known = problemCodes.find((each) => each === code);
  return (known && texts.reasons[known]) ?? findingSentence(code);
}
