/** Nhận phong bì: read the giver's code, count, write the own side down, and show back what was counted. */

import { Suspense, lazy, useState } from 'react';
import { useNavigate } from 'react-router';
import type { EnvelopeBody } from '../../core/handover/hand-over.ts';
import { formatHandOverCode, parseHandOverCode } from '../../core/handover/hand-over-code.ts';
import type { HandOverCode } from '../../core/handover/hand-over-code.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { ScanView } from '../parts/scan-view.tsx';
import { handover } from '../texts/vi/handover.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { EnvelopeTicks } from './envelope-ticks.tsx';
import css from './handover.module.css';
import { useEnvelopes } from './use-envelopes.ts';

const QrCode = lazy(() => import('../parts/qr-code.tsx'));
const { taking: texts } = handover;

export function TakeEnvelopesScreen() {
  const navigate = useNavigate();
  const { known, note, complaint, isBusy } = useEnvelopes();
  const [offer, setOffer] = useState<HandOverCode>();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [answer, setAnswer] = useState<string>();

  function read(text: string): string | undefined {
    const parsed = parseHandOverCode(text);
    if (!parsed.ok) return problemSentence(parsed.problem);
    if (parsed.value.part !== 'offer') return texts.answered;
    if (parsed.value.deviceId === known?.me.deviceId) return texts.own;
    setTicked(new Set());
    setOffer(parsed.value);
    return undefined;
  }

  async function confirm({ handOverId, kind, name, deviceId, envelopes, purpose }: HandOverCode): Promise<void> {
    if (!known || isBusy) return;
    const { me, fallbackHamlet } = known;
    const counted = envelopes.filter(({ code }) => ticked.has(code));
    const missing = envelopes.filter(({ code }) => !ticked.has(code));
    const body: EnvelopeBody = {
      type: 'envelope',
      handOverId,
      side: 'taken',
      from: { kind, name, deviceId },
      to: { kind: 'person', name: me.personName, deviceId: me.deviceId },
      envelopes: counted,
      ...(missing.length > 0 && { missing }),
      ...(purpose && { purpose }),
    };
    if (!(await note(fallbackHamlet, body))) return;
    const { deviceId: own, personName } = me;
    setAnswer(
      formatHandOverCode({
        part: 'counted',
        kind: 'person',
        handOverId,
        deviceId: own,
        name: personName,
        envelopes: counted,
      }),
    );
  }

  const finish = (
    <Button kind="primary" wide onClick={() => void navigate('/them/phong-bi')}>
      {texts.finish}
    </Button>
  );
  if (answer !== undefined) {
    return (
      <Page title={texts.show} lead={texts.showHelp} arrival="answer" actions={finish}>
        <div className={css['qr']}>
          <Suspense fallback={null}>
            <QrCode text={answer} label={texts.qr} />
          </Suspense>
        </div>
      </Page>
    );
  }
  if (offer) {
    const all = offer.envelopes.length;
    return (
      <Page
        title={texts.from(offer.name, all)}
        lead={texts.countLead}
        arrival="count"
        state={texts.counted(ticked.size, all)}
        actions={
          <>
            <Button onClick={() => setOffer(undefined)}>{texts.stop}</Button>
            <Button kind="primary" disabled={isBusy} onClick={() => void confirm(offer)}>
              {ticked.size === 0 ? texts.confirmNone : texts.confirm(ticked.size)}
            </Button>
          </>
        }
      >
        <Button kind="quiet" onClick={() => setTicked(new Set(offer.envelopes.map(({ code }) => code)))}>
          {texts.all}
        </Button>
        <EnvelopeTicks
          legend={texts.counted(ticked.size, all)}
          envelopes={offer.envelopes}
          ticked={ticked}
          onTick={setTicked}
        />
        {complaint && (
          <Notice tone="attention" urgent>
            {complaint}
          </Notice>
        )}
      </Page>
    );
  }
  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      arrival="scan"
      actions={<Button onClick={() => void navigate('/them/phong-bi')}>{texts.stop}</Button>}
    >
      {known && <ScanView aim={texts.aim} onText={read} />}
    </Page>
  );
}
