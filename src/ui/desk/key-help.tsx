/** ? opens the list of the desk's keys, with the switch that turns one-letter keys off on this machine. */

import { useRef, useState } from 'react';
import { Button } from '../parts/button.tsx';
import frame from '../parts/office-frame.module.css';
import { Icon } from '../parts/icon.tsx';
import { areKeysOn, switchKeys, useKeys } from '../parts/use-keys.ts';
import { actions } from '../texts/vi/desk-actions.ts';
import { copying } from '../texts/vi/desk-copying.ts';
import { desk as texts } from '../texts/vi/desk.ts';
import { actionKeys, copyKeys, paperKeys, selectKey } from './desk-keys.ts';
import css from './key-help.module.css';

const words = texts.keyWords;
const findGroups = (): readonly { readonly title: string; readonly keys: readonly (readonly [string, string])[] }[] => [
  {
    title: texts.keyGroups.queue,
    keys: [
      ['j', words.down],
      ['k', words.up],
      ['Enter', words.open],
      [selectKey, words.select],
      ['Shift ↓', words.selectMore],
      ['/', words.search],
      ['?', words.help],
      ['Esc', words.escape],
    ],
  },
  {
    title: texts.keyGroups.papers,
    keys: [
      [paperKeys.next, words.nextPage],
      [paperKeys.previous, words.previousPage],
      [paperKeys.rotate, words.rotate],
      [paperKeys.zoomIn, words.zoomIn],
      [paperKeys.zoomOut, words.zoomOut],
      [paperKeys.fit, words.fit],
    ],
  },
  {
    title: texts.keyGroups.actions,
    keys: [
      ...Object.entries(actionKeys).map(
        ([action, key]) => [key, actions.names[action as keyof typeof actions.names]] as const,
      ),
      [copyKeys.open, copying.title],
      [copyKeys.next, copying.next],
      [copyKeys.back, copying.back],
    ],
  },
];

export function KeyHelp() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOn, setOn] = useState(areKeysOn);
  useKeys({ '?': () => dialog.current?.showModal() });
  return (
    <>
      <button type="button" className={`${frame['tool']} ${frame['keys']}`} onClick={() => dialog.current?.showModal()}>
        <Icon name="more" size={20} />
        <span>{texts.keys} (?)</span>
      </button>
      <dialog ref={dialog} className={css['dialog']} aria-labelledby="keys-title">
        <h2 id="keys-title">{texts.keysTitle}</h2>
        <div className={css['groups']}>
          {findGroups().map((group) => (
            <section key={group.title}>
              <h3>{group.title}</h3>
              <dl>
                {group.keys.map(([key, meaning]) => (
                  <div key={key}>
                    <dt>
                      <kbd>{key}</kbd>
                    </dt>
                    <dd>{meaning}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
        <label>
          <input
            type="checkbox"
            checked={isOn}
            onChange={(event) => {
              switchKeys(event.target.checked);
              setOn(event.target.checked);
            }}
          />
          {texts.keysUse}
        </label>
        <Button kind="primary" onClick={() => dialog.current?.close()}>
          {texts.keysClose}
        </Button>
      </dialog>
    </>
  );
}
