/**
 * A small index for finding procedures offline as people type them: without marks, by beginnings of words, by the
 * abbreviations of the trade, with one slip of the finger. Plain data and pure functions; built once, in a few
 * milliseconds for a few hundred titles.
 */

import { foldedWords } from '../text/fold.ts';
import type { DirectoryEntry, LifeEvent, Procedure } from './procedure.ts';

/** What of a detailed procedure the search looks at. */
export type SearchableProcedure = Pick<
  Procedure,
  'code' | 'name' | 'shortName' | 'aliases' | 'sector' | 'lifeEvents' | 'priority'
>;

export interface IndexedProcedure {
  readonly code: string;
  readonly name: string;
  readonly sector: string;
  /** Has its own page and perhaps a form here; the others are only in the directory. */
  readonly isDetailed: boolean;
  /** 1 … 3; 4 for what is only in the directory. */
  readonly priority: number;
  readonly lifeEvents: readonly LifeEvent[];
  /** Folded words in order with a space before and after each, and how much a find there is worth. */
  readonly fields: readonly { readonly text: string; readonly worth: number }[];
}

export interface ProcedureIndex {
  readonly procedures: readonly IndexedProcedure[];
  /** Every word, with the procedures (by place in the list) that have it and the best worth of it there. */
  readonly words: ReadonlyMap<string, ReadonlyMap<number, number>>;
}

/** Directory rows whose code has a detailed procedure are replaced by it. */
export function buildProcedureIndex(
  directory: readonly DirectoryEntry[],
  detailed: readonly SearchableProcedure[],
): ProcedureIndex {
  const codes = new Set(detailed.map((procedure) => procedure.code));
  const procedures = [
    ...detailed.map(indexDetailed),
    ...directory.filter((entry) => !codes.has(entry.code)).map(indexEntry),
  ];
  const words = new Map<string, Map<number, number>>();
  for (const [at, { fields }] of procedures.entries()) {
    for (const { text, worth } of fields) {
      for (const word of text.trim().split(' ')) {
        const places = words.get(word) ?? new Map<number, number>();
        words.set(word, places.set(at, Math.max(worth, places.get(at) ?? 0)));
      }
    }
  }
  return { procedures, words };
}

function indexDetailed(procedure: SearchableProcedure): IndexedProcedure {
  const { code, name, sector, shortName, aliases, lifeEvents, priority } = procedure;
  const fields = [
    { text: spaced(foldedWords(shortName)), worth: 1.2 },
    ...aliases.map((alias) => ({ text: spaced(foldedWords(alias)), worth: 1.1 })),
    ...fieldsOf({ code, name, sector }),
  ];
  return { code, name, sector, isDetailed: true, priority, lifeEvents, fields };
}

function indexEntry({ code, name, sector }: DirectoryEntry): IndexedProcedure {
  const fields = fieldsOf({ code, name, sector });
  return { code, name, sector, isDetailed: false, priority: 4, lifeEvents: [], fields };
}

function fieldsOf({ code, name, sector }: DirectoryEntry): IndexedProcedure['fields'] {
  return [
    { text: spaced(foldedWords(name)), worth: 1 },
    { text: spaced([code.toLowerCase(), code.replaceAll('.', '')]), worth: 1 },
    { text: spaced(foldedWords(sector)), worth: 0.4 },
  ];
}

function spaced(words: readonly string[]): string {
  return ` ${words.join(' ')} `;
}

/** Abbreviations as typed at counters, folded, each with the words it may stand for. */
export const abbreviations: { readonly [short: string]: readonly string[] } = {
  ks: ['khai sinh'],
  kt: ['khai tu', 'khuyet tat'],
  kh: ['ket hon'],
  hn: ['hon nhan', 'ho ngheo'],
  tthn: ['tinh trang hon nhan'],
  xnhn: ['xac nhan tinh trang hon nhan'],
  bhyt: ['bao hiem y te'],
  bhxh: ['bao hiem xa hoi'],
  btxh: ['bao tro xa hoi'],
  htxh: ['huu tri xa hoi'],
  tcxh: ['tro cap xa hoi'],
  cccd: ['can cuoc cong dan', 'can cuoc'],
  cmnd: ['chung minh nhan dan', 'can cuoc'],
  cc: ['can cuoc'],
  tt: ['tam tru', 'thuong tru'],
  tv: ['tam vang'],
  hk: ['ho khau', 'thuong tru'],
  shk: ['ho khau', 'thuong tru'],
  nct: ['nguoi cao tuoi'],
  nkt: ['nguoi khuyet tat'],
  ncc: ['nguoi co cong'],
  mt: ['mai tang'],
  hkd: ['ho kinh doanh'],
  dk: ['dang ky'],
  dkks: ['dang ky khai sinh'],
  dkkt: ['dang ky khai tu'],
  dkkh: ['dang ky ket hon'],
  tl: ['trich luc'],
  bs: ['ban sao'],
  ct: ['chung thuc'],
  qsdd: ['quyen su dung dat'],
  gcn: ['giay chung nhan'],
  ubnd: ['uy ban nhan dan'],
};
