/** What the resident thought of it, with the phone in the resident's hand and nobody beside: three taps, or none. */

import { useState } from 'react';
import { useParams } from 'react-router';
import type { SatisfactionAnswers } from '../../core/results/satisfaction.ts';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { SatisfactionFaces } from '../parts/satisfaction-faces.tsx';
import { changeHanded } from '../state/hand-over.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { satisfaction as texts } from '../texts/vi/results.ts';
import { GiveBack } from './give-back.tsx';

export default function ResidentOpinion() {
  const device = useDevice();
  const { hamlet = '', dossierId = '' } = useParams();
  const [complaint, setComplaint] = useState<string>();

  async function keep(answers: SatisfactionAnswers): Promise<void> {
    const written = await device.hamlets.write(hamlet, [{ type: 'satisfaction', dossierId, ...answers }]);
    if (written.ok) changeHanded({ stage: 'finished' });
    else setComplaint(problemSentence(written.problem));
  }

  return (
    <Page title={texts.title} lead={texts.lead} state={<GiveBack />}>
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      <SatisfactionFaces onDone={(answers) => void keep(answers)} onSkip={() => changeHanded({ stage: 'finished' })} />
    </Page>
  );
}
