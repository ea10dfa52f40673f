import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SealedText } from '../../../src/core/dossier/dossier.ts';
import type { DeskActionName, DeskDossier, DeskQueue } from '../../../src/core/reception/desk.ts';
import type { TestDevice } from '../../fixtures/enrol-device.ts';
import { authorize, enrolTestDevice } from '../../fixtures/enrol-device.ts';
import { OpenerWorld } from '../../fixtures/opener-world.ts';

let world: OpenerWorld;
let official: TestDevice;
beforeAll(async () => {
  world = await OpenerWorld.start();
  official = await enrolTestDevice(world.gateway, { role: 'official', personName: 'Trần Thị Quầy' });
});
afterAll(async () => await world.stop());

const at = '2026-11-21T08:30:00+07:00';
const agreed: SealedText['consents'] = [
  { moment: 'ask', purpose: 'assist', given: 'spoken', at, readBy: 'Nguyễn Văn Thử', language: 'vi' },
];

/** As the phone hands it over: nothing answered, nothing confirmed, nobody signed; the photo is there. */
function anUnfinishedText(): SealedText {
  return world.aWholeText({
    answers: {},
    consents: agreed,
    signatories: [{ role: 'applicant', state: 'missing' }],
    incomplete: {
      missing: [{ code: 'answer-missing', questionId: 'reason' }, { code: 'confirmation-missing' }],
      note: 'Bà đi vắng',
    },
  });
}

async function readDossier(dossierId: string): Promise<DeskDossier> {
  const headers = await authorize(world.gateway, official);
  return (await (await world.gateway.request(`/api/v1/desk/dossiers/${dossierId}`, { headers })).json()) as DeskDossier;
}

/** What an official does at the desk, over HTTP; the status of the answer. */
async function act(dossierId: string, action: DeskActionName, body: object): Promise<number> {
  const { etag } = await readDossier(dossierId);
  const headers = {
    ...(await authorize(world.gateway, official)),
    'if-match': etag.startsWith('"') ? etag : `"${etag}"`,
    'content-type': 'application/json',
  };
  const path = `/api/v1/desk/dossiers/${dossierId}/${action}`;
  return (await world.gateway.request(path, { method: 'POST', headers, body: JSON.stringify(body) })).status;
}

const accept = { officialNumber: 'H50.19-261121-0001' };
const askForReason = { items: [{ kind: 'answer', id: 'reason', why: 'Chưa hỏi lý do' }] };

describe('a dossier that was handed over unfinished', () => {
  it('reaches the desk and says so, there and to the phone', async () => {
    const text = anUnfinishedText();
    const packet = await world.deliver(text);
    await world.openAll();
    expect(await world.packetRow(packet.pid)).toMatchObject({ opening: 'opened', review: null });
    expect(await world.dossierRow(text.dossierId)).toMatchObject({ state: 'in-review', signature_expected: true });
    const dossier = await readDossier(text.dossierId);
    expect(dossier.row.incomplete).toBe(true);
    expect(dossier.text.incomplete).toEqual(text.incomplete);
    expect(dossier.findings).toContainEqual(expect.objectContaining({ code: 'answer-missing', questionId: 'reason' }));
    const headers = await authorize(world.gateway, official);
    const queue = (await (await world.gateway.request('/api/v1/desk/dossiers', { headers })).json()) as DeskQueue;
    expect(queue.rows.find(({ dossierId }) => dossierId === text.dossierId)?.incomplete).toBe(true);
    expect(await world.statusOf(text.dossierId)).toMatchObject({
      state: 'in-review',
      incomplete: true,
      openedPids: [packet.pid],
      reason: 'Chưa đủ, chuyển để cán bộ làm tiếp: Lý do đề nghị; xác nhận sau khi đọc lại.',
    });
  });

  it('cannot be accepted or let through before a supplement has brought what is missing', async () => {
    const text = anUnfinishedText();
    await world.deliver(text);
    await world.openAll();
    expect(await act(text.dossierId, 'accept', accept)).toBe(409);
    expect(await act(text.dossierId, 'resume-review', {})).toBe(409);
    expect(await act(text.dossierId, 'supplement', askForReason)).toBe(200);
    expect(await act(text.dossierId, 'accept', accept)).toBe(409);
    const requestId = (await readDossier(text.dossierId)).supplement?.requestId ?? '';
    const { incomplete: _, ...plain } = text;
    const answer = { ...plain, kind: 'supplement' as const, requestId, papers: [], answers: { reason: 'Tuổi cao' } };
    await world.deliver(answer, { papers: [] });
    await world.openAll();
    const dossier = await readDossier(text.dossierId);
    expect(dossier.row).toMatchObject({ state: 'received', awaitsSignature: true });
    expect(dossier.row).not.toHaveProperty('incomplete');
    expect(dossier.text).not.toHaveProperty('incomplete');
    expect(await world.statusOf(text.dossierId)).not.toHaveProperty('incomplete');
    expect(await act(text.dossierId, 'accept', accept)).toBe(200);
  });

  it('stays unfinished after a supplement that brought something else', async () => {
    const text = { ...anUnfinishedText(), papers: [] };
    await world.deliver(text, { papers: [] });
    await world.openAll();
    expect(await act(text.dossierId, 'supplement', askForReason)).toBe(200);
    const requestId = (await readDossier(text.dossierId)).supplement?.requestId ?? '';
    const { incomplete: _, ...plain } = text;
    const answer = { ...plain, kind: 'supplement' as const, requestId, answers: { reason: 'Tuổi cao' } };
    await world.deliver(answer, { papers: [] });
    await world.openAll();
    expect((await readDossier(text.dossierId)).row).toMatchObject({ state: 'received', incomplete: true });
    expect(await act(text.dossierId, 'accept', accept)).toBe(409);
    expect(await act(text.dossierId, 'refuse', { reason: 'Không liên lạc được' })).toBe(200);
  });

  it('is put right by a correction of the same phone', async () => {
    const text = anUnfinishedText();
    const first = await world.deliver(text);
    await world.openAll();
    await world.deliver({ ...world.aWholeText({ dossierId: text.dossierId }), revision: 2 }, { supersedes: first.pid });
    await world.openAll();
    expect((await readDossier(text.dossierId)).row).toMatchObject({ state: 'received' });
    expect((await readDossier(text.dossierId)).row).not.toHaveProperty('incomplete');
  });

  it.each([
    ['no list', { missing: 'all' }],
    ['a list that is too long', { missing: Array.from({ length: 201 }, () => ({ code: 'answer-missing' })) }],
    ['a note that is too long', { missing: [], note: 'a'.repeat(501) }],
    ['an entry without a code', { missing: [{ questionId: 'reason' }] }],
  ])('is malformed with %s', async (_, incomplete) => {
    const packet = await world.deliver({ ...anUnfinishedText(), incomplete } as unknown as SealedText);
    await world.openAll();
    expect(await world.packetRow(packet.pid)).toMatchObject({ opening: 'failed', review: 'packet-malformed' });
  });
});
