import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identityToRecipient } from 'age-encryption';
import { compactVerify, importJWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadGatewayKeys } from '../../../src/gateway/keys/gateway-keys.ts';
import type { GatewayKeys } from '../../../src/gateway/keys/gateway-keys.ts';
import { loadOpenerKeys } from '../../../src/gateway/keys/opener-keys.ts';
import { rotateProvinceKey } from '../../../src/gateway/keys/rotate-province-key.ts';
import type { RecipientsList } from '../../../src/protocol/recipients-list.ts';
import { findRecipientsList, recipientsListType } from '../../../src/protocol/recipients-list.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

const folder = temporaryFolder();
const original = join(folder, 'original');
const made = new Date('2026-03-02T01:00:00Z');
const later = new Date('2027-03-02T01:00:00Z');
let before: GatewayKeys;
beforeAll(async () => {
  before = await loadGatewayKeys(original, made);
});

let copies = 0;
function copy(): { dataDir: string; keys: string; authority: string } {
  const dataDir = join(folder, `copy-${(copies += 1)}`);
  cpSync(original, dataDir, { recursive: true });
  const keys = join(dataDir, 'keys');
  return { dataDir, keys, authority: join(keys, 'authority.jwk') };
}

/** The list as a phone reads it. */
async function listOf({ recipientsList, authorityJwk }: GatewayKeys): Promise<RecipientsList | undefined> {
  const key = await importJWK(authorityJwk, 'ES256');
  const { payload, protectedHeader } = await compactVerify(recipientsList ?? '', key);
  expect(protectedHeader).toEqual({ alg: 'ES256', typ: recipientsListType });
  return findRecipientsList(JSON.parse(new TextDecoder().decode(payload)));
}

const recipientsOf = async (identities: readonly string[]) =>
  await Promise.all(identities.map(async (identity) => await identityToRecipient(identity)));

describe('a new folder of keys', () => {
  it('holds a list of recipients that the authority signed for this gateway', async () => {
    expect(await listOf(before)).toEqual({
      v: 1,
      aud: before.gatewayId,
      version: made.getTime() / 1000,
      recipients: before.recipients,
      issuedAt: made.toISOString(),
    });
  });

  it('of an older gateway gets a list while its authority key is there, and works without one', async () => {
    const { dataDir, keys, authority } = copy();
    const unsigned = JSON.stringify({ current: before.recipients, grace: [] });
    writeFileSync(join(keys, 'recipients.json'), unsigned);
    renameSync(authority, join(dataDir, 'safe.jwk'));
    expect(await loadGatewayKeys(dataDir, later)).not.toHaveProperty('recipientsList');
    expect(readFileSync(join(keys, 'recipients.json'), 'utf8')).toBe(unsigned);
    renameSync(join(dataDir, 'safe.jwk'), authority);
    const signed = await loadGatewayKeys(dataDir, later);
    expect(await listOf(signed)).toMatchObject({ recipients: before.recipients });
    expect((await loadGatewayKeys(dataDir, made)).recipientsList).toBe(signed.recipientsList);
  });
});

describe('a rotation', () => {
  it('puts a new province key first, keeps the escrow, takes the old one in headers and opens for both', async () => {
    const { dataDir } = copy();
    const rotation = await rotateProvinceKey(dataDir, join(dataDir, 'keys/authority.jwk'), later);
    const keys = await loadGatewayKeys(dataDir, later);
    expect(keys.recipients).toEqual([rotation.recipient, before.recipients[1]]);
    expect(keys.graceRecipients).toEqual([before.recipients[0]]);
    expect(await listOf(keys)).toMatchObject({ version: rotation.version, recipients: keys.recipients });
    expect(rotation.version).toBe(later.getTime() / 1000);
    expect(rotation.kept).toEqual(['province-2027-03-02.agekey']);
    const opened = await recipientsOf(loadOpenerKeys(dataDir).identities);
    expect(opened).toEqual([rotation.recipient, before.recipients[0]]);
  });

  it('rises, whatever the clock says, and may be repeated on the same day', async () => {
    const { dataDir, authority } = copy();
    const first = await rotateProvinceKey(dataDir, authority, later);
    const second = await rotateProvinceKey(dataDir, authority, later);
    const third = await rotateProvinceKey(dataDir, authority, made);
    expect([second.version, third.version]).toEqual([first.version + 1, first.version + 2]);
    const keys = await loadGatewayKeys(dataDir, later);
    const former = [before.recipients[0], first.recipient, second.recipient];
    expect(keys.graceRecipients.toSorted()).toEqual(former.toSorted());
    const opened = await recipientsOf(loadOpenerKeys(dataDir).identities);
    expect(opened.toSorted()).toEqual([third.recipient, ...former].toSorted());
    // Brought back from a backup, the folder still signs higher than what phones have seen.
    const restored = copy();
    const again = await rotateProvinceKey(restored.dataDir, restored.authority, new Date(later.getTime() + 5_000));
    expect(again.version).toBeGreaterThan(third.version);
  });

  it('stops taking the old key when its identity was deleted', async () => {
    const { dataDir, keys, authority } = copy();
    await rotateProvinceKey(dataDir, authority, later);
    rmSync(join(keys, 'province-2027-03-02.agekey'));
    expect((await loadGatewayKeys(dataDir, later)).graceRecipients).toEqual([]);
  });

  it('that was cut off is completed by the next and never leaves a listed key without its identity', async () => {
    const whole = copy();
    const rotation = await rotateProvinceKey(whole.dataDir, whole.authority, later);
    const steps = ['province-2027-03-02.agekey', 'province.agekey', 'recipients.json'];
    for (const [done] of steps.entries()) {
      const { dataDir, keys, authority } = copy();
      for (const name of steps.slice(0, done)) cpSync(join(whole.keys, name), join(keys, name));
      writeFileSync(join(keys, `${steps[done]}.new`), 'half');
      const { recipients } = await loadGatewayKeys(dataDir, later);
      expect(recipients).toEqual(before.recipients);
      expect(await recipientsOf(loadOpenerKeys(dataDir).identities)).toContain(recipients[0]);
      const next = await rotateProvinceKey(dataDir, authority, later);
      if (done === 2) expect(next.recipient).toBe(rotation.recipient);
      const completed = await loadGatewayKeys(dataDir, later);
      expect(completed.recipients).toEqual([next.recipient, before.recipients[1]]);
      expect(completed.graceRecipients).toEqual([before.recipients[0]]);
      expect(next.kept).toEqual(['province-2027-03-02.agekey']);
    }
  });

  it('without the authority key, or with another one, changes nothing and says so in both languages', async () => {
    const { dataDir, keys, authority } = copy();
    const state = () => readdirSync(keys).map((name) => [name, readFileSync(join(keys, name), 'utf8')]);
    renameSync(authority, join(dataDir, 'usb.jwk'));
    const untouched = state();
    const missing = rotateProvinceKey(dataDir, authority, later);
    await expect(missing).rejects.toThrow(`Không có khóa chủ ở ${authority}`);
    await expect(missing).rejects.toThrow(`The authority key is not at ${authority}`);
    const foreign = rotateProvinceKey(dataDir, join(keys, 'gateway.jwk'), later);
    await expect(foreign).rejects.toThrow('không phải khóa chủ');
    await expect(foreign).rejects.toThrow('is not the authority key');
    expect(state()).toEqual(untouched);
    await expect(rotateProvinceKey(dataDir, join(dataDir, 'usb.jwk'), later)).resolves.toBeDefined();
  });

  it('by hand, past the authority, stops the gateway with a sentence', async () => {
    const { dataDir, keys } = copy();
    const file = join(keys, 'recipients.json');
    const { list } = JSON.parse(readFileSync(file, 'utf8')) as { list: string };
    const other = await loadGatewayKeys(join(folder, 'other'), made);
    writeFileSync(file, JSON.stringify({ current: other.recipients, grace: [], list }));
    await expect(loadGatewayKeys(dataDir, made)).rejects.toThrow(`Khóa ${file} bị hỏng`);
    writeFileSync(file, JSON.stringify({ current: other.recipients, grace: [], list: other.recipientsList }));
    await expect(loadGatewayKeys(dataDir, made)).rejects.toThrow(`Khóa ${file} bị hỏng`);
  });

  it('is a command that takes the authority key from where it lies', async () => {
    const { dataDir, authority } = copy();
    renameSync(authority, join(folder, 'stick.jwk'));
    const program = ['--import', 'tsx', 'src/gateway/keys/main.ts', 'rotate', '--authority', 'stick.jwk'];
    const env = { ...process.env, DATA_DIR: dataDir, INIT_CWD: folder };
    const { stdout, stderr, status } = spawnSync(process.execPath, program, { env, encoding: 'utf8' });
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    const { recipients } = await loadGatewayKeys(dataDir, later);
    expect(recipients[0]).not.toBe(before.recipients[0]);
    expect(stdout).toContain(recipients[0]);
    expect(stdout).toContain('khởi động lại');
    expect(stdout).toContain('restart');
  });
});
