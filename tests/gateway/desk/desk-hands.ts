/** What the tests of a dossier's life do at the desk: on the connections on which PostgreSQL holds the row rules. */

import { afterAll, beforeAll, expect } from 'vitest';
import type { CallersContext } from '../../../src/gateway/context.ts';
import type { StateAction } from '../../../src/gateway/desk/decide-action.ts';
import type { DeskCaller } from '../../../src/gateway/desk/desk-caller.ts';
import type { DeskWorld, DossierWishes } from '../../fixtures/desk-world.ts';
import { actOnDossier } from '../../../src/gateway/desk/act-on-dossier.ts';
import { findDeskDossier } from '../../../src/gateway/desk/load-dossier.ts';
import { verifyAudit } from '../../../src/gateway/store/audit.ts';
import { withinScope } from '../../../src/gateway/store/callers-scope.ts';
import { createDeskWorld } from '../../fixtures/desk-world.ts';

export let world: DeskWorld;
let numbers = 0;
export const newNumber = () => `H50.99-261121-${String((numbers += 1)).padStart(5, '0')}`;
let people = 0;
export const newIdNumber = () => `0441480${String((people += 1)).padStart(5, '0')}`;

/** A desk for the file that calls it; in the end its audit is whole. */
export function openDesk(): void {
  beforeAll(async () => {
    world = await createDeskWorld();
  }, 60_000);
  afterAll(async () => {
    expect(await verifyAudit(world.context.db)).not.toHaveProperty('brokenAt');
    await world.close();
  });
}

/** As the routes do it: on the connections on which PostgreSQL holds the row rules. */
export function at<T>(caller: DeskCaller, work: (context: CallersContext) => Promise<T>): Promise<T> {
  const context = { ...world.context, db: world.context.callersDb };
  return withinScope({ reach: 'own-commune', ...caller }, () => work(context));
}

export async function read(dossierId: string, caller = world.lan) {
  const dossier = await at(caller, (context) => findDeskDossier(context, caller, dossierId));
  if (dossier === undefined) throw new Error('no such dossier');
  return dossier;
}

export async function subjectOf(dossierId: string) {
  return { dossierId, etag: (await read(dossierId)).etag };
}

export async function act(dossierId: string, action: StateAction, body: object) {
  const subject = { ...(await subjectOf(dossierId)), action };
  return await at(world.lan, (context) => actOnDossier(context, world.lan, subject, { ...body }));
}

export async function addAccepted(wishes: DossierWishes = {}) {
  const { dossierId } = await world.addDossier({ idNumber: newIdNumber(), ...wishes });
  expect(await act(dossierId, 'accept', { officialNumber: newNumber() })).toMatchObject({ ok: true });
  return dossierId;
}

export const done = { ok: true };
export const refused = (code: string) => ({ ok: false, problem: { code } });
