/** Tinos: metric twin of the Times that official forms use, with every Vietnamese letter. */

import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);
const face = (name: string) => resolve(`@expo-google-fonts/tinos/${name}`);

export const tinos = {
  normal: face('400Regular/Tinos_400Regular.ttf'),
  bold: face('700Bold/Tinos_700Bold.ttf'),
  italics: face('400Regular_Italic/Tinos_400Regular_Italic.ttf'),
  bolditalics: face('700Bold_Italic/Tinos_700Bold_Italic.ttf'),
};

/** The only files that a document may read. */
export const fontFiles: ReadonlySet<string> = new Set(Object.values(tinos));
