/** By what a file is known for a bundle before anything of it is kept: a zip whose first entry is the name plate. */

import { bundleLimits } from '../../protocol/bundle.ts';
import { textLengthOf } from './bundle-text.ts';

/** Over the first bytes, one character each. */
export const bundleZipSign = /^PK[^]{28}gocua\.json/;
/** The same as base64, where the thirty bytes before the name are forty signs. */
export const bundleTextSign = /^(\u00EF\u00BB\u00BF)?\s*UEsDB[\w+/]{35}Z29jdWEuanNvb/;

export const mostSharedBytes = textLengthOf(bundleLimits.fileBytes);
