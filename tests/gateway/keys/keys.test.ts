import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Encrypter } from 'age-encryption';
import { SignJWT, importJWK, jwtVerify } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadGatewayKeys } from '../../../src/gateway/keys/gateway-keys.ts';
import { loadOpenerKeys } from '../../../src/gateway/keys/opener-keys.ts';
import { openContent, sealContent } from '../../../src/gateway/store/sealed-content.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

const folder = temporaryFolder();
const original = join(folder, 'original');
const now = new Date('2026-03-02T01:00:00Z');
beforeAll(() => loadGatewayKeys(original, now));

let copies = 0;
/** A data folder with its own copy of the keys. */
function copy(): { dataDir: string; keys: string } {
  const dataDir = join(folder, `copy-${(copies += 1)}`);
  cpSync(original, dataDir, { recursive: true });
  return { dataDir, keys: join(dataDir, 'keys') };
}

describe('the key folder', () => {
  it('is for its owner alone', () => {
    const keys = join(original, 'keys');
    expect(statSync(keys).mode & 0o777).toBe(0o700);
    expect(readdirSync(keys).map((name) => statSync(join(keys, name)).mode & 0o777)).toEqual(Array(8).fill(0o600));
  });

  it('gives the same keys at every start', async () => {
    const [one, two] = [
      await loadGatewayKeys(original, now),
      await loadGatewayKeys(original, new Date('2030-01-01T00:00:00Z')),
    ];
    expect({ ...two, signingKey: 0, dataKey: 0 }).toEqual({ ...one, signingKey: 0, dataKey: 0 });
    expect(two.signingKey.equals(one.signingKey)).toBe(true);
    expect(openContent(two.dataKey, 'x', sealContent(one.dataKey, 'x', Buffer.from('y'))).toString()).toBe('y');
  });

  it('holds a signing key whose public part verifies', async () => {
    const { signingKey, publicJwk, kid } = await loadGatewayKeys(original, now);
    const jwt = await new SignJWT({ a: 1 }).setProtectedHeader({ alg: 'ES256', kid }).sign(signingKey);
    expect((await jwtVerify(jwt, await importJWK(publicJwk, 'ES256'))).payload).toEqual({ a: 1 });
    expect(Object.keys(publicJwk).toSorted()).toEqual(['crv', 'kty', 'x', 'y']);
  });

  it.each(['province.agekey', 'escrow.agekey'])(
    'holds in %s an identity that the age command opens our packets with',
    async (name) => {
      const encrypter = new Encrypter();
      for (const recipient of (await loadGatewayKeys(original, now)).recipients) encrypter.addRecipient(recipient);
      const sealed = await encrypter.encrypt('Hồ sơ mẫu');
      const opened = execFileSync('age', ['-d', '-i', join(original, 'keys', name)], {
        input: sealed,
        encoding: 'utf8',
      });
      expect(opened).toBe('Hồ sơ mẫu');
    },
  );

  it('gives the network no identity', async () => {
    expect(JSON.stringify(await loadGatewayKeys(original, now))).not.toContain('AGE-SECRET-KEY');
  });

  it('works with the authority and escrow keys moved offline', async () => {
    const { dataDir, keys } = copy();
    rmSync(join(keys, 'authority.jwk'));
    rmSync(join(keys, 'escrow.agekey'));
    expect((await loadGatewayKeys(dataDir, now)).recipients).toHaveLength(2);
    expect(loadOpenerKeys(dataDir).identities).toHaveLength(1);
  });

  it('completes a making that was interrupted, keeping what was made', async () => {
    const { dataDir, keys } = copy();
    for (const name of ['gateway-id', 'data.key', 'escrow.agekey', 'recipients.json']) rmSync(join(keys, name));
    writeFileSync(join(keys, 'data.key.new'), 'half');
    const [province, escrow] = (await loadGatewayKeys(dataDir, now)).recipients;
    const before = await loadGatewayKeys(original, now);
    expect(province).toBe(before.recipients[0]);
    expect(escrow).not.toBe(before.recipients[1]);
  });
});

describe('a broken key folder', () => {
  const required = ['gateway.jwk', 'authority-public.jwk', 'recipients.json', 'data.key'];

  it.each(required)('without %s is never silently completed', async (name) => {
    const { dataDir, keys } = copy();
    rmSync(join(keys, name));
    await expect(loadGatewayKeys(dataDir, now)).rejects.toThrow(`Thiếu khóa ${join(keys, name)}`);
  });

  it.each([...required, 'gateway-id'])('with a damaged %s is told in a sentence', async (name) => {
    const { dataDir, keys } = copy();
    writeFileSync(join(keys, name), '{"kty":"EC"');
    await expect(loadGatewayKeys(dataDir, now)).rejects.toThrow(`Khóa ${join(keys, name)} bị hỏng`);
  });

  it('with an unreadable key is told in a sentence', async () => {
    const { dataDir, keys } = copy();
    rmSync(join(keys, 'gateway.jwk'));
    mkdirSync(join(keys, 'gateway.jwk'));
    await expect(loadGatewayKeys(dataDir, now)).rejects.toThrow('Không đọc được khóa');
  });

  it('lost while there is data is not replaced', async () => {
    const { dataDir, keys } = copy();
    rmSync(keys, { recursive: true });
    mkdirSync(join(dataDir, 'postgres'));
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '18\n');
    await expect(loadGatewayKeys(dataDir, now)).rejects.toThrow('có dữ liệu nhưng thiếu khóa');
  });
});

describe('the opener', () => {
  it('has the newest identity first and the rotated ones after it', async () => {
    const { dataDir, keys } = copy();
    const older = join(folder, 'older');
    await loadGatewayKeys(older, now);
    renameSync(join(older, 'keys', 'province.agekey'), join(keys, 'province-2025-12-31.agekey'));
    const [current, rotated, ...rest] = loadOpenerKeys(dataDir).identities;
    expect(readFileSync(join(keys, 'province.agekey'), 'utf8')).toContain(current);
    expect(readFileSync(join(keys, 'province-2025-12-31.agekey'), 'utf8')).toContain(rotated);
    expect(rest).toEqual([]);
  });

  it('without its key, or with a damaged one, says so', () => {
    const { dataDir, keys } = copy();
    writeFileSync(join(keys, 'province.agekey'), '# empty\n');
    expect(() => loadOpenerKeys(dataDir)).toThrow('bị hỏng');
    rmSync(join(keys, 'province.agekey'));
    expect(() => loadOpenerKeys(dataDir)).toThrow('Thiếu khóa');
  });
});

describe('npm run keys', () => {
  const run = (dataDir: string, ...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'src/gateway/keys/main.ts', ...args], {
      env: { ...process.env, DATA_DIR: dataDir },
      encoding: 'utf8',
    });

  it('recipients prints them one a line, and makes the keys of a new folder', async () => {
    const dataDir = join(folder, 'fresh');
    const { stdout, status } = run(dataDir, 'recipients');
    expect(status).toBe(0);
    expect(stdout.trim().split('\n')).toEqual((await loadGatewayKeys(dataDir, now)).recipients);
  });

  it('says how it is used', () => {
    const { stderr, status } = run(original);
    expect({ stderr, status }).toEqual({
      stderr: 'Cách dùng: npm run keys -- recipients | rotate [--authority TỆP]\n',
      status: 1,
    });
  });
});
