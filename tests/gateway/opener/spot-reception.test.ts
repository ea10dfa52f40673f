/** What an official received away from the desk: accepted since that day, its number follows; from anybody else an ordinary dossier. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appointmentFor } from '../../../src/core/reception/working-days.ts';
import type { SealedText, SpotReception } from '../../../src/core/dossier/dossier.ts';
import type { DeskActionName, DeskDossier, DeskQueue } from '../../../src/core/reception/desk.ts';
import type { AcceptanceAnswer, DeskToday } from '../../../src/core/reception/desk-life.ts';
import { vietnamIso } from '../../../src/gateway/desk/vietnam-time.ts';
import { findSlipStatus } from '../../../src/gateway/http/status-routes.ts';
import { buildPacket, framesOf, sendFrames } from '../../fixtures/build-packet.ts';
import type { PacketOptions, TestPacket } from '../../fixtures/build-packet.ts';
import { authorize, enrolTestDevice } from '../../fixtures/enrol-device.ts';
import type { TestDevice } from '../../fixtures/enrol-device.ts';
import { OpenerWorld } from '../../fixtures/opener-world.ts';
import { testPoint } from '../../fixtures/start-gateway.ts';

const dayMs = 86_400_000;
const sla = { value: 5, unit: 'working-day', text: '5 ngày làm việc' } as const;
let world: OpenerWorld;
let official: TestDevice;
let stranger: TestDevice;
beforeAll(async () => {
  world = await OpenerWorld.start();
  const { db, now } = world.gateway.context;
  await db
    .insertInto('communes')
    .values({ code: '99955', name: 'Xã Bên Thử', opened: true, telephone: null })
    .execute();
  official = await enrolTestDevice(world.gateway, { role: 'official', personName: 'Trần Thị Quầy' });
  stranger = await enrolTestDevice(world.gateway, { role: 'official', personName: 'Lê Văn Xa', communeCode: '99955' });
  await db
    .updateTable('devices')
    .set({ confirmed_at: new Date(now().getTime() - 90 * dayMs) })
    .execute();
});
afterAll(async () => await world.stop());

const ago = (ms: number) => vietnamIso(new Date(world.gateway.context.now().getTime() - ms));
const receivedOn = (at: string, changes: Partial<SpotReception> = {}): SpotReception => ({
  at,
  by: 'Trần Thị Quầy',
  receptionPoint: testPoint.receptionPointId,
  compared: ['birth-paper'],
  sheetCode: '482109375',
  ...(appointmentFor(at, sla, {}) && { appointmentAt: appointmentFor(at, sla, {})! }),
  ...changes,
});
const aReceived = (at: string, changes: Partial<SealedText> = {}): SealedText =>
  world.aWholeText({ accepted: receivedOn(at), sealedAt: at, ...changes });

async function deliver(text: SealedText, device = official, options: PacketOptions = {}): Promise<TestPacket> {
  const packet = await buildPacket(world.gateway, device, { text, papers: [world.photo], ...options });
  await sendFrames(world.gateway, framesOf(packet));
  await world.openAll();
  return packet;
}

const send = async (path: string, method: 'GET' | 'POST' = 'GET', body?: object, etag?: string) => {
  const headers = {
    ...(await authorize(world.gateway, official)),
    ...(etag !== undefined && { 'if-match': `"${etag}"` }),
  };
  return await world.gateway.request(`/api/v1/desk${path}`, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  });
};
const read = async (dossierId: string) => (await (await send(`/dossiers/${dossierId}`)).json()) as DeskDossier;
const act = async (dossierId: string, action: DeskActionName, body: object) =>
  (await send(`/dossiers/${dossierId}/${action}`, 'POST', body, (await read(dossierId)).etag)).status;

describe('a dossier that an official received away from the desk', () => {
  it('is accepted since then, waits for its number only, and everybody hears so', async () => {
    const at = ago(3 * dayMs);
    const text = aReceived(at);
    await deliver(text);
    const dossier = await read(text.dossierId);
    expect(dossier.row).toMatchObject({
      state: 'accepted',
      receivedOnSpotAt: at,
      appointmentAt: text.accepted?.appointmentAt,
    });
    expect(dossier.row.officialNumber).toBeUndefined();
    expect(dossier.papers).toMatchObject([{ custody: 'compared', comparedBy: 'Trần Thị Quầy', comparedAt: at }]);
    expect(dossier.history.find(({ action }) => action === 'receive-on-spot')).toMatchObject({
      at,
      actor: 'Trần Thị Quầy',
    });
    expect(await world.statusOf(text.dossierId)).toMatchObject({ state: 'accepted', at });
    expect(await findSlipStatus(world.gateway.context, text.slipToken)).toMatchObject({
      state: 'accepted',
      nextStep: expect.stringContaining('Số hồ sơ sẽ có sau') as string,
    });
    const queue = (await (await send('/dossiers?waiting=number')).json()) as DeskQueue;
    expect(queue.rows.map(({ dossierId }) => dossierId)).toContain(text.dossierId);
    const facts = await world.opener.db
      .selectFrom('dossier_facts')
      .select(['accepted_at', 'due_at'])
      .where('dossier_id', '=', text.dossierId)
      .executeTakeFirstOrThrow();
    expect(facts.accepted_at?.getTime()).toBe(Date.parse(at));
  });

  it('gets its number at night, alone or with others, and keeps its day', async () => {
    const at = ago(dayMs);
    const texts = [aReceived(at), aReceived(at)];
    for (const text of texts) await deliver(text);
    const [one, other] = texts as [SealedText, SealedText];
    const due = (await read(one.dossierId)).row.appointmentAt;
    // A result needs the number; a resident with a receipt is not refused.
    expect(await act(one.dossierId, 'result', { summary: 'Xong' })).toBe(409);
    expect(await act(one.dossierId, 'refuse', { reason: 'Không đúng' })).toBe(409);
    expect(await act(one.dossierId, 'accept', {})).toBe(422);
    expect(await act(one.dossierId, 'accept', { officialNumber: 'H50.19-261121-0101' })).toBe(200);
    expect((await read(one.dossierId)).row).toMatchObject({
      state: 'accepted',
      officialNumber: 'H50.19-261121-0101',
      appointmentAt: due,
      receivedOnSpotAt: at,
    });
    expect(await world.statusOf(one.dossierId)).toMatchObject({ officialNumber: 'H50.19-261121-0101', at });
    expect(await act(one.dossierId, 'accept', { officialNumber: 'H50.19-261121-0102' })).toBe(409);
    const dossiers = [
      { dossierId: other.dossierId, etag: (await read(other.dossierId)).etag, officialNumber: 'H50.19-261121-0103' },
    ];
    const bulk = (await (await send('/acceptances', 'POST', { dossiers })).json()) as AcceptanceAnswer;
    expect(bulk).toMatchObject({ accepted: [{ dossierId: other.dossierId, appointmentAt: due }], refused: [] });
    expect(await act(one.dossierId, 'result', { summary: 'Xong' })).toBe(200);
  });

  it('is due by its own day: the desk is warned before its number has come, and the register has it on that day', async () => {
    const at = ago(20 * dayMs);
    const text = aReceived(at);
    await deliver(text);
    expect((await read(text.dossierId)).row.deadline).toBe('late');
    const today = (await (await send('/today')).json()) as DeskToday;
    const late = today.groups.find(({ kind }) => kind === 'late');
    expect(late?.rows.map(({ dossierId }) => dossierId)).toContain(text.dossierId);
    const day = at.slice(0, 10);
    const workbook = await send(`/register.xlsx?from=${day}&to=${day}`);
    expect(workbook.status).toBe(200);
    const audit = await world.opener.db
      .selectFrom('audit')
      .select('details')
      .where('action', '=', 'register-printed')
      .orderBy('audit_id', 'desc')
      .executeTakeFirstOrThrow();
    expect(audit.details).toMatchObject({ lines: 1 });
    expect((await send(`/dossiers/${text.dossierId}/process-sheet`)).status).toBe(200);
    expect(await act(text.dossierId, 'stop', { reason: 'Trùng' })).toBe(200);
    expect((await send(`/dossiers/${text.dossierId}/stop-notice`)).status).toBe(200);
  });

  it('is asked for more and comes back accepted, with or without its number', async () => {
    const text = aReceived(ago(dayMs));
    await deliver(text);
    const items = [{ kind: 'answer', id: 'reason', why: 'Chưa rõ' }];
    expect(await act(text.dossierId, 'supplement', { items })).toBe(200);
    expect(await act(text.dossierId, 'refuse', { reason: 'Không' })).toBe(409);
    const { supplement } = await read(text.dossierId);
    const answer = { ...world.aWholeText({ dossierId: text.dossierId, basketId: text.basketId }), slipToken: '' };
    await deliver({ ...answer, kind: 'supplement', papers: [], requestId: supplement?.requestId ?? '' }, official, {
      papers: [],
    });
    expect((await read(text.dossierId)).row).toMatchObject({ state: 'accepted' });
    expect(await act(text.dossierId, 'accept', { officialNumber: 'H50.19-261121-0104' })).toBe(200);
  });

  it('may be corrected until its number has come, and stays received whatever the correction says', async () => {
    const at = ago(3_600_000);
    const text = aReceived(at);
    const first = await deliver(text);
    const { accepted: _, ...silent } = text;
    const second = await deliver({ ...silent, revision: 2, answers: { reason: 'Sửa lại' } }, official, {
      supersedes: first.pid,
    });
    const corrected = await read(text.dossierId);
    expect([corrected.text.answers, corrected.row.state, corrected.row.receivedOnSpotAt]).toEqual([
      { reason: 'Sửa lại' },
      'accepted',
      at,
    ]);
    expect(corrected.history.filter(({ action }) => action === 'receive-on-spot')).toHaveLength(1);
    await act(text.dossierId, 'accept', { officialNumber: 'H50.19-261121-0105' });
    const third = await deliver({ ...text, revision: 3 }, official, { supersedes: second.pid });
    expect(await world.packetRow(third.pid)).toMatchObject({ opening: 'failed', review: 'supersedes-refused' });
  });

  it('is an ordinary dossier with a warning from whoever was no official there then', async () => {
    const cases: readonly [string, SealedText, TestDevice][] = [
      ['a volunteer', aReceived(ago(dayMs)), world.device],
      ['an official of elsewhere', aReceived(ago(dayMs)), stranger],
      ['a clock that is ahead', aReceived(ago(-2 * 3_600_000)), official],
      ['a time long ago', aReceived(ago(80 * dayMs)), official],
    ];
    for (const [name, text, device] of cases) {
      await deliver(text, device);
      const row = await world.dossierRow(text.dossierId);
      expect([row?.state, row?.received_on_spot_at], name).toEqual(['received', null]);
      const { findings } = await world.contentOf(text.dossierId);
      expect(findings, name).toContainEqual({ code: 'spot-reception-doubted', weight: 'warning' });
    }
  });

  it('is the borrowing commune’s while its official is lent there, and before the device was confirmed nobody’s', async () => {
    const { db, now } = world.gateway.context;
    const { person_id: personId } = await db
      .selectFrom('devices')
      .select('person_id')
      .where('device_id', '=', stranger.deviceId)
      .executeTakeFirstOrThrow();
    const text = aReceived(ago(2 * dayMs));
    await db
      .insertInto('guest_roles')
      .values({
        guest_role_id: `spot-${text.dossierId}`,
        person_id: personId,
        home_commune_code: '99955',
        commune_code: text.place.communeCode,
        from_on: ago(5 * dayMs).slice(0, 10),
        to_on: ago(dayMs).slice(0, 10),
        decision: 'QĐ 1',
        created_by: official.deviceId,
        created_at: now(),
      } as never)
      .execute();
    await deliver(text, stranger);
    expect(await world.dossierRow(text.dossierId)).toMatchObject({ state: 'accepted' });
    const early = aReceived(ago(60 * dayMs));
    await db
      .updateTable('devices')
      .set({ confirmed_at: new Date(now().getTime() - 30 * dayMs) })
      .where('device_id', '=', official.deviceId)
      .execute();
    await deliver(early);
    expect(await world.dossierRow(early.dossierId)).toMatchObject({ state: 'received' });
  });

  it('keeps what was promised, and says where the published calendar would say otherwise', async () => {
    const at = ago(dayMs);
    const promised = `${ago(-30 * dayMs).slice(0, 10)}T17:00:00+07:00`;
    const text = aReceived(at, { accepted: receivedOn(at, { appointmentAt: promised }) });
    await deliver(text);
    const dossier = await read(text.dossierId);
    expect(dossier.row.appointmentAt).toBe(promised);
    expect(dossier.findings).toContainEqual({ code: 'spot-appointment-differs', weight: 'warning' });
  });
});
