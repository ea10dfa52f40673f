import type { PackResults, ReturnResults } from '../../../core/results/desk-results.ts';

type Act =
  | { readonly path: 'pack'; readonly body: PackResults }
  | { readonly path: 'return'; readonly body: ReturnResults };

/** What is done on the page, what is said of it, and how it is taken back. */
export type ResultStep = Act & { readonly done: string; readonly undo?: Act };
