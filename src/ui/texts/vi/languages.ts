/** The choice of the language. Each names itself, so that whoever speaks it finds it. */

import type { LanguageName } from '../use-language.ts';
import { spoken } from '../spoken.ts';

/** The same in every language. */
export const languageNames: Readonly<Record<LanguageName, string>> = { vi: 'Tiếng Việt', en: 'English' };

export const languageChoice = spoken('languages.languageChoice', {
  legend: 'Ngôn ngữ (Language)',
  coming: 'Đang tải tiếng Anh…',
  absent: 'Chưa tải được tiếng Anh về máy này, nên ứng dụng vẫn dùng tiếng Việt. Khi có mạng, hãy chọn lại.',
});
