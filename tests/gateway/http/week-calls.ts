/** The examples of everything about the commune's week (`example-calls.ts`), each area's in a file of its own. */

import { boardCalls } from './board-calls.ts';
import type { Example } from './example-call.ts';
import { handoverCalls } from './handover-calls.ts';
import { householdCalls } from './household-calls.ts';
import { kioskCalls } from './kiosk-calls.ts';
import { moneyCalls } from './money-calls.ts';
import { reportCalls } from './report-calls.ts';
import { resultsCalls } from './results-calls.ts';
import { visitCalls } from './visit-calls.ts';
import { voiceCalls } from './voice-calls.ts';

export const weekCalls: { readonly [row: string]: Example } = {
  ...boardCalls,
  ...handoverCalls,
  ...visitCalls,
  ...reportCalls,
  ...resultsCalls,
  ...householdCalls,
  ...kioskCalls,
  ...moneyCalls,
  ...voiceCalls,
};
