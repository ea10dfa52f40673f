// @vitest-environment happy-dom

import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/core/dossier/answer-question.ts';
import {
  elsewhereInTheApp,
  device,
  draft,
  enterPin,
  expectOnlyThePin,
  goTo,
  handOverReadBack,
  keepPhone,
  pin,
  place,
  readBack,
  settle,
  sign,
  start,
  tap,
  text,
  type,
  until,
} from './handed-phone.tsx';

keepPhone();

describe('the resident', () => {
  it('answers the consent alone; the helper goes on with who it is', async () => {
    await start('/ho-so-moi');
    await until('Đồng ý cho hỏi');
    await tap('Đưa máy cho bà con');
    await until('xin hỏi ý bà con');
    expect(place.querySelectorAll('[aria-pressed=true], a, nav, select')).toHaveLength(0);
    expect(text()).toMatch(/hỏi và ghi lại thông tin.*1 \/ 2/s);
    expect(text()).not.toContain('quét mã QR');
    await tap('Tôi đồng ý');
    expect(text()).toMatch(/quét mã QR.*2 \/ 2/s);
    await tap('Quay lại');
    expect(place.querySelector('[aria-pressed=true]')?.textContent).toBe('Tôi đồng ý');
    await tap('Tôi đồng ý');
    await tap('Tôi đồng ý');
    await until('Bà con đã trả lời');
    expect(await device.beginnings.list()).toEqual([]);
    await tap('Xong');
    expect(text()).toContain('Xong. Xin đưa máy lại cho người hỗ trợ');
    expectOnlyThePin();
    expect(text()).not.toContain('Quay lại màn hình của bà con');
    const [kept] = await device.beginnings.list();
    expect(kept?.consents).toMatchObject([
      { purpose: 'assist', given: 'tapped', language: 'vi' },
      { purpose: 'card', given: 'tapped' },
    ]);
    await enterPin(pin);
    await settle(60);
    expect(location.pathname).toBe('/ho-so-moi/ai');
  });

  it('refuses, and nothing is kept; the helper sees it', async () => {
    await start('/ho-so-moi');
    await until('Đồng ý cho hỏi');
    await tap('Đưa máy cho bà con');
    await until('xin hỏi ý bà con');
    await tap('Tôi không đồng ý');
    await until('Máy không ghi gì cả');
    expect(text()).not.toContain('quét mã QR');
    await tap('Xong');
    expectOnlyThePin();
    expect(await device.beginnings.list()).toEqual([]);
    await enterPin(pin);
    await until('không có thông tin nào được lưu');
  });

  it('finds something wrong: only the helper comes to the question', async () => {
    await handOverReadBack();
    while (!text().includes('Họ và tên') && !text().includes('Sai ở điều nào?')) await tap('Đúng');
    await tap('Sai');
    if (text().includes('Sai ở điều nào?')) {
      const sentences = [...place.querySelectorAll('main button')].map((one) => one.textContent ?? '');
      await tap(sentences.find((sentence) => sentence.includes('Họ và tên')) ?? '');
    }
    expect(text()).toContain('Xin đưa máy lại cho người hỗ trợ để sửa');
    expectOnlyThePin();
    await enterPin(pin);
    await settle(60);
    expect(location.pathname).toBe(`/lam/${draft.basketId}/ke-khai`);
    await until('Xong, đọc tiếp');
    await answerQuestion(device, draft.dossierId, 'fullName', 'Hồ Thị Mới');
    await act(async () => device.announce('drafts'));
    await tap('Xong, đọc tiếp');
    await until('Chỗ vừa sửa');
    expect(text()).toContain('Hồ Thị Mới');
  });

  it('hears it to the end, confirms, signs, and the helper seals', async () => {
    await handOverReadBack();
    for (let count = 0; count < 10 && !text().includes('Tôi xác nhận'); count += 1) await tap('Đúng');
    expect(text()).toContain('Tôi xác nhận nội dung là đúng.');
    expect(place.querySelectorAll('a, nav')).toHaveLength(0);
    await tap('Đúng, tôi xác nhận');
    await until('Tôi cam đoan lời khai là thật.');
    expect(text()).toContain('Người đề nghị');
    expect(text()).not.toMatch(elsewhereInTheApp);
    expect(place.querySelectorAll('a, nav')).toHaveLength(0);
    const kept = await device.drafts.find(draft.dossierId);
    expect(kept?.consents.find(({ moment }) => moment === 'confirm')).toMatchObject({ given: 'tapped' });
    await goTo(`/lam/${draft.basketId}/xong`);
    expectOnlyThePin();
    await tap('Quay lại màn hình của bà con');
    await until('Tôi cam đoan lời khai là thật.');
    await tap('Xong');
    expectOnlyThePin();
    await enterPin(pin);
    await until('Quét mã trên tờ');
    expect(location.pathname).toBe(sign);
    await type('witness', 'Hồ Văn Chứng');
    const sealing = await device.drafts.find(draft.dossierId);
    expect(sealing?.consents.find(({ moment }) => moment === 'confirm')).toEqual({
      ...kept?.consents.find(({ moment }) => moment === 'confirm'),
      witness: 'Hồ Văn Chứng',
    });
  });

  it('goes on where it stopped when the phone was given back in the middle, or from the beginning', async () => {
    // So long that it has a page of its own.
    await device.drafts.save({ ...draft, answers: { fullName: 'Hồ Thị Mẫu '.repeat(15).trim() } });
    await handOverReadBack();
    const position = () => /\d+ \/ \d+/.exec(text())?.[0];
    const first = position();
    await tap('Đúng');
    const second = position();
    expect(second).not.toBe(first);
    expect(text()).not.toContain('Xem lại từ đầu');
    await tap('Đưa lại máy');
    expectOnlyThePin();
    await tap('Quay lại màn hình của bà con');
    expect(position()).toBe(second);
    await tap('Đưa lại máy');
    await enterPin(pin);
    await until('Đưa máy cho bà con');
    expect(position()).toBe(second);
    await tap('Đưa máy cho bà con');
    await until('Đưa lại máy');
    expect(position()).toBe(second);
    await tap('Xem lại từ đầu');
    expect(position()).toBe(first);
  });

  it('only confirms what the helper has read aloud', async () => {
    await start(readBack);
    await until('Đúng như vậy không ạ?');
    for (let count = 0; count < 10 && !text().includes('Người dân xác nhận bằng cách nào?'); count += 1) {
      await tap('Đúng');
    }
    await tap('Đưa máy cho bà con');
    await until('Đúng, tôi xác nhận');
    await tap('Xem lại từ đầu');
    await until('Đúng như vậy không ạ?');
  });
});
