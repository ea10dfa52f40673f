/**
 * Whole sentences to ask for a supplement with, made for the very paper, signature or answer: what is wrong with it and what is
 * to be done. They are beginnings; the official changes them as needed.
 */

import type { Procedure } from '../../core/procedure/procedure.ts';
import { actions as texts } from '../texts/vi/desk-actions.ts';
import type { SupplementKind } from './supplement-options.ts';
import { lowerFirst } from '../../core/text/lower-first.ts';

export function readySentences(kind: SupplementKind, id: string, procedure: Procedure | undefined): readonly string[] {
  if (kind !== 'paper') return texts.supplementReasons[kind];
  const paper = procedure?.papers.find(({ paperId }) => paperId === id);
  const name = shortPaperName(paper?.name ?? texts.thisPaper);
  const faults = texts.paperFaults(name);
  return [
    ...faults.picture,
    ...(paper?.declaration ? faults.declaration : faults.content),
    ...(paper?.need === 'photo' ? [] : faults.original),
    ...faults.wrong,
  ];
}

/** Without what stands in brackets or after a dash: sentences are read out. */
export function shortPaperName(name: string): string {
  const short = name
    .replaceAll(/\s*\([^)]*\)/g, '')
    .split(/\s[–-]\s/)[0]
    ?.trim();
  const words = short === undefined || short === '' ? name : short;
  return lowerFirst(words);
}
