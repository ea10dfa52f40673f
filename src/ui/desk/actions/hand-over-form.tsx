import { useState } from 'react';
import type { DeskActions } from '../../../core/reception/desk.ts';
import { LineField } from '../../parts/line-field.tsx';
import { actions as texts } from '../../texts/vi/desk-actions.ts';
import { ActionFrame } from './action-frame.tsx';
import type { ActionFormProps } from './action-frame.tsx';
import css from './action-form.module.css';

const ways = ['counter', 'remote', 'post', 'electronic'] as const satisfies readonly DeskActions['hand-over']['way'][];

/** To whom and which way the result went; the applicant's name is at hand, another one is typed. */
export function HandOverForm(props: ActionFormProps) {
  const { dossier, action, onDone } = props;
  const [way, setWay] = useState<(typeof ways)[number]>('counter');
  const [to, setTo] = useState(dossier.text.applicant.fullName);
  const [isTried, setTried] = useState(false);
  const people = [dossier.text.applicant.fullName, dossier.text.representative?.person.fullName];

  async function submit(): Promise<void> {
    setTried(true);
    if (to.trim() === '') return;
    if (await action.run('hand-over', { way, to: to.trim() })) onDone();
  }

  return (
    <ActionFrame panel="hand-over" form={props} onSubmit={() => void submit()}>
      <fieldset className={css['choices']}>
        <legend>{texts.handOverWay}</legend>
        {ways.map((each) => (
          <label key={each}>
            <input type="radio" name="way" checked={way === each} onChange={() => setWay(each)} />
            {texts.ways[each]}
          </label>
        ))}
      </fieldset>
      <LineField label={texts.handOverTo} fault={isTried && to.trim() === '' ? texts.handOverToMissing : undefined}>
        {(ties) => (
          <>
            <input
              {...ties}
              name="to"
              list="hand-over-people"
              autoComplete="off"
              maxLength={200}
              value={to}
              onChange={(event) => setTo(event.target.value.normalize('NFC'))}
            />
            <datalist id="hand-over-people">
              {people.map((name) => name && <option key={name}>{name}</option>)}
            </datalist>
          </>
        )}
      </LineField>
    </ActionFrame>
  );
}
