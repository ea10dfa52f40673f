import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { TextLine } from '../parts/text-line.tsx';
import { oldDrafts as texts } from '../texts/vi/old-drafts.ts';
import css from './old-drafts.module.css';

export interface OldThing {
  readonly id: string;
  /** Whose it is, as far as anybody knows. */
  readonly name: string;
  readonly procedure: string;
  readonly code?: string;
  readonly days: number;
  /** Why the desk is not the one to go on with it. */
  readonly remark?: string;
  readonly canBeHandedOver: boolean;
}

interface OldDraftRowProps {
  readonly thing: OldThing;
  readonly isGoing: boolean;
  readonly isBusy: boolean;
  readonly complaint: string | undefined;
  readonly onGoOn: () => void;
  readonly onHandOver: (note: string) => void;
  readonly onRemove: () => void;
  readonly onKeep: () => void;
}

/** One old draft and the three things that may become of it; while it is about to be deleted, only the way back. */
export function OldDraftRow({ thing, isGoing, isBusy, complaint, ...on }: OldDraftRowProps) {
  const [isHandingOver, setHandingOver] = useState(false);
  const [note, setNote] = useState('');
  const { name, procedure, code, days, remark } = thing;
  if (isGoing) {
    return (
      <li className={css['card']}>
        <Notice tone="attention" urgent>
          <p>{texts.removing([name, procedure, code].filter(Boolean).join(', '), days)}</p>
          <Button onClick={on.onKeep}>{texts.keep}</Button>
        </Notice>
      </li>
    );
  }
  return (
    <li className={css['card']}>
      <h2>{name}</h2>
      <p>{procedure}</p>
      <p className={css['facts']}>{[code, texts.age(days)].filter(Boolean).join(' · ')}</p>
      {remark && <p className={css['facts']}>{remark}</p>}
      {complaint && (
        <Notice tone="attention" urgent>
          <b>{texts.cannot}</b>
          <p>{complaint}</p>
        </Notice>
      )}
      {isHandingOver ? (
        <>
          <p>{texts.handOverLead}</p>
          <TextLine label={texts.note} name="note" value={note} onChange={setNote} />
          <div className={css['ways']}>
            <Button onClick={() => setHandingOver(false)}>{texts.cancel}</Button>
            <Button
              kind="primary"
              icon="box"
              disabled={isBusy}
              onClick={() => {
                setHandingOver(false);
                on.onHandOver(note);
              }}
            >
              {texts.handOverYes}
            </Button>
          </div>
        </>
      ) : (
        <div className={css['ways']}>
          <Button icon="pen" onClick={on.onGoOn}>
            {texts.goOn}
          </Button>
          {thing.canBeHandedOver && (
            <Button icon="box" disabled={isBusy} onClick={() => setHandingOver(true)}>
              {isBusy ? texts.handingOver : texts.handOver}
            </Button>
          )}
          <Button kind="danger" disabled={isBusy} onClick={on.onRemove}>
            {texts.remove}
          </Button>
        </div>
      )}
    </li>
  );
}
