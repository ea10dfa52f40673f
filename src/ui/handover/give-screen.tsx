/**
 * Giao phong bì: tick, show the code, read back what the taker counted. Nothing is written before the taker has answered, or
 * before the giver says that there is no second phone; leaving in between changes nothing.
 */

import { Suspense, lazy, useState } from 'react';
import { useNavigate } from 'react-router';
import type { EnvelopeBody, EnvelopeHolder, HandedEnvelope } from '../../core/handover/hand-over.ts';
import { mostEnvelopes } from '../../core/handover/hand-over.ts';
import { formatHandOverCode, parseHandOverCode } from '../../core/handover/hand-over-code.ts';
import { parseSheetCode } from '../../core/dossier/sheet-code.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { LineField } from '../parts/line-field.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { ScanToggle } from '../parts/scan-toggle.tsx';
import { useProcedureNames } from '../state/use-procedure-names.ts';
import { handover } from '../texts/vi/handover.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { EnvelopeTicks } from './envelope-ticks.tsx';
import css from './handover.module.css';
import { useEnvelopes } from './use-envelopes.ts';

const QrCode = lazy(() => import('../parts/qr-code.tsx'));
const { giving: texts } = handover;

interface Offer {
  readonly handOverId: string;
  readonly envelopes: readonly HandedEnvelope[];
  readonly hamlet: string;
}

export function GiveEnvelopesScreen() {
  const device = useDevice();
  const navigate = useNavigate();
  const nameOf = useProcedureNames();
  const { known, note, complaint, isBusy } = useEnvelopes();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [offer, setOffer] = useState<Offer>();
  const [done, setDone] = useState<{ readonly words: string; readonly missing?: string }>();
  const held = known?.held ?? [];
  const chosen = held.filter(({ code }) => ticked.has(code));

  function begin(): void {
    if (chosen.length === 0 || chosen.length > mostEnvelopes) return;
    const envelopes = chosen.map(({ code, step }) => ({ code, step }));
    const hamlet = chosen.find((each) => each.hamlet !== undefined)?.hamlet ?? known?.fallbackHamlet ?? '';
    setOffer({ handOverId: device.randomness.uuid(), envelopes, hamlet });
  }

  async function record({ handOverId, hamlet }: Offer, to: EnvelopeHolder, envelopes: readonly HandedEnvelope[]) {
    if (!known) return false;
    const { deviceId, personName } = known.me;
    const from = { kind: 'person', name: personName, deviceId } as const;
    const body: EnvelopeBody = { type: 'envelope', handOverId, side: 'given', from, to, envelopes };
    return await note(hamlet, body);
  }

  /** What the taker's phone shows back. */
  async function readAnswer(current: Offer, text: string): Promise<string | undefined> {
    const parsed = parseHandOverCode(text);
    if (!parsed.ok) return problemSentence(parsed.problem);
    const { part, handOverId, kind, name, deviceId, envelopes } = parsed.value;
    if (part !== 'counted' || handOverId !== current.handOverId) return texts.wrong;
    const counted = current.envelopes.filter(({ code }) => envelopes.some((each) => each.code === code));
    if (counted.length === 0) return texts.nobody;
    if (!(await record(current, { kind, name, deviceId }, counted))) return undefined;
    const all = current.envelopes.length;
    setDone({
      words: texts.done(counted.length, name),
      ...(counted.length < all && { missing: texts.less(counted.length, all) }),
    });
    return undefined;
  }

  if (done) {
    return (
      <Page
        title={texts.title}
        arrival="done"
        actions={
          <Button kind="primary" wide onClick={() => void navigate('/them/phong-bi')}>
            {texts.finish}
          </Button>
        }
      >
        <Notice tone="done" urgent>
          {done.words}
        </Notice>
        {done.missing && <Notice tone="attention">{done.missing}</Notice>}
      </Page>
    );
  }
  if (offer && known) {
    const { deviceId, personName: name } = known.me;
    const code = formatHandOverCode({ part: 'offer', kind: 'person', deviceId, name, ...offer });
    return (
      <Page
        title={texts.show(offer.envelopes.length)}
        lead={texts.showHelp}
        arrival="offer"
        actions={<Button onClick={() => setOffer(undefined)}>{texts.back}</Button>}
      >
        <div className={css['qr']}>
          <Suspense fallback={null}>
            <QrCode text={code} label={texts.qr} />
          </Suspense>
        </div>
        <h2>{texts.answer}</h2>
        <ScanToggle aim={texts.answerAim} onText={(text) => readAnswer(offer, text)} />
        {complaint && (
          <Notice tone="attention" urgent>
            {complaint}
          </Notice>
        )}
        <Alone
          isBusy={isBusy}
          onName={async (to) => {
            if (await record(offer, { kind: 'person', name: to }, offer.envelopes))
              setDone({ words: texts.aloneDone(offer.envelopes.length, to) });
          }}
        />
      </Page>
    );
  }
  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      arrival="choose"
      actions={
        <>
          <Button onClick={() => void navigate('/them/phong-bi')}>{texts.back}</Button>
          <Button
            kind="primary"
            disabled={chosen.length === 0 || chosen.length > mostEnvelopes}
            onClick={() => begin()}
          >
            {texts.next(chosen.length)}
          </Button>
        </>
      }
    >
      {known && held.length === 0 && <Nothing>{handover.none}</Nothing>}
      {held.length > 0 && (
        <>
          <Button kind="quiet" onClick={() => setTicked(new Set(held.slice(0, mostEnvelopes).map(({ code }) => code)))}>
            {texts.all}
          </Button>
          <EnvelopeTicks
            legend={texts.choose}
            envelopes={held.map(({ code, procedureCode, hamlet }) => ({
              code,
              detail: [procedureCode !== undefined && nameOf(procedureCode), hamlet].filter(Boolean).join(' · '),
            }))}
            ticked={ticked}
            onTick={setTicked}
          />
          {chosen.length > mostEnvelopes && <Notice tone="attention">{texts.most(mostEnvelopes)}</Notice>}
          <ScanToggle
            aim={texts.aim}
            onText={(text) => {
              const sheet = parseSheetCode(text);
              if (!sheet.ok) return problemSentence(sheet.problem);
              const { code } = sheet.value;
              if (!held.some((each) => each.code === code)) return texts.notHeld;
              setTicked(new Set([...ticked, code]));
              return undefined;
            }}
          />
        </>
      )}
    </Page>
  );
}

function Alone({ isBusy, onName }: { readonly isBusy: boolean; readonly onName: (name: string) => Promise<void> }) {
  const [name, setName] = useState('');
  const [isTried, setTried] = useState(false);
  return (
    <details>
      <summary>{texts.alone}</summary>
      <form
        className={css['field']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (name.trim() !== '' && !isBusy) void onName(name.normalize('NFC').trim());
        }}
      >
        <p>{texts.aloneLead}</p>
        <LineField label={texts.aloneName} fault={isTried && name.trim() === '' ? texts.aloneNeeded : undefined}>
          {(ties) => (
            <input
              {...ties}
              name="taker"
              autoComplete="off"
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </LineField>
        <Button type="submit" disabled={isBusy}>
          {texts.aloneDo}
        </Button>
      </form>
    </details>
  );
}
