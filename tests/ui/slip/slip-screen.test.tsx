// @vitest-environment happy-dom

import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Outcome } from '../../../src/core/ports.ts';
import { findSlipDossiers } from '../../../src/ui/slip/slip-status.ts';
import SlipScreen from '../../../src/ui/slip/slip-screen.tsx';
import { newFakeDevice } from '../fake-device.ts';
import { openScreen } from '../screen.tsx';
import type { Screen } from '../screen.tsx';

const token = 'AAAAAAAAAAAAAAAAAAAAAA';
const code = '771792298';
let screen: Screen;
let asked: string[];
afterEach(async () => {
  await screen.close();
  location.hash = '';
});

async function openSlip(outcome: Outcome<unknown>): Promise<void> {
  asked = [];
  const device = newFakeDevice();
  const slipStatus = async (slipToken: string) => {
    asked.push(slipToken);
    return outcome;
  };
  screen = await openScreen({ ...device, office: { ...device.office, slipStatus } }, <SlipScreen />, '/tra-cuu');
}

const accepted = {
  state: 'accepted',
  nextStep: 'Kết quả có theo ngày hẹn.',
  at: '2026-11-22T08:00:00+07:00',
  officialNumber: 'H50.12-261122-0021',
  appointmentAt: '2026-12-07T17:00:00+07:00',
};

describe('the slip page', () => {
  it('asks with the token of the address and takes it out of the address at once', async () => {
    history.replaceState(null, '', `/tra-cuu#${code}.${token}`);
    await openSlip({ kind: 'done', value: { ...accepted, dossiers: [accepted] } });
    expect(asked).toEqual([token]);
    expect(location.href).not.toContain(token);
    expect(screen.text()).toContain('Đã tiếp nhận');
    expect(screen.text()).toContain('H50.12-261122-0021');
    expect(screen.text()).toContain('Không thay Giấy tiếp nhận hồ sơ');
  });

  it('is heard at a tap: what stands on it, after who is near was asked', async () => {
    const spoken: string[] = [];
    class Utterance extends EventTarget {
      constructor(text: string) {
        super();
        spoken.push(text);
      }
    }
    const voice = { localService: true, lang: 'vi-VN' };
    vi.stubGlobal('SpeechSynthesisUtterance', Utterance);
    vi.stubGlobal('speechSynthesis', { getVoices: () => [voice], cancel: () => undefined, speak: () => undefined });
    history.replaceState(null, '', `/tra-cuu#${code}.${token}`);
    await openSlip({ kind: 'done', value: { ...accepted, dossiers: [accepted] } });
    await screen.until('Đọc to');
    await screen.tap('Đọc to');
    expect([spoken, screen.text()]).toEqual([[], expect.stringContaining('Có ai khác ở gần đây không ạ?')]);
    await screen.tap('Chỉ có người nhà, đọc to được');
    expect(spoken).toEqual([
      'Đã tiếp nhận, Kết quả có theo ngày hẹn. Hẹn trả kết quả: 07/12/2026, Không thay Giấy tiếp nhận hồ sơ',
    ]);
    await screen.tap('Nghe lại');
    expect(spoken).toHaveLength(2);
    vi.unstubAllGlobals();
  });

  it('asks what was handed over for three taps, and thanks for them', async () => {
    history.replaceState(null, '', `/tra-cuu#${code}.${token}`);
    const handed = { ...accepted, state: 'handed-over', satisfaction: { dossier: 'ref', isGiven: false } };
    const given: unknown[] = [];
    const device = newFakeDevice();
    const slipStatus = async (_: string, opinion?: object): Promise<Outcome<unknown>> => {
      if (opinion) given.push(opinion);
      const dossiers = [{ ...handed, satisfaction: { dossier: 'ref', isGiven: given.length > 0 } }];
      return { kind: 'done', value: { ...handed, dossiers } };
    };
    screen = await openScreen({ ...device, office: { ...device.office, slipStatus } }, <SlipScreen />, '/tra-cuu');
    await screen.until('Cho ý kiến về lần làm này');
    await screen.tap('Cho ý kiến về lần làm này');
    for (const words of ['Lâu quá', 'Tận tình', 'Tạm được']) await screen.tap(words);
    await screen.until('Đã nhận ý kiến');
    expect(given).toEqual([{ dossier: 'ref', time: 1, attitude: 3, ease: 2 }]);
  });

  it('never asks with nine digits alone and explains why', async () => {
    await openSlip({ kind: 'offline' });
    await screen.type(screen.field('input[name=digits]'), '7717-9229-8');
    await screen.tap('Xem');
    expect(asked).toEqual([]);
    expect(screen.text()).toContain('chín chữ số chưa đủ để xem');
  });

  it('says that a wrong digit is one', async () => {
    await openSlip({ kind: 'offline' });
    await screen.type(screen.field('input[name=digits]'), '123456789');
    await screen.tap('Xem');
    expect(screen.text()).toContain('Chín chữ số chưa đúng.');
  });

  it.each([
    [{ kind: 'offline' }, 'Không có mạng.'],
    [{ kind: 'busy' }, 'Nhiều người đang hỏi'],
    [{ kind: 'refused', problem: { code: 'slip-unknown' } }, 'Chưa tìm thấy phiếu này.'],
  ] as const)('has a sentence for %j and a way to ask again', async (outcome, sentence) => {
    history.replaceState(null, '', `/tra-cuu#${code}.${token}`);
    await openSlip(outcome);
    expect(screen.text()).toContain(sentence);
    await screen.tap('Xem lại lần nữa');
    expect(asked).toEqual([token, token]);
  });

  it('takes no other code for a slip', async () => {
    history.replaceState(null, '', '/tra-cuu#abc');
    await openSlip({ kind: 'offline' });
    expect(screen.text()).toContain('không phải mã trên phiếu');
    expect(asked).toEqual([]);
  });
});

describe('what a slip shows', () => {
  it('is state, step, number and appointment, whatever else was answered', async () => {
    await openSlip({ kind: 'offline' });
    const [dossier] = findSlipDossiers({ ...accepted, dossiers: [{ ...accepted, applicantName: 'Hồ Thị Mẫu' }] }) ?? [];
    expect(dossier).toEqual(accepted);
  });

  it('is the slip itself while its dossiers are on their way', async () => {
    await openSlip({ kind: 'offline' });
    const answer = { state: 'on-its-way', nextStep: 'Sẽ tự gửi khi có mạng.', dossiers: [] };
    expect(findSlipDossiers(answer)).toEqual([{ state: 'on-its-way', nextStep: 'Sẽ tự gửi khi có mạng.' }]);
  });

  it('keeps the next step of a state that this app does not know', async () => {
    await openSlip({ kind: 'offline' });
    expect(findSlipDossiers({ state: 'thinking', nextStep: 'Xin đợi.' })).toEqual([{ nextStep: 'Xin đợi.' }]);
    for (const value of [undefined, null, 'ok', {}, { state: 'done' }]) expect(findSlipDossiers(value)).toBeUndefined();
  });
});
