import type { ReadBackSentence } from '../../core/dossier/read-back.ts';

/** What the resident sees at once: one thing, or a few short ones that belong together. */
export interface ReadBackPage {
  readonly procedureCode: string;
  readonly sensitive: boolean;
  readonly sentences: readonly ReadBackSentence[];
}

const mostSentences = 3;
const mostLetters = 150;

/** Short neighbours share a page; sensitive ones never share one with others, and no page mixes two procedures. */
export function readBackPages(sentences: readonly ReadBackSentence[]): readonly ReadBackPage[] {
  const pages: ReadBackPage[] = [];
  for (const sentence of sentences) {
    const page = pages.at(-1);
    const letters = (page?.sentences ?? []).reduce((sum, one) => sum + one.text.length, 0);
    const fits =
      page !== undefined &&
      page.procedureCode === sentence.procedureCode &&
      page.sensitive === sentence.sensitive &&
      page.sentences.length < mostSentences &&
      letters + sentence.text.length <= mostLetters;
    if (fits) pages[pages.length - 1] = { ...page, sentences: [...page.sentences, sentence] };
    else pages.push({ procedureCode: sentence.procedureCode, sensitive: sentence.sensitive, sentences: [sentence] });
  }
  return pages;
}
