import { useState } from 'react';
import { useNavigate } from 'react-router';
import { sealIncomplete } from '../../core/dossier/seal-incomplete.ts';
import type { Problem } from '../../core/problem.ts';
import type { BasketScreenProps } from '../field/basket-screens.tsx';
import { basketPath } from '../field/draft-path.ts';
import { Button } from '../parts/button.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { kiosk as texts } from '../texts/vi/kiosk.ts';
import { problemSentence } from '../texts/vi/problems.ts';

/** Làm tiếp tại quầy: what was said so far goes to the desk as it is, and an official asks the rest. */
export function AtCounter({ basketId, basket }: BasketScreenProps) {
  const device = useDevice();
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  async function hand(): Promise<void> {
    setAsking(false);
    for (const { draft } of basket) {
      const sealed = await sealIncomplete(device, draft.dossierId);
      if (!sealed.ok) return setProblem(sealed.problem);
    }
    await navigate(basketPath(basketId, 'sealed'), { replace: true });
  }

  return (
    <>
      {problem && (
        <Notice tone="attention" urgent>
          {problemSentence(problem)}
        </Notice>
      )}
      <Button icon="forward" onClick={() => setAsking(true)}>
        {texts.atCounter}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={texts.atCounterTitle}
          lead={texts.atCounterLead}
          yes={texts.atCounterYes}
          no={texts.atCounterNo}
          onAnswer={(isYes) => (isYes ? void hand() : setAsking(false))}
        />
      )}
    </>
  );
}
