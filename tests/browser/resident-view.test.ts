/**
 * What a resident holds, read by somebody whose browser shows letters twice as large, on a small phone in the sun: nothing is cut
 * off, nothing stays under the bar, nothing is smaller than 24 px, and everything can be done by a finger.
 */

import type { CDPSession, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { copyProfile, launchPhone } from './copied-phone.ts';
import type { Coverage } from './coverage.ts';
import { openCoverage } from './coverage.ts';
import { familyAnswers } from './family.ts';
import { findLayoutFaults } from './find-layout-faults.ts';
import type { Phone } from './phone.ts';
import { takePicture } from './take-picture.ts';
import { Volunteer } from './volunteer.ts';

const worked = inject('workedPhone');
let road: Coverage;
let phone: Phone;
let page: Page;
let browser: CDPSession;
let volunteer: Volunteer;

beforeAll(async () => {
  road = await openCoverage(worked.port, worked.port + 1);
  phone = await launchPhone(worked, copyProfile(worked, 'resident'));
  await road.cut();
  ({ page } = phone);
  browser = await phone.context.newCDPSession(page);
  volunteer = new Volunteer(page);
});
afterAll(async () => {
  await phone.close();
  await road.cut();
});

describe('the phone in the hand of a resident', () => {
  it('asks for consent, one question a screen', async () => {
    await page.getByRole('link', { name: 'Hồ sơ mới', exact: true }).click();
    await volunteer.unlocks();
    await page.evaluate(giveVoice);
    await handOver();
    await page.getByText('hỏi và ghi lại thông tin').waitFor();
    await reads('consent');
    await press('Đọc to');
    await reads('consent-near');
    await press('Chỉ có người nhà, đọc to được');
    await page.getByRole('button', { name: 'Dừng đọc', disabled: false }).waitFor();
    await press('Nghe lại');
    await reads('consent-heard');
    await press('Tôi đồng ý');
    await page.getByText('quét mã QR').waitFor();
    await reads('consent-card');
    await press('Tôi đồng ý');
    await page.getByRole('heading', { name: 'Bà con đã trả lời' }).waitFor();
    await reads('consent-answered');
    await press('Xong');
    await reads('hand-back');
    await volunteer.takesBack();
  });

  it('reads back, and goes on where something was put right', async () => {
    await volunteer.seesCardOf('Hồ Thị Mẫu');
    await volunteer.choosesOne('trich luc', 'Bản sao khai sinh, trích lục hộ tịch');
    await volunteer.beginsForThemselves('Thôn Làng Cát');
    await volunteer.answersPages(familyAnswers);
    await volunteer.keepsPaper('Ảnh bản cũ của giấy', 'Sẽ bổ sung sau');
    await page.getByText('Tiếp tục: Đọc lại').click();
    await handOver();
    await page.getByText('Đúng như vậy không ạ?').waitFor();
    await reads('read-back');
    await press('Đúng');
    await page.getByText(/^2 \/ /).waitFor();
    await press('Sai');
    await reads('which-is-wrong');
    await page.getByRole('main').getByRole('button').first().click();
    await volunteer.takesBack();
    await press('Xong, đọc tiếp');
    await page.getByText(/^2 \/ /).waitFor();
    await handOver();
    const confirm = page.getByRole('button', { name: 'Đúng, tôi xác nhận' });
    for (let count = 0; count < 30 && !(await confirm.isVisible()); count += 1) {
      const near = page.getByRole('button', { name: 'Chỉ có người nhà, đọc to được' });
      if (await near.isVisible()) await near.click();
      else await press('Đúng');
    }
    await reads('confirmation');
    await confirm.click();
  });

  it('signs with a finger', async () => {
    await page.getByRole('heading', { name: 'Ký bằng ngón tay' }).waitFor();
    await reads('signature');
    await press('Ký ở đây');
    const pad = page.getByRole('img', { name: 'Khung ký bằng ngón tay' });
    await pad.waitFor();
    await reads('pad');
    await setLetters(200);
    await pad.scrollIntoViewIfNeeded();
    const box = (await pad.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    expect(box.width).toBeGreaterThan(300);
    expect(box.height).toBeGreaterThan(140);
    await draw(box.x + 30, box.y + 60);
    await draw(box.x + 90, box.y + 60);
    await press('Bỏ nét cuối');
    await press('Bỏ nét cuối');
    await press('Giữ chữ ký này');
    await page.getByText('Chưa có nét ký nào.').waitFor();
    await pad.scrollIntoViewIfNeeded();
    const again = (await pad.boundingBox()) ?? box;
    await draw(again.x + 30, again.y + 60);
    await press('Giữ chữ ký này');
    await page.getByText('Đã ký', { exact: true }).waitFor();
    await press('Xong');
    await setLetters(100);
    await volunteer.takesBack();
  });

  it('is given a slip', async () => {
    await page.getByText('Phiên dịch, người làm chứng').click();
    await page.getByLabel('Người làm chứng (nếu có)').fill('Hồ Văn Chứng');
    await page.getByRole('button', { name: 'Không có tờ' }).click();
    await page.getByText('Qua trưởng thôn').click();
    await volunteer.seals();
    await reads('slip', 16);
    expect(phone.complaints).toEqual([]);
  });
});

/** A Vietnamese voice that is at it until it is silenced: this browser has none. */
function giveVoice(): void {
  class Utterance extends EventTarget {}
  let now: EventTarget | undefined;
  const speechSynthesis = {
    getVoices: () => [{ localService: true, lang: 'vi-VN' }],
    cancel: () => now?.dispatchEvent(new Event('end')),
    speak: (utterance: EventTarget) => {
      now = utterance;
    },
  };
  Object.defineProperties(globalThis, {
    SpeechSynthesisUtterance: { value: Utterance },
    speechSynthesis: { value: speechSynthesis },
  });
}

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

/** As the browser's own setting for letters does: 200 is percent. */
async function setLetters(percent: 100 | 200): Promise<void> {
  await browser.send('Page.setFontSizes', { fontSizes: { standard: (16 * percent) / 100, fixed: 13 } });
  await page.evaluate(
    (theme) => {
      document.documentElement.dataset['theme'] = theme;
      // Drawn anew before anybody measures.
      return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    },
    percent === 100 ? 'light' : 'sunlight',
  );
}

async function handOver(): Promise<void> {
  await press('Đưa máy cho bà con');
  await page.getByRole('button', { name: 'Đưa lại máy' }).waitFor();
}

async function draw(x: number, y: number): Promise<void> {
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (const step of [1, 2, 3]) await page.mouse.move(x + step * 12, y + (step % 2) * 20);
  await page.mouse.up();
}

/** With usual letters, and with letters twice as large in the sun; then as before. */
async function reads(name: string, least = 24): Promise<void> {
  for (const percent of [100, 200] as const) {
    await setLetters(percent);
    await takePicture(page, `resident-${name}-${percent}`);
    expect.soft(await findLayoutFaults(page)).toEqual([]);
    expect.soft(await findUnreachable(page, least)).toEqual([]);
  }
  await setLetters(100);
}

/** Words too small, and what stays under a bar or outside however far the page is moved. */
async function findUnreachable(on: Page, least: number): Promise<readonly string[]> {
  return await on.evaluate((smallest) => {
    const found: string[] = [];
    const dialog = document.querySelector('dialog[open]');
    const around = dialog ?? document.body;
    const moved = dialog ?? document.scrollingElement;
    for (const each of around.querySelectorAll<HTMLElement>('h1, h2, p, button, label, summary, legend')) {
      if (each.closest('[inert]') || !each.checkVisibility() || each.innerText.trim() === '') continue;
      const words = each.innerText.slice(0, 40);
      if (parseFloat(getComputedStyle(each).fontSize) < smallest) found.push(`small: ${words}`);
      const isSeen = (edge: 'top' | 'bottom'): boolean => {
        const inwards = edge === 'top' ? 8 : -8;
        moved?.scrollBy(0, each.getBoundingClientRect()[edge] + inwards - innerHeight / 3);
        const box = each.getBoundingClientRect();
        const seen = document.elementFromPoint(box.left + Math.min(12, box.width / 2), box[edge] + inwards);
        return seen !== null && (each.contains(seen) || seen.contains(each));
      };
      if (!isSeen('top') || !isSeen('bottom')) found.push(`covered: ${words}`);
    }
    scrollTo(0, 0);
    return found;
  }, least);
}
