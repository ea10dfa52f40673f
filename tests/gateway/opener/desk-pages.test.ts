import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealDossierContent } from '../../../src/gateway/store/dossier-content.ts';
import { OpenerWorld } from '../../fixtures/opener-world.ts';

let world: OpenerWorld;
beforeAll(async () => {
  world = await OpenerWorld.start();
});
afterAll(async () => await world.stop());

const ownPicture = 'd0e1f2a3-0000-4000-8000-00000000000a';

/** As the desk leaves it that put a page of its own to the photograph of the phone. */
async function addOwnPage(dossierId: string, page: number): Promise<void> {
  const [sample] = await world.paperRows(dossierId);
  if (sample === undefined) throw new Error('the dossier has no paper');
  const row = { ...sample, page, part_sha256: null, blob_id: ownPicture, media_type: 'image/png' };
  await world.opener.db.insertInto('dossier_papers').values(row).execute();
}

async function pagesOf(dossierId: string) {
  return (await world.paperRows(dossierId)).map((row) => [row.page, row.blob_id === ownPicture ? 'desk' : 'phone']);
}

describe('pages that the desk put there', () => {
  it('stay when a correction replaces the phone’s, behind those', async () => {
    const text = world.aWholeText();
    const first = await world.deliver(text);
    await world.openAll();
    await addOwnPage(text.dossierId, 2);
    const [paper] = text.papers;
    if (paper === undefined) throw new Error('no paper');
    const papers = [paper, { ...paper, page: 2, part: 2 }];
    await world.deliver(
      { ...text, revision: 2, papers },
      { supersedes: first.pid, papers: [world.photo, world.photo] },
    );
    await world.openAll();
    expect(await pagesOf(text.dossierId)).toEqual([
      [1, 'phone'],
      [2, 'phone'],
      [3, 'desk'],
    ]);
  });

  it('stay when a correction no longer names their paper', async () => {
    const text = world.aWholeText();
    const first = await world.deliver(text);
    await world.openAll();
    await addOwnPage(text.dossierId, 2);
    await world.deliver({ ...text, revision: 2, papers: [] }, { supersedes: first.pid, papers: [] });
    await world.openAll();
    expect(await pagesOf(text.dossierId)).toEqual([[2, 'desk']]);
  });

  it('make room for the number that a supplement’s page bears', async () => {
    const text = world.aWholeText();
    await world.deliver(text);
    await world.openAll();
    await addOwnPage(text.dossierId, 2);
    const requestId = randomUUID();
    const items = [{ kind: 'paper' as const, id: 'birth-paper', why: 'Thiếu trang sau' }];
    const supplement = { requestId, askedAt: '2026-11-22T08:00:00+07:00', items };
    const content = { ...(await world.contentOf(text.dossierId)), supplement };
    await world.opener.db
      .updateTable('dossiers')
      .set({
        state: 'supplement',
        sealed_content: sealDossierContent(world.opener.keys.dataKey, text.dossierId, content),
      })
      .where('dossier_id', '=', text.dossierId)
      .execute();
    await world.deliver({ ...text, kind: 'supplement', requestId });
    await world.openAll();
    expect(await pagesOf(text.dossierId)).toEqual([
      [1, 'phone'],
      [2, 'phone'],
      [3, 'desk'],
    ]);
  });
});
