/** Cần xem lại: the reason in plain words, what may help, and the packet as a file to carry to the desk by hand. */

import { useState } from 'react';
import type { ReactNode } from 'react';
import { isHeldWhole } from '../../core/delivery/delivery.ts';
import type { Delivery } from '../../core/delivery/delivery.ts';
import { discardAcknowledged } from '../../core/delivery/discard-acknowledged.ts';
import { retryDelivery } from '../../core/delivery/retry-delivery.ts';
import { isCorrectable } from '../../core/dossier/correction-window.ts';
import type { Draft } from '../../core/dossier/dossier.ts';
import type { Problem } from '../../core/problem.ts';
import { Button } from '../parts/button.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { saveBundle } from '../parts/save-bundle.ts';
import { dossiers as texts } from '../texts/vi/dossiers.ts';
import { problemSentence } from '../texts/vi/problems.ts';

interface DeliveryTroubleProps {
  readonly delivery: Delivery;
  readonly problem: Problem;
  readonly draft?: Draft | undefined;
}

/** A packet that needs a person. Sending again is offered only while the gateway lacks something of it. */
export function DeliveryTrouble({ delivery, problem, draft }: DeliveryTroubleProps) {
  const device = useDevice();
  const isHeld = isHeldWhole(delivery);

  async function retry(): Promise<void> {
    await retryDelivery(device, delivery.pid);
    await device.nudge();
  }

  return (
    <Trouble pid={delivery.pid} retry={isHeld ? undefined : () => void retry()} mayRemove={isHeld}>
      <p>{problemSentence(problem)}</p>
      <Advice
        draft={isAboutThisPhone(problem) ? undefined : draft}
        otherwise={isHeld ? texts.askDesk : texts.handToDesk}
      />
    </Trouble>
  );
}

interface ReviewTroubleProps {
  readonly pid: string;
  /** Absent while the vault is locked, or when the gateway told none. */
  readonly reason: string | undefined;
  readonly draft: Draft | undefined;
}

/** A dossier that the gateway could open, and whose re-check failed. */
export function ReviewTrouble({ pid, reason, draft }: ReviewTroubleProps) {
  return (
    <Trouble pid={pid}>
      <p>{texts.reviewLead}</p>
      {reason && <p>{reason}</p>}
      <Advice draft={draft} otherwise={texts.askDesk} />
    </Trouble>
  );
}

/** A correction of this phone would be refused for the same reason. */
function isAboutThisPhone({ code }: Problem): boolean {
  return code === 'device-revoked' || code === 'device-unconfirmed' || code === 'unknown-device';
}

function Advice({ draft, otherwise }: { readonly draft: Draft | undefined; readonly otherwise: string }) {
  const device = useDevice();
  const mayCorrect = draft !== undefined && isCorrectable(draft, device.clock.nowMs());
  return <p>{mayCorrect ? texts.correctHint : otherwise}</p>;
}

interface TroubleProps {
  readonly pid: string;
  readonly retry?: (() => void) | undefined;
  /** The gateway signed for all of it. */
  readonly mayRemove?: boolean;
  readonly children: ReactNode;
}

function Trouble({ pid, retry, mayRemove = false, children }: TroubleProps) {
  const device = useDevice();
  const [word, setWord] = useState<string>();
  const [isAsked, setAsked] = useState(false);

  async function exportPacket(): Promise<void> {
    const packet = await device.exportPacket(pid);
    if (!packet.ok) return setWord(problemSentence(packet.problem));
    if (await saveBundle(packet.value)) setWord(texts.exported);
  }

  async function answer(isYes: boolean): Promise<void> {
    setAsked(false);
    if (!isYes) return;
    const removed = await discardAcknowledged(device, pid);
    if (!removed.ok) setWord(problemSentence(removed.problem));
  }

  return (
    <Notice tone="attention">
      <b>{texts.attentionTitle}</b>
      {children}
      {word && <p role="status">{word}</p>}
      {retry && <Button onClick={retry}>{texts.retry}</Button>}{' '}
      <Button onClick={() => void exportPacket()}>{texts.exportPacket}</Button>{' '}
      {mayRemove && (
        <Button kind="quiet" onClick={() => setAsked(true)}>
          {texts.remove}
        </Button>
      )}
      {isAsked && (
        <ConfirmDialog
          title={texts.removeTitle}
          lead={texts.removeLead}
          yes={texts.removeYes}
          no={texts.removeNo}
          onAnswer={(isYes) => void answer(isYes)}
        />
      )}
    </Notice>
  );
}
