/** Each kind of damage is planted in a gateway that keeps two opened dossiers, and found, named, and repaired where it can be. */

import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { cp, mkdir, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { finishedPath } from '../../../src/gateway/blobs/disk-files.ts';
import { sealPicture } from '../../../src/gateway/store/dossier-content.ts';
import { findingKinds, isOpen, sentenceOf } from '../../../src/gateway/verify/finding.ts';
import type { Finding } from '../../../src/gateway/verify/finding.ts';
import { askHave } from '../../fixtures/ask-gateway.ts';
import { buildPacket, framesOf, partFrame, sendFrames, sha256Of } from '../../fixtures/build-packet.ts';
import type { TestPacket } from '../../fixtures/build-packet.ts';
import { examineGateway } from '../../fixtures/examine-gateway.ts';
import { OpenerWorld } from '../../fixtures/opener-world.ts';

let world: OpenerWorld;
let packet: TestPacket;
let part: string;
let partPath: string;
let folder: string;

beforeAll(async () => {
  world = await OpenerWorld.start();
  packet = await world.deliver(world.aWholeText());
  await world.deliver(world.aWholeText());
  await world.openAll();
  folder = join(world.gateway.context.config.dataDir, 'blobs');
  part = packet.digests[1] ?? '';
  partPath = finishedPath(folder, part);
  await cp(folder, `${folder}-good`, { recursive: true });
}, 120_000);
/** Every test leaves the gateway whole, and each begins with the files as they were. */
afterEach(async () => {
  await cp(`${folder}-good`, folder, { recursive: true });
  await rm(join(folder, 'set-aside'), { recursive: true, force: true });
});
afterAll(async () => await world.stop());

const look = (repairs = false) => examineGateway(world.gateway.context, repairs);

async function kindsFound(repairs = false): Promise<readonly string[]> {
  return (await look(repairs)).map(({ kind }) => kind);
}

async function flipByte(path: string): Promise<void> {
  const bytes = readFileSync(path);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  await writeFile(path, bytes);
}

async function blobId(): Promise<string> {
  const row = await world.opener.db.selectFrom('dossier_papers').select('blob_id').executeTakeFirstOrThrow();
  return row.blob_id ?? '';
}

describe('a gateway on which everything is there', () => {
  it('has nothing to say, and a repair changes nothing', async () => {
    expect(await look()).toEqual([]);
    expect(await look(true)).toEqual([]);
  });

  it('has nothing to say while a part is still arriving', async () => {
    const { gateway, device } = world;
    const arriving = await buildPacket(gateway, device, { papers: [randomBytes(5_000)] });
    await sendFrames(gateway, [...framesOf(arriving).slice(0, 1), partFrame(arriving, 1, 0, 2_000)]);
    expect(await look(true)).toEqual([]);
    const { parts } = await askHave(gateway, [], arriving.digests);
    expect(parts[arriving.digests[1] ?? '']).toBe(2_000);
  });
});

describe('damage of a part', () => {
  it('by one flipped bit is found and names the packet', async () => {
    await flipByte(partPath);
    expect(await look()).toEqual([{ kind: 'part-damaged', subject: part, detail: 'digest', packets: [packet.pid] }]);
  });

  it('by cutting it short is found', async () => {
    await truncate(partPath, 100);
    expect(await look()).toMatchObject([{ kind: 'part-damaged', detail: 'truncated', subject: part }]);
  });

  it('that is gone is found, and stays open after a repair that has nothing to give', async () => {
    await rm(partPath);
    expect(await look()).toEqual([{ kind: 'part-missing', subject: part, packets: [packet.pid] }]);
    const [finding] = await look(true);
    expect(finding && isOpen(finding)).toBe(true);
  });

  it('is undone by a good copy that lies about under another name, and the damaged file is kept aside', async () => {
    const copy = readFileSync(partPath);
    await flipByte(partPath);
    await writeFile(join(folder, 'partials', 'from backup.bin'), copy);
    expect(await kindsFound()).toEqual(['part-unattached', 'part-damaged']);
    expect(await look(true)).toMatchObject([{ kind: 'part-unattached', repair: 'attached', packets: [packet.pid] }]);
    expect(sha256Of(readFileSync(partPath))).toBe(part);
    expect(readdirSync(join(folder, 'set-aside'))).toHaveLength(1);
    expect(await look()).toEqual([]);
  });
});

describe('a part whose row', () => {
  it('does not say yet that it is whole is attached, signed for and written into the audit', async () => {
    const { db } = world.opener;
    await db.updateTable('parts').set({ complete: false }).where('sha256', '=', part).execute();
    expect(await kindsFound()).toEqual(['acknowledgement-too-early', 'part-unattached']);
    expect(await kindsFound(true)).toContain('part-unattached');
    expect(await look()).toEqual([]);
    const { packets } = await askHave(world.gateway, [packet.pid]);
    expect(packets[packet.pid]?.missing).toEqual([]);
    const audit = await db.selectFrom('audit').select('subject').where('action', '=', 'part-attached').execute();
    expect(audit).toContainEqual({ subject: part });
  });

  it.each(['parts', 'packet_parts'] as const)('in %s is gone gets it back from the signed header', async (table) => {
    await world.opener.db.deleteFrom(table).where('sha256', '=', part).execute();
    expect(await kindsFound()).toContain('part-row-missing');
    const repaired = await look(true);
    expect(repaired).toContainEqual({
      kind: 'part-row-missing',
      subject: part,
      packets: [packet.pid],
      repair: 'row-restored',
    });
    expect(await look()).toEqual([]);
    expect((await askHave(world.gateway, [packet.pid], [part])).parts[part]).toBe(packet.parts[1]?.length);
  });

  it('and file are gone is asked for again, and whole when it came', async () => {
    await world.opener.db.deleteFrom('parts').where('sha256', '=', part).execute();
    await rm(partPath);
    await look(true);
    expect((await askHave(world.gateway, [packet.pid])).packets[packet.pid]?.missing).toEqual([part]);
    await sendFrames(world.gateway, [partFrame(packet, 1)]);
    expect(await look()).toEqual([]);
  });

  it('waits for it, found whole in the upload that a kill had cut, is attached', async () => {
    const { gateway, device } = world;
    const cut = await buildPacket(gateway, device, { papers: [randomBytes(3_000)] });
    await sendFrames(gateway, framesOf(cut).slice(0, 1));
    await writeFile(join(folder, 'partials', `whole-${randomUUID()}`), cut.parts[1] ?? '');
    expect(await look(true)).toMatchObject([{ kind: 'part-unattached', subject: cut.digests[1], repair: 'attached' }]);
    expect((await askHave(gateway, [cut.pid])).packets[cut.pid]?.missing).toEqual([]);
  });
});

describe('a result that an office keeps', () => {
  it('is named, and its damage and its absence are told', async () => {
    const { context } = world.gateway;
    const dossier = await world.opener.db.selectFrom('dossiers').select('dossier_id').executeTakeFirstOrThrow();
    const name = `result-${randomUUID()}`;
    await context.blobs.write(name, sealPicture(context.keys.dataKey, name, randomBytes(500)));
    const row = { blob_id: name, dossier_id: dossier.dossier_id, media_type: 'application/pdf', actor: 'a-device' };
    await world.opener.db
      .insertInto('dossier_results')
      .values({ ...row, at: new Date() })
      .execute();
    expect(await look()).toEqual([]);
    await flipByte(finishedPath(folder, name));
    expect(await look()).toEqual([{ kind: 'result-damaged', subject: name, detail: dossier.dossier_id }]);
    await rm(finishedPath(folder, name));
    expect(await look()).toEqual([{ kind: 'result-missing', subject: name, detail: dossier.dossier_id }]);
    await world.opener.db.deleteFrom('dossier_results').where('blob_id', '=', name).execute();
  });
});

describe('files that nobody asks for', () => {
  it('are told, ours stay where they are, foreign ones are set aside, and none of them is an alarm', async () => {
    const unwanted = randomBytes(100);
    const unwantedPath = finishedPath(folder, sha256Of(unwanted));
    await mkdir(join(unwantedPath, '..'), { recursive: true });
    await writeFile(unwantedPath, unwanted);
    const unfinishedPath = join(folder, 'partials', `write-${randomUUID()}`);
    await writeFile(unfinishedPath, 'x');
    await writeFile(join(folder, 'finished', 'Thumbs.db'), 'x');
    await rename(finishedPath(folder, await blobId()), join(folder, 'partials', 'elsewhere'));
    const found = await look(true);
    const kinds = found.map(({ kind }) => kind).sort();
    expect(kinds).toEqual(['file-foreign', 'file-foreign', 'file-unfinished', 'part-unwanted', 'picture-missing']);
    expect(found.filter(isOpen).map(({ kind }) => kind)).toEqual(['picture-missing']);
    expect(existsSync(unwantedPath)).toBe(true);
    expect(readdirSync(join(folder, 'set-aside'))).toHaveLength(2);
    await Promise.all([rm(unwantedPath), rm(unfinishedPath)]);
  });
});

describe('damage in the tables', () => {
  /** What is found in the tables as `statement` leaves them; then they are as they were. */
  async function lookAfter(statement: string): Promise<readonly Finding[]> {
    const { context } = world.gateway;
    const undone = new Error('undone');
    let found: readonly Finding[] = [];
    const looking = context.db.transaction().execute(async (trx) => {
      await sql.raw(statement).execute(trx);
      found = await examineGateway({ ...context, db: trx });
      throw undone;
    });
    await expect(looking).rejects.toBe(undone);
    return found;
  }

  it.each([
    ['packet-damaged', `update packets set header_sha256 = repeat('0', 64)`],
    ['packet-damaged', `update packets set header = header || 'A'`],
    ['packet-damaged', `update packets set text = text || '\\x00'`],
    ['acknowledgement-damaged', `update acknowledgements set jws = jws || 'A'`],
    ['acknowledgement-damaged', `update acknowledgements set have = '0,7' where have = '0,1'`],
    ['acknowledgement-missing', `delete from acknowledgements`],
    ['dossier-missing', `update packets set dossier_id = 'other'`],
    ['dossier-damaged', `update dossiers set sealed_content = sealed_content || '\\x00'`],
    ['dossier-damaged', `delete from dossier_packets`],
    ['dossier-damaged', `update dossiers set local_code = '000000000'`],
    [
      'note-damaged',
      `insert into dossier_events (dossier_id, at, actor, action, sealed_note) select dossier_id, now(), 'x', 'accept', '\\x00' from dossiers`,
    ],
    ['audit-broken', `alter table audit disable trigger user; update audit set subject = 'other'`],
    [
      'packet-missing',
      `alter table dossier_packets disable trigger all; alter table dossiers disable trigger all; alter table packets disable trigger all;
       delete from acknowledgements; delete from packet_parts; delete from packets`,
    ],
  ])('is found: %s by %s', async (kind, statement) => {
    const found = (await lookAfter(statement)).filter((finding) => finding.kind === kind);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(isOpen)).toBe(true);
    for (const finding of found) expect(sentenceOf(finding)).toContain(findingKinds[finding.kind].sentence);
  });

  it('a picture changed on the disk, or sealed for another place, is found', async () => {
    await flipByte(finishedPath(folder, await blobId()));
    expect(await look()).toMatchObject([{ kind: 'picture-damaged', subject: await blobId() }]);
  });
});
