/** Choosing a language: what is said while its file comes, and when it does not come. */

import { useEffect, useState } from 'react';
import { changeLanguage, chosenLanguage, keepLanguage, needsReopening } from '../texts/change-language.ts';
import { useLanguage } from '../texts/use-language.ts';
import type { LanguageName } from '../texts/use-language.ts';
import { languageChoice as texts } from '../texts/vi/languages.ts';

/** Shorter waits need no word. */
const patienceMs = 1_000;

interface LanguageChoice {
  readonly language: LanguageName;
  /** Why nothing has changed yet; absent: nothing is to be said. */
  readonly word: string | undefined;
  readonly choose: (language: LanguageName) => void;
}

/** `isResident`: for the person at the screen, who is gone in a moment; otherwise the phone speaks it at the next start too. */
export function useLanguageChoice(isResident: boolean): LanguageChoice {
  const language = useLanguage((state) => state.language);
  const [isComing, setComing] = useState(false);
  // Chosen earlier, and its file was not there when the app was opened.
  const [isAbsent, setAbsent] = useState(() => !isResident && chosenLanguage() !== language);
  const [wanted, setWanted] = useState<LanguageName>();
  useEffect(() => {
    if (wanted === undefined) return undefined;
    const timer = setTimeout(() => setComing(true), patienceMs);
    return () => {
      clearTimeout(timer);
      setComing(false);
    };
  }, [wanted]);

  async function choose(one: LanguageName): Promise<void> {
    setAbsent(false);
    setWanted(one);
    const before = chosenLanguage();
    // First, because with the change all of this is drawn anew.
    if (!isResident) keepLanguage(one);
    if (!isResident && needsReopening(one)) return location.reload();
    const isDone = await changeLanguage(one, isResident);
    if (!isDone && !isResident) keepLanguage(before);
    setWanted(undefined);
    setAbsent(!isDone);
  }
  const word = isComing ? texts.coming : isAbsent ? texts.absent : undefined;
  return { language, word, choose: (one) => void choose(one) };
}
