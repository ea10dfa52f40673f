/** Who looked at whose case is written down, row by row, in the chain that `npm run verify` walks. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAuditLog } from '../../../src/gateway/verify/verify-audit-log.ts';
import type { Examination } from '../../../src/gateway/verify/examination.ts';
import { sql } from '../../../src/gateway/store/kysely.ts';
import { startTwoCommunes } from './two-communes.ts';
import type { TwoCommunes } from './two-communes.ts';

let at: TwoCommunes;
let official: { readonly deviceId: string; readonly authorization: string };
beforeAll(async () => {
  at = await startTwoCommunes();
  const found = at.callers.find(({ role, standing }) => role === 'official' && standing === 'active');
  if (!found) throw new Error('there is no official');
  official = found;
}, 120_000);
afterAll(async () => await at.world.close());

const rows = async () =>
  await at.world.context.db.selectFrom('audit').select(['actor', 'action', 'subject']).orderBy('audit_id').execute();

/** The rows that a call adds; its status goes first. */
async function addedBy(path: string, body?: object): Promise<readonly unknown[]> {
  const before = (await rows()).length;
  const { authorization } = official;
  const init = body ? { method: 'POST', body: JSON.stringify(body) } : {};
  const { status } = await at.send(`/api/v1${path}`, { ...init, headers: { authorization } });
  return [status, ...(await rows()).slice(before)];
}

/** What `npm run verify` finds wrong with the audit log. */
async function findBroken(): Promise<readonly string[]> {
  const found: string[] = [];
  const { db } = at.world.context;
  const examination = {
    db,
    found: ({ kind, subject }: { kind: string; subject: string }) => found.push(`${kind} ${subject}`),
    counted: () => undefined,
  };
  await verifyAuditLog(examination as unknown as Examination);
  return found;
}

describe('a look at a dossier', () => {
  it('of the own commune leaves one row with device, deed and dossier; of another commune it leaves none', async () => {
    const { dossierId } = await at.addDossier('own');
    const foreign = await at.addDossier('foreign');
    const actor = official.deviceId;
    expect(await addedBy(`/desk/dossiers/${dossierId}`)).toEqual([
      200,
      { actor, action: 'dossier-read', subject: dossierId },
    ]);
    expect(await addedBy(`/desk/dossiers/${dossierId}/declaration`)).toEqual([
      200,
      { actor, action: 'declaration-printed', subject: dossierId },
    ]);
    const blobId = await at.addPicture('own');
    expect(await addedBy(`/desk/papers/${blobId}`)).toEqual([
      200,
      expect.objectContaining({ actor, action: 'paper-read' }),
    ]);
    expect(await addedBy(`/desk/dossiers/${foreign.dossierId}`)).toEqual([404]);
    expect(await addedBy(`/desk/papers/${await at.addPicture('foreign')}`)).toEqual([404]);
  });

  it('is not the queue, which stays as fast as it is', async () => {
    expect(await addedBy('/desk/dossiers')).toEqual([200]);
    expect(await addedBy('/desk/dossiers', { text: 'planted' })).toEqual([200]);
  });

  it('by many at once is one whole chain; a read that somebody rewrites afterwards is found', async () => {
    const { dossierId } = await at.addDossier('own');
    const { authorization } = official;
    const look = () => at.send(`/api/v1/desk/dossiers/${dossierId}`, { headers: { authorization } });
    await Promise.all(Array.from({ length: 12 }, look));
    expect(
      (await rows()).filter(({ action, subject }) => action === 'dossier-read' && subject === dossierId),
    ).toHaveLength(12);
    expect(await findBroken()).toEqual([]);
    const { db } = at.world.context;
    await sql`alter table audit disable trigger audit_is_append_only`.execute(db);
    await sql`update audit set actor = 'somebody else' where audit_id = (
      select min(audit_id) from audit where action = 'dossier-read' and subject = ${dossierId})`.execute(db);
    expect((await findBroken()).map((one) => one.split(' ')[0])).toEqual(['audit-broken']);
  });
});
