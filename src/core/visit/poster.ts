/**
 * What stands on a poster, in its words: printed by the gateway and shown by the desk's preview, so both say the same. Few
 * and large, read from a metre away; nothing of a person. What a procedure asks for only sometimes is left to its page.
 */

import type { Procedure } from '../procedure/procedure.ts';
import { communeOffice } from '../text/commune-office.ts';

export const posterPapers = ['A4', 'A5'] as const;
export type PosterPaper = (typeof posterPapers)[number];

/** `POST /desk/posters` → PDF, a page for each procedure × hamlet; at least one of the lists has something in it. */
export interface PostersRequest {
  readonly paper: PosterPaper;
  readonly codes: readonly string[];
  readonly hamlets: readonly string[];
}
export const mostPosters = 60;

export interface PosterSubject {
  readonly procedure?: Pick<Procedure, 'shortName' | 'papers'>;
  readonly hamlet?: string;
  /** With its kind: "Xã Mẫu". */
  readonly communeName: string;
  readonly telephone?: string;
}

export interface PosterWords {
  readonly office: string;
  readonly title: string;
  readonly hamlet?: string;
  readonly sentence: string;
  readonly bring: readonly string[];
  readonly call?: string;
}

/** How many things to bring there is room for, and how long each may be. */
const room = { A4: { items: 4, letters: 84 }, A5: { items: 3, letters: 60 } } as const;

export function posterWords(
  { procedure, hamlet, communeName, telephone }: PosterSubject,
  paper: PosterPaper,
): PosterWords {
  return {
    office: communeOffice(communeName),
    title: procedure?.shortName ?? hamlet ?? communeName,
    ...(procedure && hamlet !== undefined && { hamlet }),
    sentence: procedure
      ? 'Quét mã để xem cần giấy tờ gì, mất bao lâu, phí bao nhiêu, nộp ở đâu.'
      : 'Quét mã để xem mỗi việc cần giấy tờ gì, mất bao lâu, phí bao nhiêu, nộp ở đâu.',
    bring: procedure ? bringTo(procedure, paper) : ['Thẻ căn cước', 'Giấy tờ của việc cần làm (quét mã để xem)'],
    ...(telephone !== undefined && { call: telephone }),
  };
}

function bringTo({ papers }: Pick<Procedure, 'papers'>, paper: PosterPaper): readonly string[] {
  const { items, letters } = room[paper];
  const always = papers.filter(({ when, optional, declaration }) => !when && !optional && !declaration);
  const hasMore = papers.some(({ when, optional }) => when !== undefined || optional === true);
  const names = ['Thẻ căn cước', ...always.map(({ name }) => cut(name, letters))];
  const shown = [...new Set(names)];
  if (shown.length <= items && !hasMore) return shown;
  return [...shown.slice(0, items - 1), 'Giấy tờ khác tùy trường hợp: quét mã để xem'];
}

/** At a space, because half a word helps nobody. */
function cut(text: string, letters: number): string {
  if (text.length <= letters) return text;
  const head = text.slice(0, letters);
  return `${head.slice(0, Math.max(head.lastIndexOf(' '), letters / 2)).replace(/[\s,;:(–-]+$/u, '')}…`;
}
