/**
 * Older releases of the gateway: what one left behind when it was stopped (`released/`, taken once from the real program by
 * `take-release.ts` and never edited), and the program itself where the history of the repository is there.
 */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { importJWK } from 'jose';
import type { JWK } from 'jose';
import { Client } from 'pg';
import type { TestPacket } from '../../fixtures/build-packet.ts';
import type { TestDevice } from '../../fixtures/enrol-device.ts';
import { projectDir } from '../../fixtures/run-gateway.ts';

/** By their newest migration, with the last commit that had no newer one. */
export const releases = {
  '005': 'dea7a6434107fafcd322adf089db78ee047eac9c',
  '010': '24a5bafc156e2811d639b8417d6ece463e5c084a',
} as const;

export type Release = keyof typeof releases;

/** Bytes as base64. */
export interface ReleasedPacket {
  readonly pid: string;
  readonly header: string;
  readonly parts: readonly string[];
  /** By digest of a page: how much of it the old gateway said to hold. */
  readonly held: { readonly [sha256: string]: number };
  /** The word of the old gateway, the last that was heard. */
  readonly acknowledgement: string;
}

export interface ReleasedFacts {
  readonly release: Release;
  readonly devices: { readonly [role in 'volunteer' | 'official']: { readonly deviceId: string; readonly jwk: JWK } };
  /** What the desk showed at the end, by dossier. */
  readonly dossiers: readonly { readonly dossierId: string; readonly state: string; readonly applicantName: string }[];
  readonly packets: { readonly [name in PacketName]: ReleasedPacket };
  readonly statements: readonly { readonly text: string; readonly asCaller: boolean }[];
}

/** whole: opened · unopened: whole, and nobody opened it yet · partly: a page has come to two thirds · review: no text at all. */
export const packetNames = ['whole', 'unopened', 'partly', 'review'] as const;
export type PacketName = (typeof packetNames)[number];

export interface ReleasedBundle {
  readonly facts: ReleasedFacts;
  /** `pg_dump --inserts`. */
  readonly dump: string;
  /** Of the data folder, base64 by path. */
  readonly files: { readonly [path: string]: string };
}

export function bundlePath(release: Release): string {
  return join(projectDir, 'tests/gateway/operations/released', `${release}.json.br`);
}

export function readBundle(release: Release): ReleasedBundle {
  return JSON.parse(brotliDecompressSync(readFileSync(bundlePath(release))).toString()) as ReleasedBundle;
}

/** Into an empty database of a user that may create everything in it. */
export async function loadDump({ dump }: ReleasedBundle, databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // Since 2025 pg_dump writes two words for psql only.
    await client.query(dump.replace(/^\\.*$/gm, ''));
  } finally {
    await client.end();
  }
}

export function writeFiles({ files }: ReleasedBundle, dataDir: string): void {
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(dataDir, path)), { recursive: true, mode: 0o700 });
    writeFileSync(join(dataDir, path), Buffer.from(bytes, 'base64'), { mode: 0o600 });
  }
}

/** The phone or PC that the old gateway enrolled. */
export async function oldDevice({ devices }: ReleasedFacts, role: 'volunteer' | 'official'): Promise<TestDevice> {
  const { deviceId, jwk } = devices[role];
  const { d: _, ...publicJwk } = jwk;
  const privateKey = await importJWK(jwk, 'ES256');
  return { deviceId, privateKey, publicJwk, answer: undefined } as unknown as TestDevice;
}

export function oldPacket({ pid, header, parts }: ReleasedPacket, sha256Of: (bytes: Uint8Array | string) => string) {
  const bytes = parts.map((part) => Buffer.from(part, 'base64'));
  return { pid, header, headerSha256: sha256Of(header), parts: bytes, digests: bytes.map(sha256Of) } as TestPacket;
}

/** Unpacks the program of that release into `folder`; answers why that cannot be done here, where it cannot. */
export function unpackRelease(release: Release, folder: string): { readonly obstacle?: string } {
  const commit = releases[release];
  mkdirSync(folder, { recursive: true });
  const script =
    'git archive "$0" src package.json tsconfig.json tsconfig.base.json docs/openapi.json | tar -x -C "$1"';
  const { status } = spawnSync('sh', ['-c', script, commit, folder], { cwd: projectDir, stdio: 'ignore' });
  if (status !== 0 || !existsSync(join(folder, 'src/gateway/main.ts'))) {
    return { obstacle: `the history of the repository does not reach back to ${commit} (a shallow clone?)` };
  }
  symlinkSync(join(projectDir, 'node_modules'), join(folder, 'node_modules'));
  return {};
}
