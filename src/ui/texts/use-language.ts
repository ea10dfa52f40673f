/** Which language the app speaks. The choice is no personal data. */

import { create } from 'zustand';

export type LanguageName = 'vi' | 'en';

/** What is spoken now; with it the whole app is drawn anew. */
export const useLanguage = create<{ readonly language: LanguageName }>()(() => ({ language: 'vi' }));

/** How figures and days of the week are written in it. */
export const spokenLocale = (): string => (useLanguage.getState().language === 'en' ? 'en-GB' : 'vi-VN');
