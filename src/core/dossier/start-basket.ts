import type { Ports } from '../ports.ts';
import { findInForce } from '../procedure/find-in-force.ts';
import { findProcedureProblem } from '../procedure/find-procedure-problem.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { Result } from '../result.ts';
import { fail, succeed } from '../result.ts';
import { newBasketNames } from './basket-names.ts';
import type { Draft } from './dossier.ts';
import type { DossierStart } from './start-dossier.ts';
import { startDossier } from './start-dossier.ts';

/**
 * One draft for every procedure chosen in one sitting, under one code, slip and basket, each in the version in force. All or
 * none begin. Problems: consent-missing, procedure-unknown, procedure-newer-than-app,
 * procedure-malformed, procedure-has-no-form, procedure-ended, not-enrolled; `message`
 * is the procedure's name where it is about one.
 */
export async function startBasket(
  ports: Pick<Ports, 'clock' | 'randomness' | 'drafts' | 'settings' | 'catalogue'>,
  procedureCodes: readonly string[],
  start: DossierStart,
): Promise<Result<readonly Draft[]>> {
  const procedures: Procedure[] = [];
  for (const code of new Set(procedureCodes)) {
    const problem = await findProcedureProblem(ports, code);
    if (problem) return fail(problem.code, { message: code });
    const procedure = await findInForce(ports, code);
    if (!procedure) return fail('procedure-unknown', { message: code });
    procedures.push(procedure);
  }
  const names = newBasketNames(ports);
  const begun: Draft[] = [];
  for (const procedure of procedures) {
    const draft = await startDossier(ports, procedure, start, names);
    if (!draft.ok) {
      for (const { dossierId } of begun) await ports.drafts.remove(dossierId);
      return fail(draft.problem.code, { ...draft.problem, message: procedure.name });
    }
    begun.push(draft.value);
  }
  return begun.length === 0 ? fail('procedure-unknown') : succeed(begun);
}
