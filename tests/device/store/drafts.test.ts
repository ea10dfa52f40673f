import { describe, expect, it } from 'vitest';
import { newDrafts } from '../../../src/device/store/drafts.ts';
import { describeDrafts } from '../../contracts/drafts-contract.ts';
import { aDraft, aPage, uuidFor } from '../../fixtures/dossier-fixtures.ts';
import { newStoreName, openTestStore, openTestVault, tearRecord } from '../surroundings.ts';

async function openDrafts(name = newStoreName()) {
  const store = openTestStore(name);
  const vault = await openTestVault(store);
  return { name, store, vault, drafts: newDrafts(store, vault) };
}

describeDrafts('encrypted in the database', async () => {
  let current = await openDrafts();
  return {
    drafts: current.drafts,
    async restart() {
      current.store.close();
      current = await openDrafts(current.name);
      return current.drafts;
    },
    tear: async (dossierId) => void tearRecord(current.name, 'drafts', dossierId),
  };
});

describe('drafts in the database', () => {
  it('write nothing of a person in clear', async () => {
    const { store, drafts } = await openDrafts();
    const thumbnail = 'data:image/webp;base64,QUJD';
    await drafts.save(
      aDraft({ papers: [{ paperId: 'id-copy', custody: 'photo', pages: [aPage('one', { thumbnail })] }] }),
    );
    const everything: unknown[] = [];
    for (const table of store.db.tables) await table.each((row) => void everything.push(row));
    const text = everything.map((row) => latin1(row)).join('\n');
    for (const secret of [
      'Mẫu',
      '045147000001',
      '1.014027',
      'id-copy',
      '482109375',
      'QUJD',
      'c2xpcC10b2tlbi1vZi0xNg',
    ]) {
      expect(text).not.toContain(secret);
    }
  });

  it('give previews back and forget those of pages that went', async () => {
    const { store, drafts } = await openDrafts();
    const page = aPage('one', { thumbnail: 'data:image/webp;base64,QUJD' });
    const draft = aDraft({ papers: [{ paperId: 'id-copy', custody: 'photo', pages: [page] }] });
    await drafts.save(draft);
    expect(await drafts.find(draft.dossierId)).toEqual(draft);
    await drafts.save({ ...draft, papers: [] });
    expect(await store.db.thumbs.count()).toBe(0);
  });

  it('count open drafts only, whatever happens to them', async () => {
    const { store, drafts } = await openDrafts();
    const counted = async () => (await store.db.counters.get('home'))?.drafts;
    await drafts.save(aDraft());
    await drafts.save(aDraft({ step: 'papers' }));
    await drafts.save(aDraft({ dossierId: uuidFor('other') }));
    expect(await counted()).toBe(2);
    await drafts.save(aDraft({ state: 'sealed' }));
    expect(await counted()).toBe(1);
    await drafts.remove(uuidFor('other'));
    expect(await counted()).toBe(0);
  });

  it('stay closed while the vault is locked, and name the record whose ciphertext was changed', async () => {
    const { store, vault, drafts } = await openDrafts();
    await drafts.save(aDraft());
    await vault.lock();
    await expect(drafts.find(aDraft().dossierId)).rejects.toMatchObject({ problem: { code: 'vault-locked' } });
    await expect(drafts.save(aDraft())).rejects.toMatchObject({ problem: { code: 'vault-locked' } });
    await store.db.drafts.update(aDraft().dossierId, { basketId: uuidFor('moved to another basket') });
    expect(await vault.unlock('482913')).toEqual({ ok: true, value: undefined });
    expect(await drafts.find(aDraft().dossierId)).toBeUndefined();
    expect(await store.db.quarantine.toCollection().primaryKeys()).toEqual([`drafts/${aDraft().dossierId}`]);
  });

  it('keep the last of many saves that were begun at once', async () => {
    const { drafts } = await openDrafts();
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => drafts.save(aDraft({ answers: { hamlet: `${index}` } }))),
    );
    expect((await drafts.find(aDraft().dossierId))?.answers).toEqual({ hamlet: '19' });
  });
});

/** Every byte array and string of a row as text. */
function latin1(row: unknown): string {
  if (row instanceof Uint8Array) return Buffer.from(row).toString('latin1') + Buffer.from(row).toString('utf8');
  if (typeof row !== 'object' || row === null) return String(row);
  return Object.values(row).map(latin1).join(' ');
}
