/** The language of the app, beside the colours. The whole app is drawn anew with it, so the focus comes back to what was chosen. */

import { useEffect, useRef } from 'react';
import choices from '../field/form/field.module.css';
import { languageChoice as texts, languageNames } from '../texts/vi/languages.ts';
import { Notice } from './notice.tsx';
import { useLanguageChoice } from './use-language-choice.ts';

let isJustChosen = false;

export function LanguageChoice() {
  const { language, word, choose } = useLanguageChoice(false);
  const chosen = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!isJustChosen) return;
    isJustChosen = false;
    // After the heading, which takes the focus of every screen that is new.
    setTimeout(() => chosen.current?.focus());
  }, []);
  return (
    <fieldset className={choices['field']}>
      <legend className={choices['label']}>{texts.legend}</legend>
      <div className={choices['choices']} data-row="">
        {(['vi', 'en'] as const).map((one) => (
          <label key={one} className={choices['choice']} lang={one}>
            <input
              ref={language === one ? chosen : undefined}
              type="radio"
              name="language"
              checked={language === one}
              onChange={() => {
                isJustChosen = true;
                choose(one);
              }}
            />
            {languageNames[one]}
          </label>
        ))}
      </div>
      {word && <Notice tone="waiting">{word}</Notice>}
    </fieldset>
  );
}
