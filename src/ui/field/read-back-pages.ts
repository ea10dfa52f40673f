import type { ReadBackSentence } from '../../core/dossier/read-back.ts';
import type { LeftReading } from '../state/left-reading.ts';

/** What the resident sees at once: one thing, or a few short ones that belong together. */
export interface ReadBackPage {
  readonly procedureCode: string;
  readonly sensitive: boolean;
  readonly sentences: readonly ReadBackSentence[];
}

export interface ReadBackPages {
  readonly pages: readonly ReadBackPage[];
  /** Where reading begins, or goes on. */
  readonly start: number;
  /** How many pages from there say what was changed. */
  readonly changedCount: number;
}

const mostSentences = 3;
const mostLetters = 150;

/** The same question in the same words. */
export function sentenceKey({ procedureCode, questionId, text }: ReadBackSentence): string {
  return `${procedureCode}#${questionId ?? ''}=${text}`;
}

/** After a correction: first what was affirmed, to step back to, then what was changed, then what nobody has heard yet. */
export function arrangeReading(sentences: readonly ReadBackSentence[], left: LeftReading | undefined): ReadBackPages {
  if (!left) return { pages: readBackPages(sentences), start: 0, changedCount: 0 };
  const affirmed = readBackPages(sentences.filter((one) => left.affirmed.has(sentenceKey(one))));
  const changed = readBackPages(sentences.filter((one) => !left.known.has(sentenceKey(one))));
  const rest = readBackPages(
    sentences.filter((one) => left.known.has(sentenceKey(one)) && !left.affirmed.has(sentenceKey(one))),
  );
  return { pages: [...affirmed, ...changed, ...rest], start: affirmed.length, changedCount: changed.length };
}

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
