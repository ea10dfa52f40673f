/** What this version says of itself to whoever is asked to take it: one sentence, changed with `version` in package.json. */

import type { WhatIsNew } from '../core/app-ports.ts';
import { appVersion } from '../device/app/app-version.ts';

export const whatIsNew: WhatIsNew = {
  version: appVersion,
  vi: 'Có phần luyện tập, tiếng Anh và giọng đọc ghi sẵn.',
  en: 'There are practice lessons, English, and recorded voices.',
};
