/** Another language than Vietnamese comes when it is asked for. */

import { languageMark } from '../state/marks.ts';
import { speak } from './speak.ts';
import { useLanguage } from './use-language.ts';
import type { LanguageName } from './use-language.ts';

export function chosenLanguage(): LanguageName {
  return localStorage.getItem(languageMark) === 'en' ? 'en' : 'vi';
}

export function keepLanguage(language: LanguageName): void {
  localStorage.setItem(languageMark, language);
}

/** A browser that once could not load a file says so again without asking: only a page opened anew asks. */
let hasFailed = false;

/** Whether the language that is wanted can come only with the page opened anew. */
export const needsReopening = (language: LanguageName): boolean => hasFailed && language !== 'vi' && navigator.onLine;

/**
 * Speaks `language` until the page is left; false: its file is not to be had, and what was spoken stays. `toResidents`: it is
 * the resident who chose.
 */
export async function changeLanguage(language: LanguageName, toResidents = false): Promise<boolean> {
  // Absent words are no missing part of the app, for which it would look for a newer version.
  const keepToOurselves = (event: Event): void => event.stopImmediatePropagation();
  addEventListener('vite:preloadError', keepToOurselves, true);
  try {
    speak(language === 'en' ? (await import('./english.ts')).english : undefined, toResidents);
  } catch {
    hasFailed = true;
    return false;
  } finally {
    removeEventListener('vite:preloadError', keepToOurselves, true);
  }
  document.documentElement.lang = language;
  useLanguage.setState({ language });
  return true;
}
