/** One letter for everything the desk does all day; shown on the buttons and in the list behind `?`. */

import type { DeskActionName } from '../../core/reception/desk.ts';

/** Actions that a button starts for the dossier as a whole; `reuse` and the files of a result belong to what they are about. */
export const actionKeys = {
  accept: 't',
  supplement: 'b',
  refuse: 'c',
  withdraw: 'u',
  result: 'g',
  'hand-over': 'h',
  compare: 'd',
  'resume-review': 'l',
  route: 'y',
  extend: 'e',
  stop: 'q',
  assign: 'a',
  'assign-task': 'v',
  correct: 's',
} as const satisfies { readonly [action in DeskActionName]?: string };

export const paperKeys = { next: 'n', previous: 'p', rotate: 'r', zoomIn: '+', zoomOut: '-', fit: '0' } as const;

/** Chép từng ô: open it, copy the next field, go back one. */
export const copyKeys = { open: 'o', next: 'm', back: 'w' } as const;

export const selectKey = 'x';
