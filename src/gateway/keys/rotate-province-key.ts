/**
 * A new identity for the province. In this order, so that an end at any moment loses nothing: the old identity under its own
 * name, the new one in its place, then the signed list that names it. What was begun is completed by the next rotation.
 */

import { readFileSync, readdirSync } from 'node:fs';
import type { KeyObject } from 'node:crypto';
import { KeyError, keysDir, newIdentityFile, recipientIn, readKeyFile, replaceKeyFile } from './key-files.ts';
import { parseAuthority, readListVersion, readRecipients, signRecipients } from './recipients-file.ts';
import type { GraceRecipient } from './recipients-file.ts';

const provinceName = 'province.agekey';

export interface Rotation {
  readonly recipient: string;
  readonly version: number;
  /** The identities that are kept to open what was sealed before, the newest first. */
  readonly kept: readonly string[];
}

/** Throws `KeyError` with a sentence; nothing was changed when the authority key is not there. */
export async function rotateProvinceKey(dataDir: string, authorityFile: string, now: Date): Promise<Rotation> {
  const dir = keysDir(dataDir);
  const recipients = await readRecipients(dir);
  const authority = readAuthority(dir, authorityFile);
  const lastVersion = await readListVersion(dir, recipients);

  const former = await recipientIn(dir, provinceName);
  const isListed = recipients.current.includes(former);
  if (isListed) await replaceIdentity(dir, former, now);
  const recipient = isListed ? await recipientIn(dir, provinceName) : former;

  const grace = (await readRetired(dir)).filter((retired) => retired.recipient !== recipient);
  const others = recipients.current.filter((one) => !grace.some((retired) => retired.recipient === one));
  const current = [recipient, ...others];
  const version = await signRecipients(dir, { current, grace }, { authority, lastVersion, now });
  return { recipient, version, kept: grace.map(({ identity }) => identity) };
}

/** Where there already is a copy of the old identity, a rotation was cut off right after it was made. */
async function replaceIdentity(dir: string, former: string, now: Date): Promise<void> {
  const retired = await readRetired(dir);
  if (!retired.some(({ recipient }) => recipient === former)) {
    replaceKeyFile(dir, freeName(retired, now), readKeyFile(dir, provinceName));
  }
  replaceKeyFile(dir, provinceName, await newIdentityFile(now));
}

function freeName(retired: readonly GraceRecipient[], now: Date): string {
  const taken = new Set(retired.map(({ identity }) => identity));
  const day = now.toISOString().slice(0, 10);
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? `province-${day}.agekey` : `province-${day}-${count}.agekey`;
    if (!taken.has(name)) return name;
  }
}

async function readRetired(dir: string): Promise<readonly GraceRecipient[]> {
  const names = readdirSync(dir).filter((name) => /^province-[\w-]+\.agekey$/.test(name));
  const retired: GraceRecipient[] = [];
  for (const identity of names.toSorted().toReversed()) {
    retired.push({ recipient: await recipientIn(dir, identity), identity });
  }
  return retired;
}

function readAuthority(dir: string, file: string): KeyObject {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new KeyError(
      `Không có khóa chủ ở ${file}; hãy gắn nơi đang cất nó và chạy lại với --authority TỆP. Chưa có gì thay đổi.\n` +
        `The authority key is not at ${file}; attach the medium that holds it and run again with --authority FILE. ` +
        'Nothing was changed.',
    );
  }
  try {
    return parseAuthority(dir, text);
  } catch {
    throw new KeyError(
      `Tệp ${file} không phải khóa chủ mà các máy đã ghim khi đăng ký. Chưa có gì thay đổi.\n` +
        `The file ${file} is not the authority key that phones pinned at enrolment. Nothing was changed.`,
    );
  }
}
