/**
 * The dossiers whose declaration somebody must still sign by hand: what the next visit takes along. Who has signed lies
 * sealed, so every open dossier of the commune is opened to look (some 5,000 a second; a commune has hundreds).
 */

import { isAwaitingInk } from '../../core/reception/is-awaiting-ink.ts';
import type { DeskRow } from '../../core/reception/desk.ts';
import { sortByGivenName } from '../../core/text/sort-by-given-name.ts';
import type { GatewayContext } from '../context.ts';
import { openDossierContent } from '../store/dossier-content.ts';
import type { DeskCaller } from './desk-caller.ts';
import { deskRows, selectDossiers } from './desk-rows.ts';
import { loadProcedureFacts, procedureKey } from './procedure-facts.ts';
import { vietnamIso } from './vietnam-time.ts';

/** By hamlet, people in the order of their given names. Only the caller's commune, only procedures with a declaration. */
export async function listAwaitingInk(
  context: Pick<GatewayContext, 'db' | 'keys' | 'now'>,
  caller: DeskCaller,
): Promise<readonly DeskRow[]> {
  const { db, keys } = context;
  const records = await selectDossiers(db, caller.communeCode)
    .select('dossiers.sealed_content')
    .where('dossiers.state', 'in', ['received', 'in-review', 'accepted', 'supplement'])
    .execute();
  const procedures = await loadProcedureFacts(db, records);
  const waiting = records.filter((record) => {
    if (procedures.get(procedureKey(record))?.hasForm !== true) return false;
    const { text, supplement } = openDossierContent(keys.dataKey, record.dossier_id, record.sealed_content);
    const inkArrivedAt = record.ink_arrived_at === null ? undefined : vietnamIso(record.ink_arrived_at);
    return isAwaitingInk({ state: record.state, signatories: text.signatories, supplement, inkArrivedAt });
  });
  const rows = await deskRows(context, waiting);
  const byHamlet = new Intl.Collator('vi', { numeric: true });
  // A stable sort: inside a hamlet the order of the names stays.
  return sortByGivenName(rows, (row) => row.applicantName).sort((one, other) =>
    byHamlet.compare(one.hamlet ?? '', other.hamlet ?? ''),
  );
}
