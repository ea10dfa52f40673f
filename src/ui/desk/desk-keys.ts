/** One letter for everything the desk does all day; shown on the buttons and in the list behind `?`. */

import type { DeskActionName } from '../../core/reception/desk.ts';

export const actionKeys: Record<DeskActionName, string> = {
  accept: 't',
  supplement: 'b',
  refuse: 'c',
  withdraw: 'u',
  result: 'g',
  'hand-over': 'h',
  compare: 'd',
  'resume-review': 'l',
};

export const paperKeys = { next: 'n', previous: 'p', rotate: 'r', zoomIn: '+', zoomOut: '-', fit: '0' } as const;
