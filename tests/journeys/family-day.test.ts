/** One family's day: an elder without a phone, the daughter who answers, two procedures, one original, one missing signature. */

import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
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

/** From the door to two sealed packets, offline. */
async function atTheDoor(): Promise<{ pension: SealedPacket; extract: SealedPacket; sheet: string }> {
  const { coverage, desk } = journey;
  const sheet = await desk.printsSheet();
  coverage.leaves();
  const visit = journey.visit();
  visit.consents();
  visit.scan(card);
  visit.isHelpedBy(daughter, 'child');
  await visit.needs('1.014027', '2.000635');
  await visit.answer({
    requestKind: 'start',
    relation: 'self',
    copyOf: 'birth',
    registeredAt: 'Ủy ban nhân dân xã Mẫu',
  });
  await visit.answer({ authorityKin: true });
  await visit.answersTheRest();
  await visit.handsOver('representation');
  await visit.photograph('representation');
  await visit.photograph('old-copy');
  await visit.promises('authority');
  await visit.reads();
  await visit.signs(sheet, 'representative');
  await visit.misses('applicant');
  const [pension, extract] = await visit.seal();
  if (!pension || !extract) throw new Error('a dossier is missing');
  return { pension, extract, sheet };
}

describe.each([
  { name: 'in memory', wire: wireFakes },
  { name: 'on the real parts', wire: wireReal },
])('one family’s day $name', ({ wire }) => {
  beforeEach(async () => {
    wiring = await wire(['1.014027', '2.000635']);
    journey = tellJourney(wiring);
  }, 60_000);

  afterEach(() => wiring.close());

  it('goes from a doorstep without coverage to two official numbers', async () => {
    const { coverage, desk, phone } = journey;
    const { pension, extract } = await atTheDoor();
    await phone.dies();
    await wiring.contact();
    expect(await phone.deliveries()).toEqual(['waiting', 'waiting']);
    expect(await desk.sees()).toEqual([]);

    await coverage.returns();
    expect(await phone.deliveries()).toEqual(['delivered', 'delivered']);
    const arrived = (await desk.sees()).map(({ text }) => text.procedure.code);
    expect(arrived.toSorted()).toEqual(['1.014027', '2.000635']);

    await desk.accepts(pension, 'H50.12-261121-0001');
    await desk.accepts(extract, 'H50.12-261121-0002');
    await coverage.returns();
    expect(await phone.knowsOf(pension)).toMatchObject({ state: 'accepted', officialNumber: 'H50.12-261121-0001' });
    expect(await phone.knowsOf(extract)).toMatchObject({ state: 'accepted', officialNumber: 'H50.12-261121-0002' });
  });

  it('keeps people, custody, the missing signature and the sheet apart all the way to the desk', async () => {
    const { pension, extract, sheet } = await atTheDoor();
    await journey.coverage.returns();
    const [, code] = /#(\d{9})\./.exec(sheet) ?? [];
    const { text, arrivedPages } = await journey.desk.has(pension);
    expect(text).toMatchObject({
      localCode: code,
      sheet: { code },
      applicant: { fullName: 'Hồ Thị Mẫu', idNumber: '045141000123', source: 'card' },
      representative: { person: { fullName: 'Hồ Thị Thử' }, basis: 'child' },
      helper: { name: 'Nguyễn Văn Thử' },
      place: { hamlet: 'Bản Mẫu' },
    });
    expect(text.signatories).toEqual([
      { role: 'representative', state: 'ink' },
      { role: 'applicant', state: 'missing' },
    ]);
    expect(text.papers).toMatchObject([{ paperId: 'representation', custody: 'original', page: 1, part: 1 }]);
    expect(arrivedPages).toEqual(['representation/1']);
    const other = await journey.desk.has(extract);
    expect(other.text).toMatchObject({
      localCode: code,
      papers: [{ paperId: 'old-copy' }, { paperId: 'authority', custody: 'later' }],
    });
  });

  it('asks a shared question once and reads each thing back once', async () => {
    const visit = journey.visit();
    visit.consents();
    visit.scan(card);
    await visit.needs('1.014027', '2.000635');
    await visit.answer({ fullName: 'Hồ Thị Mẫu' });
    const [pension, extract] = await visit.drafts();
    expect(extract?.answers['applicantName']).toBe(pension?.answers['fullName']);
    const read = await visit.reads();
    expect(read.filter((sentence) => sentence.includes('Người yêu cầu'))).toHaveLength(1);
  });

  it('cannot be sealed before it was read back and confirmed', async () => {
    const visit = journey.visit();
    visit.consents();
    visit.scan(card);
    await visit.needs('1.014027');
    await visit.answersTheRest();
    expect(await visit.problems()).toContainEqual({ code: 'confirmation-missing' });
    await expect(visit.seal()).rejects.toThrow('confirmation-missing');
    await visit.reads();
    expect(await visit.seal()).toHaveLength(1);
  });

  it('loses nothing that was answered when the phone dies in the middle of the form', async () => {
    const visit = journey.visit();
    visit.consents();
    visit.scan(card);
    await visit.needs('1.014027', '2.000635');
    await visit.answer({ requestKind: 'start' });
    await journey.phone.dies();
    const answered = (await visit.drafts()).map(({ answers }) => answers['requestKind']);
    expect(answered).toEqual(['start', undefined]);
    await visit.answersTheRest();
    await visit.reads();
    expect(await visit.seal()).toHaveLength(2);
  });

  it('answers the desk’s question from the status alone, days later', async () => {
    const { coverage, desk, phone } = journey;
    const { pension } = await atTheDoor();
    await coverage.returns();
    await coverage.returns();
    journey.waitHours(72);
    await wiring.contact();
    expect(await phone.deliveries()).toEqual([]);

    const asked = await desk.has(pension);
    await desk.asks(pension, 'paper', 'representation', 'Ảnh mờ, cần chụp lại.');
    await coverage.returns();
    const status = await phone.knowsOf(pension);
    coverage.leaves();
    const visit = journey.visit();
    await visit.supplements(status);
    expect(await visit.problems()).toEqual([{ code: 'paper-missing', paperId: 'representation' }]);
    await visit.photograph('representation');
    const [supplement] = await visit.seal();
    expect(supplement).toMatchObject({ dossierId: pension.dossierId, localCode: pension.localCode });

    await coverage.returns();
    const answered = await desk.has(pension);
    expect(answered.state).toBe('received');
    expect(answered.arrivedPages).toEqual(['representation/1', 'representation/2']);
    expect(answered.text.papers).not.toEqual(asked.text.papers);
    expect(answered.text.applicant).toEqual(asked.text.applicant);
    expect((await desk.sees()).length).toBe(2);
  });

  it('answers a question asked again', async () => {
    const { coverage, desk, phone } = journey;
    const { pension } = await atTheDoor();
    await coverage.returns();
    await desk.asks(pension, 'answer', 'phone', 'Cần số điện thoại để báo ngày nhận.');
    await coverage.returns();
    const visit = journey.visit();
    await visit.supplements(await phone.knowsOf(pension));
    await visit.answerAgain('phone', '0912345678');
    await visit.seal();
    await coverage.returns();
    expect(await desk.has(pension)).toMatchObject({ state: 'received', text: { answers: { phone: '0912345678' } } });
  });

  it('has a normal path for somebody without a card', async () => {
    const visit = journey.visit();
    visit.consents();
    visit.types({ fullName: 'Hồ Thị Mẫu', source: 'typed', noCardBecause: 'lost' });
    await visit.needs('1.014027');
    await visit.answersTheRest();
    await visit.reads();
    const [packet] = await visit.seal();
    await journey.coverage.returns();
    expect((await journey.desk.has(packet!)).text.applicant).toMatchObject({ noCardBecause: 'lost' });
  });
});
