/**
 * The main job by ear and keyboard alone: from home to a sealed dossier nobody looks at the screen. Each screen begins with its
 * heading in focus, everything that must be done is reached and named, and what is wrong is told at its question.
 */

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { copyProfile, launchPhone } from './copied-phone.ts';
import type { Coverage } from './coverage.ts';
import { openCoverage } from './coverage.ts';
import { extract } from './family.ts';
import { Listener } from './listener.ts';
import type { Phone } from './phone.ts';
import { pin } from './volunteer.ts';

const worked = inject('workedPhone');
let road: Coverage;
let phone: Phone;
let listener: Listener;

beforeAll(async () => {
  road = await openCoverage(worked.port, worked.port + 1);
  phone = await launchPhone(worked, copyProfile(worked, 'by-ear'));
  await road.cut();
  listener = await Listener.of(phone.page);
});
afterAll(async () => {
  await phone.close();
  await road.cut();
});

describe('the main job, by ear', () => {
  it('unlocks, asks for consent, and reads the card', async () => {
    await listener.arrives(/^Hôm nay$/);
    await listener.presses('link', /^Hồ sơ mới$/);
    await listener.arrives(/^Nhập mã PIN$/);
    await listener.types('textbox', /^Mã PIN/, pin);
    await phone.page.keyboard.press('Enter');
    await listener.arrives(/^Đồng ý cho hỏi$/);
    await listener.chooses(/^Nói đồng ý$/);
    await listener.leaves();
    await listener.chooses(/^Nói đồng ý$/);
    await listener.presses('button', /^Tiếp tục: Ai\?$/);
    await phone.page.getByText('Hồ Thị Mẫu').first().waitFor();
    await listener.presses('button', /^Tiếp tục: Việc gì\?$/);
  });

  it('finds a procedure and begins', async () => {
    await listener.arrives(/Việc gì|Cần làm/);
    await listener.types('searchbox', /Tìm thủ tục/, 'trich luc');
    await phone.page.getByText(extract).first().waitFor();
    await listener.reaches('checkbox', new RegExp(`^${extract}`));
    await phone.page.keyboard.press('Space');
    await listener.presses('button', /^Tiếp tục với 1 việc$/);
    await listener.arrives(/./);
    await listener.chooses(/^Cho chính người này$/);
    await listener.types('textbox', /^Đang ở thôn/, 'Thôn Làng Cát');
    await listener.chooses(/^Nói đồng ý$/);
    await listener.presses('button', /^Bắt đầu kê khai$/);
    await listener.arrives(/^Người yêu cầu$/);
    await listener.presses('button', /^Tiếp tục/);
  });

  it('is told at the question what is wrong, and puts it right', async () => {
    await listener.arrives(/^Cần bản sao giấy gì/);
    await listener.presses('button', /^Tiếp tục/);
    await listener.reaches('alert', /2/);
    const wrong = await listener.reaches('combobox', /^Cần bản sao giấy gì/);
    expect(wrong).toMatchObject({ isInvalid: true, description: expect.stringContaining('Cần trả lời câu này') });
    await phone.page.keyboard.type('Giấy khai sinh');
    await listener.chooses(/^Bản thân$/);
    await listener.presses('button', /^Tiếp tục/);
    await listener.arrives(/^Người có tên trên giấy/);
    await listener.presses('button', /^Tiếp tục/);
    await listener.arrives(/^Đăng ký trước đây/);
    await listener.types('textbox', /^Trước đây đăng ký ở đâu/, 'UBND xã Ba Nang');
    await listener.presses('button', /^Tiếp tục/);
    await listener.arrives(/^Đăng ký trước đây/);
    await listener.presses('button', /^Tiếp tục/);
  });

  it('goes by the papers, reads back and signs', async () => {
    await listener.arrives(/^Giấy tờ$/);
    await listener.chooses(/^Sẽ bổ sung sau$/);
    await listener.presses('button', /^Tiếp tục: Đọc lại/);
    for (let sentence = 0; sentence < 40; sentence += 1) {
      const { name } = await listener.arrives(/^Đọc lại cho|^Xác nhận|ai/);
      if (name.startsWith('Xác nhận')) break;
      if (name.startsWith('Đọc lại')) await listener.presses('button', /^Đúng$/);
      else await listener.presses('button', /đọc to được/);
    }
    await listener.chooses(/^Nói "đúng"$/);
    await listener.presses('button', /^Tiếp tục: Ký/);
    await listener.arrives(/^Ký và chốt$/);
    await listener.presses('button', /^Không có tờ$/);
    await listener.chooses(/^Chưa ký được, để lần sau$/);
    await listener.leaves();
    await listener.chooses(/^Qua trưởng thôn$/);
    await listener.presses('button', /^Chốt hồ sơ$/);
    await listener.arrives(/^Đã chốt hồ sơ$/);
    await listener.reaches('link', /^Hôm nay$/);
  });

  it('meets nothing without a name', () => {
    expect(listener.nameless).toEqual([]);
  });
});
