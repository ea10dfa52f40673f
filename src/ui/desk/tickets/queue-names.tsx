/** What people come to this hall for; each gets a letter before its numbers. */

import { useState } from 'react';
import type { FormEvent } from 'react';
import type { DeskBoard } from '../../../core/tickets/desk-boards.ts';
import { longestQueueName, parseQueueNames } from '../../../core/tickets/hall-queues.ts';
import { Button } from '../../parts/button.tsx';
import { LineField } from '../../parts/line-field.tsx';
import { Notice } from '../../parts/notice.tsx';
import { outcomeSentence } from '../../parts/outcome-sentence.ts';
import type { FailedOutcome } from '../../parts/outcome-sentence.ts';
import { deskQueues as texts } from '../../texts/vi/hall-queues.ts';
import css from './tickets-page.module.css';

interface QueueNamesProps {
  readonly board: DeskBoard;
  readonly send: <T>(path: string, body: object) => Promise<T | FailedOutcome>;
}

export function QueueNames({ board, send }: QueueNamesProps) {
  const [lines, setLines] = useState(() => board.queues.map(({ name }) => name).join('\n'));
  const [said, setSaid] = useState<{ readonly tone: 'done' | 'attention'; readonly words: string }>();

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const names = parseQueueNames(lines.split('\n'));
    if (names === undefined) return setSaid({ tone: 'attention', words: texts.wrong });
    const saved = await send<DeskBoard>(`/desk/boards/${board.boardId}/queues`, { names });
    setSaid(
      'kind' in saved ? { tone: 'attention', words: outcomeSentence(saved) } : { tone: 'done', words: texts.saved },
    );
  }

  return (
    <form className={css['links']} noValidate onSubmit={(event) => void save(event)}>
      <h2>{texts.title}</h2>
      <LineField label={texts.field} hint={texts.lead}>
        {(ties) => (
          <textarea
            {...ties}
            name="queues"
            rows={4}
            maxLength={6 * (longestQueueName + 1)}
            value={lines}
            onChange={({ target }) => {
              setLines(target.value);
              setSaid(undefined);
            }}
          />
        )}
      </LineField>
      {said && (
        <Notice tone={said.tone} urgent>
          {said.words}
        </Notice>
      )}
      <p>
        <Button type="submit">{texts.save}</Button>
      </p>
    </form>
  );
}
