/** Which language the app speaks. The choice is no personal data; another language than Vietnamese comes when it is asked for. */

import { create } from 'zustand';
import { speak } from './spoken.ts';

export const languages = ['vi', 'en'] as const;
export type LanguageName = (typeof languages)[number];

const storageKey = 'language';

/** What is spoken now; with it the whole app is drawn anew. */
export const useLanguage = create<{ readonly language: LanguageName }>()(() => ({ language: 'vi' }));

export function chosenLanguage(): LanguageName {
  return localStorage.getItem(storageKey) === 'en' ? 'en' : 'vi';
}

export function keepLanguage(language: LanguageName): void {
  localStorage.setItem(storageKey, language);
}

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
    return false;
  } finally {
    removeEventListener('vite:preloadError', keepToOurselves, true);
  }
  document.documentElement.lang = language;
  useLanguage.setState({ language });
  return true;
}
