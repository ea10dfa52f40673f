/** Who gets the dossier now: a section, the leader, the desk again, or another agency that decides. */

import { useState } from 'react';
import { holderKinds } from '../../../core/reception/desk-life.ts';
import type { Holder, HolderKind } from '../../../core/reception/desk-life.ts';
import { LineField } from '../../parts/line-field.tsx';
import { holders, life as texts } from '../../texts/vi/desk-life.ts';
import { holderWords } from '../holder-words.ts';
import { ActionFrame } from './action-frame.tsx';
import type { ActionFormProps } from './action-frame.tsx';
import css from './action-form.module.css';

export function RouteForm(props: ActionFormProps) {
  const { dossier, action, onDone } = props;
  const now: Pick<Holder, 'kind' | 'name'> = dossier.row.holder ?? { kind: 'desk' };
  const [to, setTo] = useState<HolderKind>(nextOf(now.kind));
  const [name, setName] = useState('');
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const isNamed = to === 'section' || to === 'agency';
  const isMissing = isNamed && name.trim() === '';
  const isSame = to === now.kind && name.trim() === (now.name ?? '');
  const known = [...new Set(dossier.route.flatMap((step) => (step.kind === to && step.name ? [step.name] : [])))];

  async function submit(): Promise<void> {
    setTried(true);
    if (isMissing || isSame) return;
    const body = {
      to,
      ...(to !== 'desk' && name.trim() !== '' && { name: name.trim() }),
      ...(note.trim() !== '' && { note: note.trim() }),
    };
    if (await action.run('route', body)) onDone();
  }

  return (
    <ActionFrame panel="route" lead={texts.routeNow(holderWords(now))} form={props} onSubmit={() => void submit()}>
      <fieldset className={css['choices']}>
        <legend>{texts.routeTo}</legend>
        {holderKinds.map((kind) => (
          <label key={kind}>
            <input
              type="radio"
              name="to"
              checked={to === kind}
              onChange={() => {
                setTo(kind);
                setName('');
              }}
            />
            {holders.kinds[kind]}
          </label>
        ))}
      </fieldset>
      {to !== 'desk' && (
        <LineField
          label={texts.routeNames[to]}
          fault={isTried && isMissing ? texts.routeNameMissing : isTried && isSame ? texts.routeSame : undefined}
        >
          {(ties) => (
            <>
              <input
                {...ties}
                name="holder"
                list="route-names"
                autoComplete="off"
                maxLength={120}
                value={name}
                onChange={(event) => setName(event.target.value.normalize('NFC'))}
              />
              <datalist id="route-names">
                {[...new Set([...known, ...(to === 'section' ? texts.sections : [])])].map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </datalist>
            </>
          )}
        </LineField>
      )}
      {to === 'desk' && isTried && isSame && <p className={css['soft']}>{texts.routeSame}</p>}
      <LineField label={texts.routeNote}>
        {(ties) => (
          <textarea
            {...ties}
            rows={3}
            maxLength={2000}
            autoComplete="off"
            value={note}
            onChange={(event) => setNote(event.target.value.normalize('NFC'))}
          />
        )}
      </LineField>
    </ActionFrame>
  );
}

/** The usual way: desk → section → leader → desk. */
function nextOf(kind: HolderKind): HolderKind {
  return ({ desk: 'section', section: 'leader', leader: 'desk', agency: 'desk' } as const)[kind];
}
