/** The official declaration of a procedure without an answer, for whoever fills it in by hand before the visit. */

import { makeDeclarations } from '../../core/declaration/make-declaration.ts';
import type { Form, Procedure } from '../../core/procedure/procedure.ts';
import type { GatewayContext } from '../context.ts';
import { vietnamDay } from '../desk/vietnam-time.ts';
import { deliverDefinition } from '../publishing/deliver-definition.ts';

/** Absent: no such procedure in force, or it has no form. */
export async function findBlankDeclaration(
  { db, now }: Pick<GatewayContext, 'db' | 'now'>,
  commune: { readonly name: string; readonly sample: boolean },
  code: string,
): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('procedures')
    .select(['definition', 'ended_on'])
    .where('code', '=', code)
    .where('effective_from', '<=', vietnamDay(now()))
    .orderBy('version', 'desc')
    .executeTakeFirst();
  const procedure = row && deliverDefinition(row.definition, row.ended_on);
  if (procedure?.form === undefined) return undefined;
  const blank = { ...procedure, form: withEverySheet(procedure.form) } as Procedure;
  const declarations = makeDeclarations(blank, { answers: {} }, { communeName: commune.name });
  const { printDeclarations } = await import('../printing/print-declarations.ts');
  return await printDeclarations(
    procedure.shortName,
    declarations.map((declaration) => ({ declaration, sample: commune.sample })),
  );
}

/** Which sheet is the right one hangs on answers that nobody gave yet: all of them are printed, with all who may sign. */
function withEverySheet({ sheets, signatures, ...form }: Form): Form {
  return {
    ...form,
    ...(sheets && { sheets: sheets.map(({ when: _when, ...sheet }) => sheet) }),
    signatures: signatures.map(({ when: _when, ...place }) => place),
  } as Form;
}
