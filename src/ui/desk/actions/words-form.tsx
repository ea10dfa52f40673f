/** Refusing, withdrawing and recording the result: words that the applicant will hear, begun from a ready sentence or written freely. */

import { useId, useState } from 'react';
import { LineField } from '../../parts/line-field.tsx';
import { actions as texts } from '../../texts/vi/desk-actions.ts';
import { ActionFrame } from './action-frame.tsx';
import type { ActionFormProps } from './action-frame.tsx';
import { ReadyWords } from './ready-words.tsx';

const mostWords = 2000;

const words = {
  refuse: { lead: texts.refuseLead, label: texts.refuseReason, ready: texts.refuseReasons },
  withdraw: { lead: texts.withdrawLead, label: texts.withdrawReason, ready: texts.withdrawReasons },
  result: { lead: texts.resultLead, label: texts.resultSummary, ready: texts.resultReasons },
} as const;

export function WordsForm({ panel, ...props }: ActionFormProps & { readonly panel: keyof typeof words }) {
  const { action, onDone } = props;
  const { lead, label, ready } = words[panel];
  const [text, setText] = useState('');
  const [isTried, setTried] = useState(false);
  const place = useId();
  const isMissing = text.trim() === '';

  async function submit(): Promise<void> {
    setTried(true);
    if (isMissing) return;
    const said = text.trim();
    const isDone = await (panel === 'result'
      ? action.run('result', { summary: said })
      : action.run(panel, { reason: said }));
    if (isDone) onDone();
  }

  return (
    <ActionFrame panel={panel} lead={lead} form={props} onSubmit={() => void submit()}>
      <ReadyWords
        words={ready}
        onChoose={(sentence) => {
          setText(sentence);
          document.getElementById(place)?.querySelector('textarea')?.focus();
        }}
      />
      <div id={place}>
        <LineField label={label} fault={isTried && isMissing ? texts.wordsMissing : undefined}>
          {(ties) => (
            <textarea
              {...ties}
              rows={6}
              name={panel}
              maxLength={mostWords}
              autoComplete="off"
              value={text}
              onChange={(event) => setText(event.target.value.normalize('NFC'))}
            />
          )}
        </LineField>
      </div>
    </ActionFrame>
  );
}
