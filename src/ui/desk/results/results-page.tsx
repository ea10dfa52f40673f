/** Kết quả trả tại thôn: which results go along with which visit, who has the envelope, and what came back. */

import { useState } from 'react';
import { Link } from 'react-router';
import type { DeskResults } from '../../../core/results/desk-results.ts';
import { Button } from '../../parts/button.tsx';
import { useDevice } from '../../parts/device-context.tsx';
import { formatMoment } from '../../parts/format.ts';
import { Loading } from '../../parts/loading.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { Notice } from '../../parts/notice.tsx';
import { OfficePage } from '../../parts/office-frame.tsx';
import { OfficeTrouble } from '../../parts/office-trouble.tsx';
import { outcomeSentence } from '../../parts/outcome-sentence.ts';
import { useOffice } from '../../parts/use-office.ts';
import { deskResults as texts } from '../../texts/vi/desk-results.ts';
import { HamletCard } from './hamlet-card.tsx';
import css from './results.module.css';
import type { ResultStep } from './result-step.ts';

export default function ResultsPage() {
  const device = useDevice();
  const { value, trouble, isLoading, reload, replace } = useOffice<DeskResults>('/desk/results');
  const [said, setSaid] = useState<string>();
  const [back, setBack] = useState<ResultStep['undo']>();
  const [complaint, setComplaint] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  async function take({ path, body, done, undo }: ResultStep): Promise<boolean> {
    setBusy(true);
    setSaid(undefined);
    setComplaint(undefined);
    const outcome = await device.office.call<DeskResults>('POST', `/desk/results/${path}`, body);
    setBusy(false);
    if (outcome.kind !== 'done') {
      setComplaint(outcomeSentence(outcome));
      // Somebody may have handed one over meanwhile.
      if (outcome.kind === 'refused') void reload();
      return false;
    }
    replace(outcome.value.body);
    setSaid(done);
    setBack(undo);
    return true;
  }

  return (
    <OfficePage title={texts.title} lead={texts.lead}>
      {trouble && (
        <OfficeTrouble trouble={trouble} isOld={value !== undefined} wish="look" onRetry={() => void reload()} />
      )}
      {value === undefined && isLoading && <Loading />}
      {said && (
        <Notice tone="done" urgent>
          <p>{said}</p>
          {back && (
            <Button kind="quiet" disabled={isBusy} onClick={() => void take({ ...back, done: texts.undone })}>
              {texts.undo}
            </Button>
          )}
        </Notice>
      )}
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      {value?.hamlets.length === 0 && <Nothing>{texts.none}</Nothing>}
      {value && value.toLookAt.length > 0 && <ToLookAt rows={value.toLookAt} />}
      {value?.hamlets.map((group) => (
        <HamletCard key={group.hamlet} group={group} isBusy={isBusy} onTake={take} />
      ))}
    </OfficePage>
  );
}

function ToLookAt({ rows }: { readonly rows: DeskResults['toLookAt'] }) {
  return (
    <section className={css['card']}>
      <h2>{texts.toLookAt}</h2>
      <p>{texts.lookLead}</p>
      <ul className={css['looks']}>
        {rows.map(({ dossierId, applicantName, at, action, note }) => (
          <li key={`${dossierId} ${at}`}>
            <b>{applicantName}</b> · {texts.looks[action]} · {formatMoment(at)}
            <br />
            {note} <Link to={`/quay/ho-so/${dossierId}`}>{texts.open}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
