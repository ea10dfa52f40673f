/** The sections of a hamlet's pack that say what a visit comes for, beside households and notes. */

import type { HamletPack } from '../../core/household/hamlet-pack.ts';
import type { EnvelopeRow } from '../../core/handover/desk-handover.ts';
import type { BoxToCarry, EnvelopeToCarry } from '../../core/results/result-to-hand-over.ts';
import { findHamletGroup } from '../../core/visit/group-hamlets.ts';
import { isSameHamlet } from '../../core/visit/visit-errands.ts';
import type { GatewayContext } from '../context.ts';
import { listEnvelopes } from '../desk/list-envelopes.ts';
import { parseReport } from '../desk/parse-report.ts';
import { vietnamIso } from '../desk/vietnam-time.ts';
import { readCommuneHamlets } from './commune-hamlets.ts';
import type { OfHamlet } from './read-results.ts';
import { readResults, readSupplements } from './read-results.ts';

type Sections = Required<Pick<HamletPack, 'results' | 'supplements' | 'boxes' | 'envelopes'>>;

/**
 * Of every hamlet of the commune, asked for once. `deviceId`: whose own box and envelopes are not told to itself; absent: the desk
 * asks.
 */
export async function readErrandSections(
  context: Pick<GatewayContext, 'db' | 'keys' | 'now'>,
  communeCode: string,
  deviceId?: string,
): Promise<(hamlet: string) => Sections> {
  const results = await readResults(context, communeCode);
  const supplements = await readSupplements(context, communeCode);
  const boxes = (await readBoxes(context, communeCode)).filter((box) => box.deviceId !== deviceId);
  const envelopes = (await listEnvelopes(context, { communeCode })).rows.filter(
    ({ place }) => place.state !== 'held' || deviceId === undefined || place.by.deviceId !== deviceId,
  );
  const known = await readCommuneHamlets(context, communeCode);
  // As somebody at a door wrote it: "Bản Cát" is the thôn Cát where the commune has no other Cát.
  const isHere = (name: string | undefined, hamlet: string) => {
    if (name === undefined || isSameHamlet(name, hamlet)) return name !== undefined;
    const group = findHamletGroup(known, name);
    return group !== undefined && group === findHamletGroup(known, hamlet);
  };
  return (hamlet) => ({
    // What is on its way to a hamlet belongs there, wherever its applicant lives.
    results: results.filter(({ carried, hamlet: home }) => isHere(carried?.hamlet ?? home, hamlet)).map(withoutHamlet),
    supplements: supplements.filter(({ hamlet: home }) => isHere(home, hamlet)).map(withoutHamlet),
    boxes: boxes
      .filter(({ hamlets }) => hamlets.some((one) => isSameHamlet(one, hamlet)))
      .map(({ deviceId: _id, hamlets: _hamlets, ...box }) => box),
    envelopes: envelopes.filter(({ hamlet: home }) => isHere(home, hamlet)).flatMap(toCarry),
  });
}

function withoutHamlet<Errand>({ hamlet: _, ...errand }: OfHamlet<Errand>) {
  return errand;
}

function toCarry({ code, place, dossiers }: EnvelopeRow): readonly EnvelopeToCarry[] {
  if (place.state === 'desk' || place.state === 'returned') return [];
  const holders = place.state === 'door' ? [] : place.state === 'held' ? [place.by] : place.between;
  const applicantNames = [...new Set(dossiers.map(({ applicantName }) => applicantName))];
  return [{ code, state: place.state, holders: holders.map(({ name }) => name), applicantNames }];
}

/** As each phone of a team last said; who holds most first. */
async function readBoxes(
  { db }: Pick<GatewayContext, 'db'>,
  communeCode: string,
): Promise<readonly (BoxToCarry & { readonly deviceId: string; readonly hamlets: readonly string[] })[]> {
  const rows = await db
    .selectFrom('devices')
    .innerJoin('people', 'people.person_id', 'devices.person_id')
    .innerJoin('teams', 'teams.team_id', 'people.team_id')
    .select(['devices.device_id', 'devices.name as device_name', 'devices.inventory'])
    .select(['people.name as person_name', 'teams.hamlets'])
    .where('teams.commune_code', '=', communeCode)
    .where('teams.closed_on', 'is', null)
    .orderBy('devices.device_id')
    .execute();
  const boxes = rows.flatMap((row) => {
    const { unsentCount = 0, oldestUnsentAt } = parseReport(row.inventory);
    if (unsentCount === 0) return [];
    return {
      deviceId: row.device_id,
      hamlets: row.hamlets,
      personName: row.person_name,
      deviceName: row.device_name,
      unsent: unsentCount,
      ...(oldestUnsentAt !== undefined && { oldestAt: vietnamIso(new Date(oldestUnsentAt)) }),
    };
  });
  return boxes.sort((one, other) => other.unsent - one.unsent || (one.deviceId < other.deviceId ? -1 : 1));
}
