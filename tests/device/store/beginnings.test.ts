import { describe, expect, it } from 'vitest';
import { newBeginnings } from '../../../src/device/store/beginnings.ts';
import { aBeginning, describeBeginnings } from '../../contracts/beginnings-contract.ts';
import { newStoreName, openTestStore, openTestVault, tearRecord } from '../surroundings.ts';

async function openBeginnings(name = newStoreName()) {
  const store = openTestStore(name);
  const vault = await openTestVault(store);
  return { name, store, vault, beginnings: newBeginnings(store, vault) };
}

describeBeginnings('encrypted in the database', async () => {
  let current = await openBeginnings();
  return {
    beginnings: current.beginnings,
    async restart() {
      current.store.close();
      current = await openBeginnings(current.name);
      return current.beginnings;
    },
    tear: async (beginningId) => void tearRecord(current.name, 'beginnings', beginningId),
  };
});

describe('beginnings in the database', () => {
  it('write nothing of a person in clear and stay closed while the vault is locked', async () => {
    const { store, vault, beginnings } = await openBeginnings();
    await beginnings.save(aBeginning({ applicant: { fullName: 'Ho Thi Mau', source: 'typed' }, codes: ['1.014027'] }));
    const [row] = await store.db.beginnings.toArray();
    const bytes = Buffer.concat([row!.content.bytes, row!.wrappedKey.bytes]).toString('latin1');
    expect(Object.keys(row!).sort()).toEqual(['beginningId', 'content', 'wrappedKey']);
    expect(bytes).not.toContain('Ho Thi Mau');
    expect(bytes).not.toContain('1.014027');
    await vault.lock();
    await expect(beginnings.list()).rejects.toMatchObject({ problem: { code: 'vault-locked' } });
    await expect(beginnings.save(aBeginning())).rejects.toMatchObject({ problem: { code: 'vault-locked' } });
  });
});
