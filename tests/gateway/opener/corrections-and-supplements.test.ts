import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealDossierContent } from '../../../src/gateway/store/dossier-content.ts';
import { buildPacket, framesOf, packetFrame, sendFrames, sha256Of } from '../../fixtures/build-packet.ts';
import type { TestDevice } from '../../fixtures/enrol-device.ts';
import { enrolTestDevice } from '../../fixtures/enrol-device.ts';
import { OpenerWorld } from '../../fixtures/opener-world.ts';

let world: OpenerWorld;
beforeAll(async () => {
  world = await OpenerWorld.start();
});
afterAll(async () => await world.stop());

describe('a correction', () => {
  it('replaces the dossier and keeps the picture of an unchanged paper', async () => {
    const text = world.aWholeText();
    const first = await world.deliver(text);
    await world.openAll();
    const before = await world.paperRows(text.dossierId);
    const corrected = { ...text, revision: 2, answers: { reason: 'Lý do đã sửa' } };
    const listing = { sha256: first.digests[1], len: first.parts[1]?.length, kind: 'paper' };
    const plain = await buildPacket(world.gateway, world.device, { text: corrected });
    const [body = new Uint8Array()] = plain.parts;
    const second = await buildPacket(world.gateway, world.device, {
      supersedes: first.pid,
      header: { parts: [{ sha256: sha256Of(body), len: body.length, kind: 'text' }, listing] },
    });
    await sendFrames(world.gateway, [{ type: 'packet', pid: second.pid, header: second.header, body }]);
    await world.openAll();
    const row = await world.dossierRow(text.dossierId);
    expect(row).toMatchObject({ state: 'received', revision: 2, packet_revision: 2, pid: second.pid });
    const content = await world.contentOf(text.dossierId);
    expect(content.text.answers).toEqual({ reason: 'Lý do đã sửa' });
    expect((await world.paperRows(text.dossierId))[0]?.blob_id).toBe(before[0]?.blob_id);
    expect((await world.statusOf(text.dossierId))?.openedPids.toSorted()).toEqual([first.pid, second.pid].toSorted());
  });

  it('that arrives before what it corrects wins, and the earlier one counts as opened', async () => {
    const text = world.aWholeText();
    const first = await buildPacket(world.gateway, world.device, { text, papers: [world.photo] });
    const second = await buildPacket(world.gateway, world.device, {
      text: { ...text, revision: 2 },
      papers: [world.photo],
      supersedes: first.pid,
    });
    await sendFrames(world.gateway, framesOf(second));
    await world.openAll();
    await sendFrames(world.gateway, [packetFrame(first)]);
    await world.openAll();
    expect(await world.dossierRow(text.dossierId)).toMatchObject({ packet_revision: 2, pid: second.pid });
    expect((await world.statusOf(text.dossierId))?.openedPids.toSorted()).toEqual([first.pid, second.pid].toSorted());
  });

  it('of another dossier is refused and leaves the earlier one as it was', async () => {
    const text = world.aWholeText();
    const first = await buildPacket(world.gateway, world.device, { text, papers: [world.photo] });
    await sendFrames(world.gateway, [packetFrame(first)]);
    const second = await world.deliver(world.aWholeText(), { supersedes: first.pid });
    expect(await world.packetRow(first.pid)).toMatchObject({ complete: true });
    await world.openAll();
    expect(await world.packetRow(second.pid)).toMatchObject({ opening: 'failed', review: 'supersedes-refused' });
    expect(await world.reviews()).toContainEqual({ pid: second.pid, code: 'supersedes-refused' });
    expect(await world.packetRow(first.pid)).toMatchObject({ opening: 'opened', complete: false });
    expect((await world.dossierRow(text.dossierId))?.state).toBe('received');
    const body = JSON.stringify({ pids: [first.pid], parts: [] });
    const held = await (await world.gateway.request('/api/v1/have', { method: 'POST', body })).json();
    expect(held).toMatchObject({ packets: { [first.pid]: { missing: [first.digests[1]] } } });
  });

  it('of an accepted dossier goes to review', async () => {
    const text = world.aWholeText();
    const first = await world.deliver(text);
    await world.openAll();
    await world.opener.db
      .updateTable('dossiers')
      .set({ state: 'accepted' })
      .where('dossier_id', '=', text.dossierId)
      .execute();
    const second = await world.deliver({ ...text, revision: 2 }, { supersedes: first.pid });
    await world.openAll();
    expect(await world.packetRow(second.pid)).toMatchObject({ opening: 'failed', review: 'supersedes-refused' });
    expect(await world.dossierRow(text.dossierId)).toMatchObject({ packet_revision: 1, state: 'accepted' });
  });
});

/** As the desk leaves it that asked for one thing; answers the request's id. */
async function askFor(
  dossierId: string,
  item: { readonly kind: 'paper' | 'answer'; readonly id: string },
): Promise<string> {
  const requestId = randomUUID();
  const supplement = { requestId, askedAt: '2026-11-22T08:00:00+07:00', items: [{ ...item, why: 'Còn thiếu' }] };
  const content = { ...(await world.contentOf(dossierId)), supplement };
  await world.opener.db
    .updateTable('dossiers')
    .set({
      state: 'supplement',
      sealed_content: sealDossierContent(world.opener.keys.dataKey, dossierId, content),
    })
    .where('dossier_id', '=', dossierId)
    .execute();
  return requestId;
}

describe('a supplement', () => {
  it.each([
    ['the desk asked for nothing', false, 'accepted'],
    ['it answers an earlier request', true, 'supplement'],
  ] as const)('changes nothing when %s', async (_, isAsked, state) => {
    const text = world.aWholeText();
    await world.deliver(text);
    await world.openAll();
    if (isAsked) await askFor(text.dossierId, { kind: 'paper', id: 'birth-paper' });
    const { db } = world.opener;
    await db.updateTable('dossiers').set({ state }).where('dossier_id', '=', text.dossierId).execute();
    const before = [await world.dossierRow(text.dossierId), await world.paperRows(text.dossierId)];
    const answers = { reason: 'Lý do khác' };
    const late = { ...text, kind: 'supplement' as const, requestId: randomUUID(), answers };
    const packet = await world.deliver(late);
    await world.openAll();
    expect([await world.dossierRow(text.dossierId), await world.paperRows(text.dossierId)]).toEqual(before);
    expect(await world.packetRow(packet.pid)).toMatchObject({ opening: 'failed', review: 'supplement-unasked' });
    expect(await world.reviews()).toContainEqual({ pid: packet.pid, code: 'supplement-unasked' });
  });

  it('adds pages after those that were there, and tells the desk of what nobody asked for', async () => {
    const text = world.aWholeText();
    await world.deliver(text);
    await world.openAll();
    const [before] = await world.paperRows(text.dossierId);
    const requestId = await askFor(text.dossierId, { kind: 'paper', id: 'birth-paper' });
    await world.deliver({ ...text, kind: 'supplement', requestId, answers: { reason: 'Lý do khác' } });
    await world.openAll();
    const papers = await world.paperRows(text.dossierId);
    expect(papers.map(({ page, blob_id: blobId }) => [page, blobId !== null])).toEqual([
      [1, true],
      [2, true],
    ]);
    expect(papers[0]?.blob_id).toBe(before?.blob_id);
    const content = await world.contentOf(text.dossierId);
    expect(content.text.answers).toEqual(text.answers);
    expect(content.findings).toContainEqual(
      expect.objectContaining({ code: 'supplement-unasked', questionId: 'reason' }),
    );
  });

  it('replaces a page whose picture was rejected, and its packet then counts as opened', async () => {
    const bad = Buffer.from('no picture');
    const page = { paperId: 'birth-paper', custody: 'photo' as const, page: 1, part: 1 };
    const text = world.aWholeText({ papers: [{ ...page, sha256: sha256Of(bad) }] });
    const first = await world.deliver(text, { papers: [bad] });
    await world.openAll();
    const requestId = await askFor(text.dossierId, { kind: 'paper', id: 'birth-paper' });
    const papers = [{ ...page, sha256: sha256Of(world.photo) }];
    const second = await world.deliver({ ...text, kind: 'supplement', requestId, papers });
    await world.openAll();
    expect(await world.paperRows(text.dossierId)).toMatchObject([{ page: 1, rejected: null }]);
    expect((await world.statusOf(text.dossierId))?.openedPids.toSorted()).toEqual([first.pid, second.pid].toSorted());
    expect(await world.reviews()).not.toContainEqual({ pid: first.pid, code: 'picture-rejected' });
  });

  it('joins the dossier and brings it back to where its clock stood', async () => {
    const text = world.aWholeText();
    await world.deliver(text);
    await world.openAll();
    const requestId = randomUUID();
    const supplement = {
      requestId,
      askedAt: '2026-11-22T08:00:00+07:00',
      items: [
        { kind: 'paper' as const, id: 'second-paper', why: 'Ảnh mờ' },
        { kind: 'answer' as const, id: 'more', why: 'Còn thiếu' },
      ],
    };
    const content = await world.contentOf(text.dossierId);
    await world.opener.db
      .updateTable('dossiers')
      .set({
        state: 'supplement',
        official_number: 'H48.19-261121-0001',
        sealed_content: sealDossierContent(world.opener.keys.dataKey, text.dossierId, { ...content, supplement }),
      })
      .where('dossier_id', '=', text.dossierId)
      .execute();
    const answer = await world.deliver({
      ...text,
      kind: 'supplement',
      revision: 2,
      requestId,
      applicant: { fullName: '', source: 'typed' },
      slipToken: '',
      answers: { more: 'thêm' },
      papers: [{ paperId: 'second-paper', custody: 'photo', page: 1, part: 1, sha256: sha256Of(world.photo) }],
    });
    await world.openAll();
    const after = await world.dossierRow(text.dossierId);
    expect(after).toMatchObject({ state: 'accepted', slip_token_sha256: sha256Of(text.slipToken) });
    const merged = await world.contentOf(text.dossierId);
    expect(merged.text.answers).toEqual({ reason: 'Đề nghị trợ giúp', more: 'thêm' });
    expect(merged.text.applicant).toEqual(text.applicant);
    const papers = await world.paperRows(text.dossierId);
    expect(papers.map(({ paper_id: paperId, blob_id: blobId }) => [paperId, blobId !== null])).toEqual([
      ['birth-paper', true],
      ['second-paper', true],
    ]);
    const status = await world.statusOf(text.dossierId);
    expect(status).toMatchObject({ state: 'accepted' });
    expect(status?.supplement).toBeUndefined();
    expect(status?.openedPids).toContain(answer.pid);
  });

  it("comes from any phone of the dossier's commune, which the history names, and from no other", async () => {
    const text = world.aWholeText();
    await world.deliver(text);
    await world.openAll();
    const { db } = world.opener;
    const requestId = await askFor(text.dossierId, { kind: 'answer', id: 'more' });
    await db.insertInto('communes').values({ code: '99902', name: 'Xã Thử' }).execute();
    const stranger = await enrolTestDevice(world.gateway, { communeCode: '99902' });
    const colleague = await enrolTestDevice(world.gateway);
    const bring = async (device: TestDevice, more: string) => {
      const answer = { ...text, kind: 'supplement', requestId, papers: [], answers: { more } };
      const packet = await buildPacket(world.gateway, device, { text: answer });
      await sendFrames(world.gateway, framesOf(packet));
      await world.openAll();
      return await world.packetRow(packet.pid);
    };
    expect(await bring(stranger, 'lạ')).toMatchObject({ opening: 'failed', review: 'packet-failed-check' });
    expect(await world.dossierRow(text.dossierId)).toMatchObject({ state: 'supplement' });
    expect(await bring(colleague, 'thêm')).toMatchObject({ opening: 'opened', dossier_id: text.dossierId });
    expect(await world.dossierRow(text.dossierId)).toMatchObject({
      state: 'received',
      device_id: world.device.deviceId,
    });
    expect((await world.contentOf(text.dossierId)).text.answers).toMatchObject({ more: 'thêm' });
    const events = db.selectFrom('dossier_events').select(['action', 'actor']);
    expect(await events.where('dossier_id', '=', text.dossierId).orderBy('event_id').execute()).toEqual([
      { action: 'received', actor: world.device.deviceId },
      { action: 'supplement-received', actor: colleague.deviceId },
    ]);
  });

  it('of an unknown dossier stays on the review list', async () => {
    const packet = await world.deliver({ ...world.aWholeText(), kind: 'supplement', requestId: randomUUID() });
    await world.openAll();
    expect(await world.packetRow(packet.pid)).toMatchObject({ opening: 'failed', review: 'packet-failed-check' });
  });
});
