/** An envelope came in: its code is scanned or typed, and what lay in it is ticked. The same envelope twice changes nothing. */

import { useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { Link } from 'react-router';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import type { EnvelopeAnswer } from '../../core/reception/desk.ts';
import { isHandOverCode, parseHandOverCode } from '../../core/handover/hand-over-code.ts';
import type { HandOverCode } from '../../core/handover/hand-over-code.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { LineField } from '../parts/line-field.tsx';
import { Notice, StateChip } from '../parts/notice.tsx';
import { OfficePage } from '../parts/office-frame.tsx';
import { outcomeSentence } from '../parts/outcome-sentence.ts';
import type { FailedOutcome } from '../parts/outcome-sentence.ts';
import { ScanToggle } from '../parts/scan-toggle.tsx';
import { envelopes as texts } from '../texts/vi/desk-actions.ts';
import { desk } from '../texts/vi/desk.ts';
import { deskHandover } from '../texts/vi/desk-handover.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { TakeOver } from './custody/take-over.tsx';
import css from './desk-pages.module.css';
import { findEnvelopeCode } from './envelope-code.ts';
import { EnvelopesDone } from './envelopes-done.tsx';
import type { EnvelopeDone } from './envelopes-done.tsx';
import { officeTones } from './office-tone.ts';
import { RowMarks } from './row-marks.tsx';

export function EnvelopePage() {
  const device = useDevice();
  const [typed, setTyped] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [complaint, setComplaint] = useState<string>();
  const [answer, setAnswer] = useState<EnvelopeAnswer>();
  const [isRecorded, setRecorded] = useState(false);
  const [done, setDone] = useState<readonly EnvelopeDone[]>([]);
  const [offer, setOffer] = useState<{ readonly text: string; readonly offer: HandOverCode }>();
  const field = useRef<HTMLFormElement>(null);

  async function ask(code: string, originals: boolean, ink: boolean): Promise<EnvelopeAnswer | undefined> {
    setBusy(true);
    setComplaint(undefined);
    const body = { code, originals, ink };
    const outcome = await device.office.call<EnvelopeAnswer>('POST', '/desk/envelopes', body);
    setBusy(false);
    if (outcome.kind === 'done') return outcome.value.body;
    setComplaint(envelopeTrouble(outcome));
    return undefined;
  }

  async function look(text: string): Promise<void> {
    if (isHandOverCode(text)) return readOffer(text);
    const code = findEnvelopeCode(text);
    setAnswer(undefined);
    setRecorded(false);
    if (code === undefined) return setComplaint(problemSentence({ code: 'sheet-code-invalid' }));
    const found = await ask(code, false, false);
    if (found) setAnswer(found);
  }

  function readOffer(text: string): void {
    const parsed = parseHandOverCode(text);
    setAnswer(undefined);
    setRecorded(false);
    setComplaint(parsed.ok ? undefined : problemSentence(parsed.problem));
    setTyped('');
    if (parsed.ok && parsed.value.part === 'offer') setOffer({ text, offer: parsed.value });
    else setComplaint(problemSentence({ code: 'hand-over-code-invalid' }));
  }

  async function record(originals: boolean, ink: boolean): Promise<void> {
    if (!answer) return;
    const marked = await ask(answer.code, originals, ink);
    if (!marked) return;
    setDone([{ answer: marked, originals, ink, at: new Date().toISOString() }, ...done]);
    setAnswer(undefined);
    setRecorded(true);
    setTyped('');
    field.current?.querySelector('input')?.focus();
  }

  return (
    <OfficePage title={texts.title} lead={texts.lead}>
      <form
        ref={field}
        className={css['line']}
        onSubmit={(event) => {
          event.preventDefault();
          void look(typed);
        }}
      >
        <LineField label={texts.code} hint={texts.codeHint} fault={complaint}>
          {(ties) => (
            <input
              {...ties}
              name="code"
              inputMode="numeric"
              autoComplete="off"
              spellCheck={false}
              maxLength={1200}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </LineField>
        <Button kind="primary" type="submit" icon="search" disabled={isBusy || typed.trim() === ''}>
          {isBusy ? texts.finding : texts.find}
        </Button>
      </form>
      <ScanToggle
        aim={texts.aim}
        onText={(text) => {
          if (!isHandOverCode(text) && findEnvelopeCode(text) === undefined)
            return problemSentence({ code: 'sheet-code-invalid' });
          void look(text);
          return undefined;
        }}
      />
      {offer && <TakeOver key={offer.offer.handOverId} {...offer} onClose={() => setOffer(undefined)} />}
      {isRecorded && (
        <Notice tone="done" urgent>
          {done[0]?.answer.remembered ? texts.remembered : texts.recorded}
        </Notice>
      )}
      {answer && <Found key={answer.code} answer={answer} isBusy={isBusy} onRecord={record} />}
      <EnvelopesDone done={done} />
      <p>
        <ButtonLink to="/quay/phong-bi/dang-giu">{deskHandover.moving.title}</ButtonLink>
      </p>
    </OfficePage>
  );
}

interface FoundProps {
  readonly answer: EnvelopeAnswer;
  readonly isBusy: boolean;
  readonly onRecord: (originals: boolean, ink: boolean) => Promise<void>;
}

/** What the code stands for, with what is still awaited ticked beforehand; an envelope may be here before its dossiers. */
function Found({ answer, isBusy, onRecord }: FoundProps) {
  const awaitsOriginals = answer.dossiers.some((row) => row.awaitsOriginal);
  const awaitsInk = answer.dossiers.some((row) => row.awaitsSignature);
  const [hasOriginals, setOriginals] = useState(awaitsOriginals);
  const [hasInk, setInk] = useState(awaitsInk);
  const [isTried, setTried] = useState(false);
  const isSettled = answer.dossiers.length > 0 && !awaitsOriginals && !awaitsInk;
  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (hasOriginals || hasInk) void onRecord(hasOriginals, hasInk);
  }
  return (
    <section className={css['card']}>
      <h2>{texts.foundTitle(formatLocalCode(answer.code))}</h2>
      {answer.dossiers.length === 0 ? (
        <Notice tone={answer.remembered ? 'done' : 'waiting'}>
          {answer.remembered ? texts.remembered : texts.noDossier}
        </Notice>
      ) : (
        <ul className={css['rows']}>
          {answer.dossiers.map((row) => (
            <li key={row.dossierId}>
              <span>
                <Link to={`/quay/ho-so/${row.dossierId}`}>{row.applicantName}</Link> · {row.procedureName}
              </span>
              <StateChip tone={officeTones[row.state]}>{desk.states[row.state]}</StateChip>
              <RowMarks row={{ ...row, sameDay: false }} />
            </li>
          ))}
        </ul>
      )}
      {answer.fault && <Notice tone="attention">{deskHandover.fault[answer.fault]}</Notice>}
      {isSettled && <Notice tone="plain">{texts.already}</Notice>}
      <form className={css['ticks']} onSubmit={submit}>
        <fieldset>
          <legend>{texts.inside}</legend>
          <label>
            <input type="checkbox" checked={hasOriginals} onChange={(event) => setOriginals(event.target.checked)} />
            {texts.originals}
          </label>
          <label>
            <input type="checkbox" checked={hasInk} onChange={(event) => setInk(event.target.checked)} />
            {texts.ink}
          </label>
        </fieldset>
        {isTried && !hasOriginals && !hasInk && (
          <Notice tone="attention" urgent>
            {texts.nothingTicked}
          </Notice>
        )}
        <Button kind="primary" type="submit" icon="check" disabled={isBusy}>
          {texts.record}
        </Button>
      </form>
    </section>
  );
}

function envelopeTrouble(outcome: FailedOutcome): string {
  const isUnknown = outcome.kind === 'refused' && outcome.problem.code === 'not-found';
  return isUnknown ? texts.unknown : outcomeSentence(outcome);
}
