import type { languageChoice as vietnamese } from '../vi/languages.ts';

export const languageChoice: typeof vietnamese = {
  legend: 'Language (Ngôn ngữ)',
  coming: 'Fetching English…',
  absent:
    'English could not be fetched to this phone, so the app stays Vietnamese. Choose it again when there is network.',
};
