/** By what a file is known for a bundle before anything of it is kept: a zip whose first entry is the name plate. */

import { bundleLimits } from '../../protocol/bundle.ts';
import { textLengthOf } from './bundle-text.ts';

/** Over the first bytes, one character each. */
export const bundleZipSign = /^PK\u0003\u0004[^]{26}gocua\.json/;
/** The same as base64; its length is a multiple of three up to the second letter of the name, so the signs stand still. */
export const bundleTextSign = /^(\u00EF\u00BB\u00BF)?\s*UEsDB[\w+/]{35}Z29jdWEuanNvb/;

export const mostSharedBytes = textLengthOf(bundleLimits.fileBytes);
