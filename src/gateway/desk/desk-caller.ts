/** Who stands at the desk: an active official's device, and the one commune it may see. */

import type { Problem } from '../../core/problem.ts';
import type { Result } from '../../core/result.ts';

export interface DeskCaller {
  readonly deviceId: string;
  readonly communeCode: string;
}

/** A refusal with what the sentence about it needs: who changed the dossier, and when. */
export type DeskResult<T> =
  | Extract<Result<T>, { ok: true }>
  | { readonly ok: false; readonly problem: Problem; readonly details?: { readonly [name: string]: string } };
