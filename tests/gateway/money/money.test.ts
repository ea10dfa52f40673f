import { describe, expect, it } from 'vitest';
import type { CashBody } from '../../../src/core/money/cash.ts';
import { cashCode, cashQr } from '../../../src/core/money/cash-code.ts';
import { makeRegisterWorkbook } from '../../../src/gateway/desk/make-register.ts';
import { confirmCash, withdrawConfirmation } from '../../../src/gateway/money/confirm-cash.ts';
import { makeCashList, makePaymentList, makePaymentSlip } from '../../../src/gateway/money/make-money-prints.ts';
import { readDeskCash, readMoney } from '../../../src/gateway/money/read-money.ts';
import { readCashOfPerson } from '../../../src/gateway/money/read-cash-of-person.ts';
import { recordPayment, reversePayment } from '../../../src/gateway/money/record-payment.ts';
import { switchCash } from '../../../src/gateway/money/switch-cash.ts';
import { sealNoteContent } from '../../../src/gateway/store/note-tables.ts';
import { aCashEntry, aHandOver, aReversal, aTakeBack, holderOf } from '../../fixtures/cash-fixtures.ts';
import { commune } from '../../fixtures/desk-world.ts';
import { aNote } from '../../fixtures/notes-fixtures.ts';
import { act, addAccepted, at, done, openDesk, read, refused, subjectOf, world } from '../desk/desk-hands.ts';

openDesk();

const november = { from: '2026-11-01', to: '2026-11-30' };
let notes = 0;

async function pay(dossierId: string, body: object, caller = world.lan) {
  const subject = await subjectOf(dossierId);
  return await at(caller, (context) => recordPayment(context, caller, subject, { ...body }));
}

async function reverse(dossierId: string, paymentId: string, reason: unknown = 'Ghi nhầm') {
  const subject = await subjectOf(dossierId);
  return await at(world.lan, (context) => reversePayment(context, world.lan, subject, { paymentId, reason }));
}

/** What a phone noted, as the opener keeps it. */
async function note(deviceId: string, ...bodies: readonly CashBody[]): Promise<void> {
  const { db, keys, now } = world.context;
  for (const body of bodies) {
    const one = aNote(`cash note ${(notes += 1)}`, body);
    await db
      .insertInto('notes')
      .values({
        note_id: one.noteId,
        pid: null,
        device_id: deviceId,
        commune_code: commune.code,
        hamlet: one.hamlet,
        kind: 'cash',
        written_at: now(),
        received_at: now(),
        sealed_content: sealNoteContent(keys.dataKey, one),
      })
      .execute();
  }
}

const confirm = (body: object, caller = world.lan) =>
  at(caller, (context) => confirmCash(context, caller, { ...body }));
const cash = () => at(world.lan, (context) => readDeskCash(context, commune.code));
const volunteer = () => world.context.db.selectFrom('devices').selectAll();
async function aVolunteer(name: string): Promise<{ deviceId: string; personId: string }> {
  const deviceId = await world.addDevice(name, 'volunteer', commune.code);
  const row = await volunteer().where('device_id', '=', deviceId).executeTakeFirstOrThrow();
  return { deviceId, personId: row.person_id };
}

describe('a payment at the counter', () => {
  it('is a numbered line with its place in the history, and is taken back by another line only', async () => {
    const dossierId = await addAccepted();
    const paid = {
      kind: 'paid',
      amountDong: 16_000,
      way: 'cash',
      officialReceipt: 'AB 0012345',
      payerName: 'Hồ Thị Mẫu',
    };
    expect(await pay(dossierId, paid)).toMatchObject(done);
    const before = await read(dossierId);
    expect(before.payments).toMatchObject([{ ...paid, number: '2026-000001', by: 'Hồ Thị Lan Mẫu' }]);
    expect(before.history.at(-1)).toMatchObject({
      action: 'pay',
      note: 'Phiếu 2026-000001: 16.000 đ, tiền mặt, biên lai AB 0012345',
    });
    const { paymentId = '' } = before.payments[0] ?? {};
    expect(await reverse(dossierId, paymentId, ' ')).toMatchObject(refused('reason-missing'));
    expect(await reverse(dossierId, paymentId)).toMatchObject(done);
    expect(await reverse(dossierId, paymentId)).toMatchObject(refused('action-not-possible'));
    const { payments } = await read(dossierId);
    expect(payments).toMatchObject([
      { ...paid, isReversed: true },
      { kind: 'reversal', amountDong: 16_000, reverses: paymentId, reason: 'Ghi nhầm', number: '2026-000002' },
    ]);
    expect(await reverse(dossierId, payments[1]?.paymentId ?? '')).toMatchObject(refused('action-not-possible'));
    expect(await reverse(dossierId, 'no such line')).toMatchObject(refused('not-found'));
  });

  it('says which field is wrong, and nothing is half-written', async () => {
    const dossierId = await addAccepted();
    const wrong = async (body: object, questionId: string) =>
      expect(await pay(dossierId, { kind: 'paid', amountDong: 8000, way: 'cash', ...body })).toMatchObject({
        problem: { code: 'bad-request', questionId },
      });
    for (const amountDong of [0, -8000, 0.5, '8000', 10_000_000_000, undefined])
      await wrong({ amountDong }, 'amountDong');
    await wrong({ way: 'gold' }, 'way');
    await wrong({ way: 'door' }, 'way');
    await wrong({ officialReceipt: 'x'.repeat(41) }, 'officialReceipt');
    await wrong({ payerName: 'a\0b' }, 'payerName');
    await wrong({ kind: 'gift' }, 'kind');
    expect(await pay(dossierId, { kind: 'exempt' })).toMatchObject(refused('reason-missing'));
    expect(await pay(dossierId, { kind: 'exempt', exempt: 'friend' })).toMatchObject(refused('bad-request'));
    expect((await read(dossierId)).payments).toEqual([]);
    expect(await pay(dossierId, { kind: 'exempt', exempt: 'poor' })).toMatchObject(done);
    expect((await read(dossierId)).payments).toMatchObject([{ kind: 'exempt', amountDong: 0, exempt: 'poor' }]);
  });

  it('is written once when two officials, or an impatient one, send it', async () => {
    const dossierId = await addAccepted();
    const subject = await subjectOf(dossierId);
    const body = { kind: 'paid', amountDong: 8000, way: 'cash' };
    const twice = await Promise.all(
      [world.lan, world.minh].map((caller) => at(caller, (context) => recordPayment(context, caller, subject, body))),
    );
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
    expect(twice.find(({ ok }) => !ok)).toMatchObject(refused('changed-meanwhile'));
    expect((await read(dossierId)).payments).toHaveLength(1);
    expect(await at(world.stranger, (context) => recordPayment(context, world.stranger, subject, body))).toMatchObject(
      refused('not-found'),
    );
  });

  it('may follow the hand-over of the result, and not a refusal', async () => {
    const { dossierId } = await world.addDossier();
    await act(dossierId, 'refuse', { reason: 'Trùng' });
    expect(await pay(dossierId, { kind: 'paid', amountDong: 8000, way: 'cash' })).toMatchObject(
      refused('action-not-possible'),
    );
    const handed = await addAccepted();
    await act(handed, 'result', { summary: 'Trích lục' });
    await act(handed, 'hand-over', { way: 'counter', to: 'Mẫu' });
    expect(await pay(handed, { kind: 'paid', amountDong: 8000, way: 'transfer' })).toMatchObject(done);
  });

  it('stands in the sums of its day, the register and the prints', async () => {
    const before = await at(world.lan, (context) => readMoney(context, world.lan, november));
    const dossierId = await addAccepted();
    await pay(dossierId, { kind: 'paid', amountDong: 8000, way: 'transfer' });
    await pay(dossierId, { kind: 'paid', amountDong: 24_000, way: 'cash' });
    const [, second] = (await read(dossierId)).payments;
    await reverse(dossierId, second?.paymentId ?? '');
    const after = await at(world.lan, (context) => readMoney(context, world.lan, november));
    if (!before.ok || !after.ok) throw new Error('no figures');
    expect(after.value.totalDong - before.value.totalDong).toBe(8000);
    for (const { days, procedures, ways, totalDong } of [before.value, after.value])
      for (const sums of [days, procedures, ways])
        expect(sums.reduce((sum, { sumDong }) => sum + sumDong, 0)).toBe(totalDong);
    for (const period of [
      { from: '2026-11-30', to: '2026-11-01' },
      { from: 'x', to: undefined },
    ])
      expect(await at(world.lan, (context) => readMoney(context, world.lan, period))).toMatchObject(
        refused('bad-request'),
      );
    const prints = await at(world.lan, async (context) => [
      await makePaymentSlip(context, world.lan, second?.paymentId ?? ''),
      await makePaymentList(context, world.lan, november),
    ]);
    for (const pdf of prints) expect(pdf.ok && Buffer.from(pdf.value.slice(0, 5)).toString()).toBe('%PDF-');
    const foreign = await at(world.stranger, (context) =>
      makePaymentSlip(context, world.stranger, second?.paymentId ?? ''),
    );
    expect(foreign).toMatchObject(refused('not-found'));
    expect(await at(world.lan, (context) => makeRegisterWorkbook(context, world.lan, november))).toMatchObject(done);
  });
});

describe('cash at the door', () => {
  it('is off until somebody of the commune switches it on, and that is written down', async () => {
    expect(await cash()).toMatchObject({ isOn: false });
    expect(await at(world.lan, (context) => switchCash(context, world.lan, { isOn: 'yes' }))).toMatchObject(
      refused('bad-request'),
    );
    await at(world.lan, (context) => switchCash(context, world.lan, { isOn: true }));
    expect(await cash()).toMatchObject({ isOn: true, switched: { by: 'Hồ Thị Lan Mẫu' } });
    const { deviceId, personId } = await aVolunteer('Hồ Văn Tiền');
    await note(deviceId, aCashEntry(deviceId, 1, 8000));
    const pack = await at(world.lan, (context) => readCashOfPerson(context, { personId, communeCode: commune.code }));
    expect(pack).toMatchObject({ isOn: true, own: [{ step: 'entry', amountDong: 8000 }] });
    const other = await aVolunteer('Hồ Văn Khác');
    const theirs = await at(world.lan, (context) =>
      readCashOfPerson(context, { personId: other.personId, communeCode: commune.code }),
    );
    expect(theirs.own).toEqual([]);
  });

  it('changes hands by the code and the counted sum, before or after the notes came, and once however often', async () => {
    const { deviceId } = await aVolunteer('Hồ Văn Giao');
    const entries = [aCashEntry(deviceId, 1, 8000), aCashEntry(deviceId, 2, 16_000)];
    const handOver = aHandOver(deviceId, 3, entries);
    const code = cashCode(handOver.digest);
    const holder = async () => (await cash()).holders.find((one) => one.deviceId === deviceId);
    // The volunteer has no coverage yet: only the code is known.
    expect(await confirm({ code: cashQr(handOver), sumDong: 24_000 })).toMatchObject(done);
    expect((await cash()).book.differences).toMatchObject([{ kind: 'unknown-hand-over', sumDong: 24_000 }]);
    await note(deviceId, handOver, ...entries);
    expect(await holder()).toMatchObject({ handedOverDong: 24_000, heldDong: 0, enteredDong: 24_000 });
    expect((await cash()).book.differences).toEqual([]);
    expect(await confirm({ code, sumDong: 24_000 }, world.minh)).toMatchObject(done);
    expect(await confirm({ code, sumDong: 23_000 })).toMatchObject({ problem: { questionId: 'sumDong' } });
    expect((await cash()).book.handedOverDong).toBe(24_000);
    const [confirmation] = (await cash()).book.handOvers.flatMap((one) => one.confirmation ?? []);
    expect(
      await at(world.lan, (context) =>
        withdrawConfirmation(context, world.lan, confirmation?.confirmationId ?? '', { reason: 'Nhầm' }),
      ),
    ).toMatchObject(refused('action-not-possible'));
    const list = await at(world.lan, (context) => makeCashList(context, world.lan, deviceId));
    expect(list.ok && Buffer.from(list.value.slice(0, 5)).toString()).toBe('%PDF-');
  });

  it('is not confirmed with a wrong code, another sum, or after the list was taken back', async () => {
    const { deviceId } = await aVolunteer('Hồ Văn Nhầm');
    const entry = aCashEntry(deviceId, 1, 30_000);
    const handOver = aHandOver(deviceId, 2, [entry]);
    await note(deviceId, entry, handOver);
    const code = cashCode(handOver.digest);
    for (const wrong of ['', '12345678', undefined])
      expect(await confirm({ code: wrong, sumDong: 30_000 })).toMatchObject({ problem: { questionId: 'code' } });
    for (const sumDong of [29_000, 0, undefined])
      expect(await confirm({ code, sumDong })).toMatchObject({ problem: { questionId: 'sumDong' } });
    await note(deviceId, aTakeBack(handOver));
    expect(await confirm({ code, sumDong: 30_000 })).toMatchObject(refused('action-not-possible'));
    expect((await cash()).holders.find((one) => one.deviceId === deviceId)).toMatchObject({ heldDong: 30_000 });
  });

  it('may have a mistaken confirmation withdrawn, with a reason that stays', async () => {
    const { deviceId } = await aVolunteer('Hồ Văn Rút');
    const stray = aHandOver(deviceId, 9, [aCashEntry(deviceId, 8, 5000)]);
    await confirm({ code: cashCode(stray.digest), sumDong: 5000 });
    const [loose] = (await cash()).loose;
    const withdraw = (reason?: string) =>
      at(world.lan, (context) =>
        withdrawConfirmation(context, world.lan, loose?.confirmationId ?? '', { ...(reason && { reason }) }),
      );
    expect(await withdraw()).toMatchObject(refused('reason-missing'));
    expect(await withdraw('Gõ nhầm mã')).toMatchObject(done);
    expect(await withdraw('Gõ nhầm mã')).toMatchObject(refused('not-found'));
    expect((await cash()).loose).toEqual([]);
  });

  it('believes a phone about its own person only, and no volunteer about what an official counted', async () => {
    const [own, other] = [await aVolunteer('Hồ Văn Một'), await aVolunteer('Hồ Văn Hai')];
    const entry = aCashEntry(own.deviceId, 1, 7000);
    const handOver = aHandOver(own.deviceId, 2, [entry]);
    const received = {
      type: 'cash',
      step: 'received',
      cashId: '11111111-1111-4111-8111-111111111111',
      holder: holderOf(own.deviceId),
      code: cashCode(handOver.digest),
      sumDong: 7000,
    } as const;
    await note(own.deviceId, entry, handOver, received);
    await note(other.deviceId, aReversal(entry, 1), received);
    const holder = async () => (await cash()).holders.find((one) => one.deviceId === own.deviceId);
    expect(await holder()).toMatchObject({ handingOverDong: 7000, reversedDong: 0 });
    const strange = (await cash()).book.differences.filter(({ kind }) => kind === 'not-own');
    expect(strange).toHaveLength(3);
    await note(world.minh.deviceId, received);
    expect(await holder()).toMatchObject({ handedOverDong: 7000, handingOverDong: 0 });
  });

  it('becomes a payment of its dossier once the office has it, and once only', async () => {
    const { deviceId } = await aVolunteer('Hồ Văn Nộp');
    const dossierId = await addAccepted();
    const { localCode } = (await read(dossierId)).row;
    const entry = aCashEntry(deviceId, 1, 8000, { localCode });
    const handOver = aHandOver(deviceId, 2, [entry]);
    await note(deviceId, entry);
    const body = { kind: 'paid', amountDong: 8000, way: 'door', cashId: entry.cashId, officialReceipt: 'AB 1' };
    expect((await read(dossierId)).doorMoney).toMatchObject([
      { number: entry.number, state: 'held', isRecorded: false },
    ]);
    expect(await pay(dossierId, body)).toMatchObject(refused('action-not-possible'));
    await note(deviceId, handOver);
    await confirm({ code: cashCode(handOver.digest), sumDong: 8000 });
    expect(await pay(dossierId, { ...body, amountDong: 9000 })).toMatchObject({
      problem: { questionId: 'amountDong' },
    });
    expect(await pay(await addAccepted(), body)).toMatchObject(refused('action-not-possible'));
    expect(await pay(dossierId, body)).toMatchObject(done);
    expect(await pay(dossierId, body)).toMatchObject(refused('action-not-possible'));
    const after = await read(dossierId);
    expect(after.doorMoney).toMatchObject([{ state: 'handed-over', isRecorded: true }]);
    await reverse(dossierId, after.payments[0]?.paymentId ?? '');
    expect(await pay(dossierId, body)).toMatchObject(done);
  });
});
