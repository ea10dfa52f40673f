/** What the desk decides after the door: a supplement answered weeks later, a refusal, a result. */

import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { retryDelivery } from '../../src/core/delivery/retry-delivery.ts';
import { startCorrection } from '../../src/core/dossier/start-correction.ts';
import type { SealedPacket } from '../../src/core/ports.ts';
import { wireFakes } from './fake-wiring.ts';
import { tellJourney } from './journey.ts';
import type { JourneyWiring } from './journey-wiring.ts';
import { closePictures, wireReal } from './real-wiring.ts';

const card = '045141000123||Hồ Thị Mẫu|01011941|Nữ|Thôn Mẫu, Đakrông, Quảng Trị|15042021';
const daughter = { fullName: 'Hồ Thị Thử', idNumber: '045170000456', source: 'typed' as const };

let wiring: JourneyWiring;
let journey: ReturnType<typeof tellJourney>;

afterAll(closePictures);

/** A pension that reached the desk: a photo of the daughter's paper, the elder's signature missing. */
async function atTheDesk(): Promise<SealedPacket> {
  const visit = journey.visit();
  visit.consents();
  visit.scan(card);
  visit.isHelpedBy(daughter, 'child');
  await visit.needs('1.014027');
  await visit.answersTheRest();
  await visit.photograph('representation');
  await visit.reads();
  await visit.misses('applicant');
  const [packet] = await visit.seal();
  if (!packet) throw new Error('the dossier is missing');
  await journey.coverage.returns();
  await journey.coverage.returns();
  return packet;
}

describe.each([
  { name: 'in memory', wire: wireFakes },
  { name: 'on the real parts', wire: wireReal },
])('after the door, $name', ({ wire }) => {
  beforeEach(async () => {
    wiring = await wire(['1.014027']);
    journey = tellJourney(wiring);
  }, 60_000);

  afterEach(() => wiring.close());

  it('a paper and a signature asked for arrive as a new packet of the same dossier, and the desk accepts', async () => {
    const { coverage, desk, phone } = journey;
    const first = await atTheDesk();
    const before = await desk.has(first);
    await desk.asksFor(
      first,
      { kind: 'paper', id: 'representation', why: 'Ảnh mờ, cần chụp lại.' },
      { kind: 'signature', id: 'applicant', why: 'Chưa có chữ ký của cụ.' },
    );
    await coverage.returns();
    const status = await phone.knowsOf(first);
    expect(status.supplement?.items.map(({ id, why }) => [id, why])).toEqual([
      ['representation', 'Ảnh mờ, cần chụp lại.'],
      ['applicant', 'Chưa có chữ ký của cụ.'],
    ]);

    coverage.leaves();
    const visit = journey.visit();
    await visit.supplements(status);
    expect(await visit.problems()).toEqual([
      { code: 'paper-missing', paperId: 'representation' },
      { code: 'signature-missing', role: 'applicant', weight: 'task' },
    ]);
    await visit.photograph('representation');
    await phone.dies();
    await visit.signsOnScreen('applicant');
    expect(await visit.problems()).toEqual([]);
    const [second] = await visit.seal();
    expect(second).toMatchObject({ dossierId: first.dossierId, localCode: first.localCode });
    expect(second).not.toHaveProperty('supersedes');

    await coverage.returns();
    const after = await desk.has(first);
    expect(after).toMatchObject({ state: 'received', arrivedPages: ['representation/1', 'representation/2'] });
    expect(after.text.papers).not.toEqual(before.text.papers);
    expect(after.text.signatories).toMatchObject([{ role: 'applicant', state: 'screen' }]);
    expect(after.text.applicant).toEqual(before.text.applicant);

    await desk.accepts(first, 'H50.12-261121-0003');
    await coverage.returns();
    expect(await phone.knowsOf(first)).toMatchObject({ state: 'accepted', officialNumber: 'H50.12-261121-0003' });
    expect(await phone.knowsOf(first)).not.toHaveProperty('supplement');
    journey.waitHours(72);
    await wiring.contact();
    expect(await phone.deliveries()).toEqual([]);
  });

  it('a refusal comes with its reason', async () => {
    const packet = await atTheDesk();
    await journey.desk.refuses(packet, 'Cụ đang hưởng lương hưu hằng tháng.');
    await journey.coverage.returns();
    expect(await journey.phone.knowsOf(packet)).toMatchObject({
      state: 'refused',
      reason: 'Cụ đang hưởng lương hưu hằng tháng.',
    });
  });

  it('a result comes with what it is', async () => {
    const { coverage, desk, phone } = journey;
    const packet = await atTheDesk();
    await desk.accepts(packet, 'H50.12-261121-0004');
    await desk.recordsResult(packet, 'Được hưởng 500.000 đồng mỗi tháng từ 01/12/2026.');
    await coverage.returns();
    expect(await phone.knowsOf(packet)).toMatchObject({
      state: 'done',
      officialNumber: 'H50.12-261121-0004',
      reason: 'Được hưởng 500.000 đồng mỗi tháng từ 01/12/2026.',
    });
  });

  it('a correction within the window replaces what nobody has decided on', async () => {
    const { coverage, desk, phone } = journey;
    const first = await atTheDesk();
    const visit = journey.visit();
    await visit.corrects(first);
    await visit.answer({ phone: '0912345678' });
    await visit.reads();
    const [second] = await visit.seal();
    expect(second).toMatchObject({ dossierId: first.dossierId, supersedes: first.pid });
    await coverage.returns();
    await coverage.returns();
    expect(await phone.deliveries()).toEqual(['delivered', 'delivered']);
    expect(await desk.sees()).toHaveLength(1);
    expect(await desk.has(first)).toMatchObject({
      text: { revision: 2, answers: { phone: '0912345678' } },
      arrivedPages: ['representation/1'],
    });
    journey.waitHours(72);
    await wiring.contact();
    expect(await phone.deliveries()).toEqual([]);
  });

  it('a correction that comes after the desk’s decision stays on the phone for a person', async () => {
    const { coverage, desk, phone } = journey;
    const first = await atTheDesk();
    await desk.accepts(first, 'H50.12-261121-0005');
    const visit = journey.visit();
    await visit.corrects(first);
    await visit.reads();
    const [second] = await visit.seal();
    await coverage.returns();
    await coverage.returns();
    expect(await phone.delivery(second!)).toMatchObject({
      state: 'needs-attention',
      problem: { code: 'supersedes-refused' },
    });
    expect(await desk.has(first)).toMatchObject({ state: 'accepted', text: { revision: 1 } });

    // Sending it once more changes nothing: the gateway has it, and the person is still called.
    await retryDelivery(wiring.ports(), second!.pid);
    await coverage.returns();
    journey.waitHours(24 * 30);
    await wiring.contact();
    expect(await phone.deliveries()).toEqual(['needs-attention']);
  });

  it('nothing can be corrected when the window is over', async () => {
    const packet = await atTheDesk();
    journey.waitHours(2);
    expect(await startCorrection(wiring.ports(), packet.dossierId)).toEqual({
      ok: false,
      problem: { code: 'correction-window-over' },
    });
  });
});
