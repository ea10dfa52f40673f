/** What is printed for the police's mobile team: the list, and an invitation for each person. */

import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from '../desk/desk-caller.ts';
import { vietnamDate } from '../desk/vietnam-time.ts';
import { noteExport, pickVneid, stepWords } from './export-households.ts';
import { parsePicks, readVneidList, readVneidVisits } from './vneid-list.ts';

type Context = Pick<GatewayContext, 'db' | 'keys' | 'now'>;

/** `visitId`: the day for which it is. Problem: not-found (no such hamlet, no such visit). */
export async function makeVneidList(
  context: Context,
  caller: DeskCaller,
  { hamlet, step, visitId }: { readonly hamlet?: string; readonly step?: string; readonly visitId?: string },
): Promise<Result<Uint8Array>> {
  const wishes = { ...(hamlet !== undefined && { hamlet }), ...(step !== undefined && { step }) };
  const picked = await pickVneid(context, caller, wishes);
  if (!picked.ok) return picked;
  const visit = visitId === undefined ? undefined : await findVisit(context, caller, visitId);
  const commune = await findCommune(context, caller);
  if (!commune || (visitId !== undefined && !visit)) return fail('not-found');
  await noteExport(context, caller, 'vneid-list-printed', { hamlet: hamlet ?? '', people: picked.value.length });
  const { printVneidList } = await import('../printing/print-vneid-list.ts');
  const pdf = await printVneidList({
    communeName: commune.name,
    sample: commune.sample,
    ...(hamlet !== undefined && { hamlet }),
    ...(visit && { visit }),
    printedOn: vietnamDate(context.now()),
    rows: picked.value.map((row) => ({ ...row, step: stepWords[row.step] })),
  });
  return succeed(pdf);
}

/** Problems: bad-request, not-found (no such visit), changed-meanwhile (somebody named is not there any more). */
export async function makeVneidSlips(
  context: Context,
  caller: DeskCaller,
  { visitId, paper, people }: { readonly [name: string]: unknown },
): Promise<Result<Uint8Array>> {
  const picks = parsePicks(people);
  if (picks === undefined || typeof visitId !== 'string' || (paper !== 'A5' && paper !== 'A6')) {
    return fail('bad-request');
  }
  const visit = await findVisit(context, caller, visitId);
  const commune = await findCommune(context, caller);
  if (!visit || !commune) return fail('not-found');
  const list = await readVneidList(context, caller);
  if (!list.ok) return list;
  const invited = picks.map((pick) =>
    list.value.rows.find(
      ({ householdId, position, name }) =>
        householdId === pick.householdId && position === pick.position && name === pick.name,
    ),
  );
  if (!invited.every((row) => row !== undefined)) return fail('changed-meanwhile');
  await noteExport(context, caller, 'vneid-slips-printed', { visitId, people: invited.length });
  const { printVneidSlips } = await import('../printing/print-vneid-slips.ts');
  const { telephone } = commune;
  const facts = { communeName: commune.name, sample: commune.sample, ...(telephone !== null && { telephone }) };
  return succeed(await printVneidSlips({ ...facts, visit, people: invited }, paper));
}

async function findVisit(context: Context, { communeCode }: DeskCaller, wanted: string) {
  return (await readVneidVisits(context, communeCode)).find(({ visitId }) => visitId === wanted);
}

async function findCommune({ db }: Context, { communeCode }: DeskCaller) {
  return await db
    .selectFrom('communes')
    .select(['name', 'sample', 'telephone'])
    .where('code', '=', communeCode)
    .executeTakeFirst();
}
