/** The newest list that was brought in, and the one way back from it. */

import { useState } from 'react';
import type { LastImport } from '../../../core/household/desk-households.ts';
import type { RosterUndoAnswer } from '../../../core/household/roster-import.ts';
import { Button } from '../../parts/button.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { useDevice } from '../../parts/device-context.tsx';
import { formatMoment } from '../../parts/format.ts';
import { Notice } from '../../parts/notice.tsx';
import { OfficeTrouble } from '../../parts/office-trouble.tsx';
import type { FailedOutcome } from '../../parts/outcome-sentence.ts';
import { households } from '../../texts/vi/households.ts';
import css from './households.module.css';

const texts = households.import;

interface LastImportCardProps {
  readonly last: LastImport;
  readonly onUndone: () => void;
}

export function LastImportCard({ last, onUndone }: LastImportCardProps) {
  const device = useDevice();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<FailedOutcome>();
  const [undone, setUndone] = useState<RosterUndoAnswer>();

  async function undo(isYes: boolean): Promise<void> {
    setAsking(false);
    if (!isYes) return;
    setBusy(true);
    setTrouble(undefined);
    const body = { importId: last.importId };
    const outcome = await device.office.call<RosterUndoAnswer>('POST', '/desk/rosters/undo', body);
    setBusy(false);
    if (outcome.kind !== 'done') return setTrouble(outcome);
    setUndone(outcome.value.body);
    onUndone();
  }

  return (
    <section className={css['card']}>
      <p>
        {texts.last(formatMoment(last.at), last.by, texts.lastCounts(last.added, last.changed, last.gone))}{' '}
        {last.isUndone && texts.lastUndone}
      </p>
      {undone && (
        <Notice tone="done" urgent>
          {texts.undone(undone.restored, undone.kept)}
        </Notice>
      )}
      {trouble && <OfficeTrouble trouble={trouble} wish="act" />}
      {!last.isUndone && undone === undefined && (
        <p>
          <Button disabled={isBusy} onClick={() => setAsking(true)}>
            {texts.undo}
          </Button>
        </p>
      )}
      {isAsking && (
        <ConfirmDialog
          title={texts.undoTitle}
          lead={texts.undoLead}
          yes={texts.undoYes}
          no={texts.undoNo}
          onAnswer={(isYes) => void undo(isYes)}
        />
      )}
    </section>
  );
}
