/** Refusing, stopping, withdrawing, recording the result: words that the applicant will hear, begun from a ready sentence or freely. */

import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { LineField } from '../../parts/line-field.tsx';
import { actions as texts } from '../../texts/vi/desk-actions.ts';
import { life } from '../../texts/vi/desk-life.ts';
import { ActionFrame } from './action-frame.tsx';
import type { ActionFormProps } from './action-frame.tsx';
import { ReadyWords } from './ready-words.tsx';

const mostWords = 2000;

const findWords = () => ({
  refuse: { lead: texts.refuseLead, label: texts.refuseReason, ready: texts.refuseReasons },
  withdraw: { lead: texts.withdrawLead, label: texts.withdrawReason, ready: texts.withdrawReasons },
  stop: { lead: life.stopLead, label: life.stopReason, ready: life.stopReasons },
  result: { lead: texts.resultLead, label: texts.resultSummary, ready: texts.resultReasons },
});

interface WordsFormProps extends ActionFormProps {
  readonly panel: keyof ReturnType<typeof findWords>;
  /** Above the words. */
  readonly children?: ReactNode;
}

export function WordsForm({ panel, children, ...props }: WordsFormProps) {
  const { action, onDone } = props;
  const { lead, label, ready } = findWords()[panel];
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
      {children}
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
