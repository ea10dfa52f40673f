/** Results that wait for their way to a hamlet, by hamlet, with the visits that come next (`core/results/desk-results.ts`). */

import type { DeskResults, HamletResults, NextVisit } from '../../core/results/desk-results.ts';
import type { ResultToHandOver } from '../../core/results/result-to-hand-over.ts';
import { listVisits } from '../../core/visit/list-visits.ts';
import type { Visit } from '../../core/visit/list-visits.ts';
import { isSameHamlet } from '../../core/visit/visit-errands.ts';
import type { GatewayContext } from '../context.ts';
import { readResults } from '../hamlets/read-results.ts';
import { openDossierContent, openNote } from '../store/dossier-content.ts';
import { daysBefore, readDaysOff, readSchedule } from '../visits/read-schedule.ts';
import type { DeskCaller } from './desk-caller.ts';
import { vietnamDay, vietnamIso } from './vietnam-time.ts';

type Context = Pick<GatewayContext, 'db' | 'keys' | 'now'>;

const aheadDays = 45;
const mostVisits = 4;
const lookedBackMs = 60 * 24 * 3_600_000;
const mostToLookAt = 50;

/** Only the caller's commune. */
export async function listResults(context: Context, caller: DeskCaller): Promise<DeskResults> {
  const { db, now } = context;
  const today = vietnamDay(now());
  const { schedule } = await readSchedule(db, caller.communeCode);
  const visits = listVisits(schedule, await readDaysOff(db), today, daysBefore(today, -aheadDays));
  const groups: { readonly hamlet: string; readonly results: ResultToHandOver[] }[] = [];
  for (const { hamlet: home = '', ...result } of await readResults(context, caller.communeCode)) {
    const hamlet = result.carried?.hamlet ?? home;
    const group = groups.find((each) => isSameHamlet(each.hamlet, hamlet));
    if (group) group.results.push(result);
    else groups.push({ hamlet, results: [result] });
  }
  const collator = new Intl.Collator('vi', { numeric: true });
  const hamlets = groups
    .map(({ hamlet, results }): HamletResults => {
      const next = visits.filter((visit) => hamlet !== '' && isSameHamlet(visit.hamlet, hamlet));
      // As the schedule spells it, however it was written at the door.
      return { hamlet: next[0]?.hamlet ?? hamlet, visits: next.slice(0, mostVisits).map(toNextVisit), results };
    })
    .sort((one, other) => rank(one) - rank(other) || collator.compare(one.hamlet, other.hamlet));
  return { hamlets, toLookAt: await listToLookAt(context, caller) };
}

/** Those with a visit first, those without a hamlet last. */
function rank({ hamlet, visits }: HamletResults): number {
  return hamlet === '' ? 2 : visits.length === 0 ? 1 : 0;
}

function toNextVisit({ visitId, date, from, place, people }: Visit): NextVisit {
  return { visitId, date, from, place, people: people.map(({ name }) => name) };
}

async function listToLookAt({ db, keys, now }: Context, caller: DeskCaller): Promise<DeskResults['toLookAt']> {
  const rows = await db
    .selectFrom('dossier_events')
    .innerJoin('dossiers', 'dossiers.dossier_id', 'dossier_events.dossier_id')
    .select(['dossier_events.dossier_id', 'dossier_events.at', 'action', 'sealed_note'])
    .select(['dossiers.local_code', 'dossiers.sealed_content'])
    .where('dossiers.commune_code', '=', caller.communeCode)
    .where('action', 'in', ['hand-over-again', 'hand-over-early'])
    .where('dossier_events.at', '>', new Date(now().getTime() - lookedBackMs))
    .orderBy('event_id', 'desc')
    .limit(mostToLookAt)
    .execute();
  return rows.map((row) => ({
    dossierId: row.dossier_id,
    localCode: row.local_code,
    applicantName: openDossierContent(keys.dataKey, row.dossier_id, row.sealed_content).text.applicant.fullName,
    at: vietnamIso(row.at),
    action: row.action as 'hand-over-again' | 'hand-over-early',
    note: row.sealed_note === null ? '' : openNote(keys.dataKey, row.dossier_id, row.sealed_note),
  }));
}
