/** One result: to whom it is given and how that is confirmed; then the resident's own word, and the way back from a mistake. */

import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import { formatDong } from '../../core/money/dong.ts';
import type { HandedResult } from '../../core/results/result-note.ts';
import { receiverWords } from '../../core/results/result-note.ts';
import type { ResultToHandOver } from '../../core/results/result-to-hand-over.ts';
import { findHandedOver } from '../../core/visit/hamlet-errands.ts';
import { dayWords } from '../../core/visit/visit-text.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { changeHanded, handOver } from '../state/hand-over.ts';
import { page } from '../texts/vi/page.ts';
import { results } from '../texts/vi/results.ts';
import css from './hamlet.module.css';
import { MissingPack } from './missing-pack.tsx';
import { ReceiptForm } from './receipt-form.tsx';
import { opinionPath, resultsPath } from './result-path.ts';
import { useHamlet } from './use-hamlet.ts';
import type { HamletInHand } from './use-hamlet.ts';

const texts = results.one;

export default function ResultScreen() {
  const inHand = useHamlet();
  const { dossierId = '' } = useParams();
  const { hamlet, known, complaint } = inHand;
  if (!known) return null;
  const result = known.pack?.results?.find((each) => each.dossierId === dossierId);
  const back = <ButtonLink to={resultsPath(hamlet)}>{page.back}</ButtonLink>;
  if (!result) {
    return (
      <Page title={results.place} lead={texts.missing} actions={back}>
        {!known.pack && <MissingPack hamlet={hamlet} />}
      </Page>
    );
  }
  const handed = findHandedOver(known.settled, dossierId);
  return (
    <Page
      title={result.applicantName}
      tabTitle={texts.tab}
      lead={result.procedureName}
      arrival={handed ? 'handed' : 'waiting'}
      actions={back}
    >
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      <Facts result={result} />
      {handed ? (
        <Handed inHand={inHand} body={handed.body as HandedResult} />
      ) : (
        <ReceiptForm
          key={dossierId}
          result={result}
          isBusy={inHand.isBusy}
          onHanded={(body) => void inHand.note([body])}
        />
      )}
    </Page>
  );
}

function Facts({ result }: { readonly result: ResultToHandOver }) {
  const { localCode, officialNumber, summary, doneOn, carried, files, bring, fee } = result;
  return (
    <section className={css['facts']}>
      <p>
        <b>{texts.result}:</b> {summary}
      </p>
      <p className={css['muted']}>
        {results.code(formatLocalCode(localCode))}
        {officialNumber && ` · ${results.number(officialNumber)}`} · {results.doneOn(dayWords(doneOn))}
      </p>
      <p className={css['muted']}>
        {carried ? results.carried(carried.carrier) : results.atDesk}
        {files > 0 && ` · ${results.files(files)}`}
      </p>
      <p>
        <b>{results.bring}:</b> {[results.bringAlways, ...bring].join('; ')}
      </p>
      {fee && (
        <p>
          <b>{results.fee}:</b> {results.feeDue(fee.dueDong === undefined ? undefined : formatDong(fee.dueDong))}
          <br />
          <span className={css['muted']}>{results.feeText(fee.text)}</span>
        </p>
      )}
    </section>
  );
}

function Handed({ inHand, body }: { readonly inHand: HamletInHand; readonly body: HandedResult }) {
  const { hamlet, known, note, isBusy } = inHand;
  const { dossierId } = body;
  const navigate = useNavigate();
  const [isUndoing, setUndoing] = useState(false);
  const isAsked = known?.settled.has(`satisfaction ${dossierId}`) === true;

  /** With the phone back the helper goes on with the next result: the resident's answers are none of his. */
  function ask(): void {
    const path = opinionPath(hamlet, dossierId);
    handOver(path);
    changeHanded({ returnTo: resultsPath(hamlet) });
    void navigate(path);
  }

  return (
    <>
      <Notice tone="done" icon="check">
        <b>{texts.handed(receiverWords(body))}</b>
        <p>{texts.sends}</p>
      </Notice>
      {isAsked ? (
        <Notice>{results.ask.given}</Notice>
      ) : (
        <section className={css['section']}>
          <h2>{results.ask.title}</h2>
          <p>{results.ask.lead}</p>
          <Button kind="primary" icon="person" wide onClick={ask}>
            {results.ask.hand}
          </Button>
        </section>
      )}
      <ButtonLink to={resultsPath(hamlet)}>{texts.next}</ButtonLink>
      <Button kind="quiet" icon="rotate" disabled={isBusy} onClick={() => setUndoing(true)}>
        {texts.undo}
      </Button>
      {isUndoing && (
        <ConfirmDialog
          title={texts.undoTitle}
          lead={texts.undoLead}
          yes={texts.undoYes}
          no={texts.undoNo}
          onAnswer={(isYes) => {
            setUndoing(false);
            if (isYes) void note([{ type: 'result', dossierId, step: 'taken-back' }]);
          }}
        />
      )}
    </>
  );
}
