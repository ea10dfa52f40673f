/**
 * Asking for a supplement: what is asked is picked on the dossier itself, from what is plainly missing, or from the list; each
 * with its why. Everything at once, since people live a day's walk away.
 */

import { useState } from 'react';
import { LineField } from '../../parts/line-field.tsx';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { actions as texts } from '../../texts/vi/desk-actions.ts';
import { readySentences } from '../ready-sentences.ts';
import { optionKey } from '../supplement-options.ts';
import { ActionFrame } from './action-frame.tsx';
import type { ActionFormProps } from './action-frame.tsx';
import css from './action-form.module.css';
import { ReadyWords } from './ready-words.tsx';

const mostWords = 500;
const kinds = ['paper', 'signature', 'answer'] as const;

export function SupplementForm(props: ActionFormProps) {
  const { procedure, action, supplement, options, onDone } = props;
  const { items, note } = supplement;
  const [isTried, setTried] = useState(false);
  const missing = options.filter((option) => option.isMissing && !supplement.has(option.kind, option.id));
  const others = options.filter((option) => !supplement.has(option.kind, option.id));
  const labelOf = (item: (typeof items)[number]) =>
    options.find((option) => optionKey(option) === optionKey(item))?.label ?? item.id;

  async function submit(): Promise<void> {
    setTried(true);
    if (items.length === 0 || items.some((item) => item.why.trim() === '')) return;
    const body = {
      items: items.map((item) => ({ ...item, why: item.why.trim() })),
      ...(note.trim() !== '' && { note: note.trim() }),
    };
    if (await action.run('supplement', body)) onDone();
  }

  return (
    <ActionFrame panel="supplement" lead={texts.supplementLead} form={props} onSubmit={() => void submit()}>
      {missing.length > 0 && (
        <div role="group" aria-labelledby="supplement-missing">
          <b id="supplement-missing">{texts.suggestions}</b>
          <div className={css['missing']}>
            {missing.map((option) => (
              <button key={optionKey(option)} type="button" onClick={() => supplement.toggle(option)}>
                + {option.kind === 'signature' ? texts.signatureOf(option.label) : option.label}
              </button>
            ))}
          </div>
        </div>
      )}
      {isTried && items.length === 0 && (
        <Notice tone="attention" urgent>
          {texts.nothingPicked}
        </Notice>
      )}
      <ol className={css['items']}>
        {items.map((item) => {
          const label = labelOf(item);
          return (
            <li key={optionKey(item)}>
              <div className={css['itemHead']}>
                <b>
                  <small>{texts.kinds[item.kind]} · </small>
                  {label}
                </b>
                <Button kind="quiet" aria-label={texts.remove(label)} onClick={() => supplement.toggle(item)}>
                  {texts.removeShort}
                </Button>
              </div>
              <ReadyWords
                words={readySentences(item.kind, item.id, procedure)}
                of={label}
                onChoose={(why) => supplement.setWhy(item, why)}
              />
              <LineField label={texts.why} fault={isTried && item.why.trim() === '' ? texts.whyMissing : undefined}>
                {(ties) => (
                  <textarea
                    {...ties}
                    rows={2}
                    maxLength={mostWords}
                    autoComplete="off"
                    value={item.why}
                    onChange={(event) => supplement.setWhy(item, event.target.value.normalize('NFC'))}
                  />
                )}
              </LineField>
            </li>
          );
        })}
      </ol>
      <LineField label={texts.addItem}>
        {(ties) => (
          <select
            {...ties}
            value=""
            onChange={(event) => {
              const option = others.find((each) => optionKey(each) === event.target.value);
              if (option) supplement.toggle(option);
            }}
          >
            <option value="" disabled>
              {texts.addChoose}
            </option>
            {kinds.map((kind) => (
              <optgroup key={kind} label={texts.kinds[kind]}>
                {others
                  .filter((option) => option.kind === kind)
                  .map((option) => (
                    <option key={option.id} value={optionKey(option)}>
                      {option.label}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        )}
      </LineField>
      <LineField label={texts.note}>
        {(ties) => (
          <textarea
            {...ties}
            rows={2}
            maxLength={2000}
            autoComplete="off"
            value={note}
            onChange={(event) => supplement.setNote(event.target.value.normalize('NFC'))}
          />
        )}
      </LineField>
    </ActionFrame>
  );
}
