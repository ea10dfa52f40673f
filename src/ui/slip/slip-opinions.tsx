/** The resident's word with the slip alone: for each dossier of it that was handed over, once, and again after a change of mind. */

import { useState } from 'react';
import type { SatisfactionAnswers } from '../../core/results/satisfaction.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { SatisfactionFaces } from '../parts/satisfaction-faces.tsx';
import { satisfaction as texts } from '../texts/vi/results.ts';
import { slip } from '../texts/vi/slip.ts';
import { findSlipDossiers } from './slip-status.ts';
import type { SlipDossier } from './slip-status.ts';

interface SlipOpinionsProps {
  readonly slipToken: string;
  readonly dossiers: readonly SlipDossier[];
  /** The slip as the gateway has it after an answer. */
  readonly onGiven: (dossiers: readonly SlipDossier[]) => void;
}

export function SlipOpinions({ slipToken, dossiers, onGiven }: SlipOpinionsProps) {
  const device = useDevice();
  const [asked, setAsked] = useState<string>();
  const [isSending, setSending] = useState(false);
  const [complaint, setComplaint] = useState<string>();

  async function give(dossier: string, answers: SatisfactionAnswers): Promise<void> {
    setAsked(undefined);
    setSending(true);
    setComplaint(undefined);
    const outcome = await device.office.slipStatus(slipToken, { dossier, ...answers });
    setSending(false);
    const now = outcome.kind === 'done' ? findSlipDossiers(outcome.value) : undefined;
    if (now) onGiven(now);
    else setComplaint(outcome.kind === 'offline' ? texts.slipOffline : texts.slipTrouble);
  }

  return (
    <>
      {isSending && <p role="status">{texts.slipSending}</p>}
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      {dossiers.map(({ satisfaction }, index) => {
        if (!satisfaction) return null;
        const { dossier, isGiven } = satisfaction;
        return (
          <section key={dossier}>
            {dossiers.length > 1 && <p>{slip.of(index + 1, dossiers.length)}</p>}
            {isGiven && asked !== dossier && (
              <Notice tone="done" icon="check">
                {texts.slipGiven}
              </Notice>
            )}
            {asked === dossier ? (
              <SatisfactionFaces onDone={(answers) => void give(dossier, answers)} onSkip={() => setAsked(undefined)} />
            ) : (
              <Button kind={isGiven ? 'quiet' : 'primary'} wide disabled={isSending} onClick={() => setAsked(dossier)}>
                {isGiven ? texts.slipAgain : texts.slipOpen}
              </Button>
            )}
          </section>
        );
      })}
    </>
  );
}
