/** The PC of a commune's hall: how the desk pairs it, what its keeper does with it, and the scanner that types on it. */

import type { Page } from '@playwright/test';
import { button, link } from './hamlet-hands.ts';

export const keeperPin = '482913';
/** Seconds between two keys. */
const keyPace = 0.004;

export async function atHome(hall: Page): Promise<void> {
  await hall.getByRole('heading', { name: 'Kính chào ông/bà' }).waitFor();
}

/** From the desk's first page; answers when the PC stands ready for whoever comes, and its digits were compared. */
export async function pairHall(desk: Page, hall: Page, name: string): Promise<void> {
  await opensOther(desk, 'Máy ở sảnh');
  await desk.getByLabel('Tên và chỗ đặt').fill(name);
  await desk.getByRole('button', { name: 'Ghép máy', exact: true }).click();
  await hall.goto(await desk.getByRole('textbox', { name: 'Liên kết' }).inputValue());
  await hall.getByRole('button', { name: 'Ghép máy này' }).click();
  await hall.getByLabel(/Mã PIN mới/).fill(keeperPin);
  await hall.getByLabel('Nhập lại mã PIN').fill(keeperPin);
  await hall.getByRole('button', { name: 'Đặt mã PIN' }).click();
  await atHome(hall);
  const digits = /\d{3} \d{3}/.exec(await hall.locator('main').innerText())?.[0] ?? 'no digits';
  await desk.getByRole('row').filter({ hasText: digits }).getByRole('button', { name: 'Xác nhận' }).click();
  await desk.getByText('Đang dùng', { exact: true }).waitFor();
}

/** One of the desk's places that stand behind "Khác". */
async function opensOther(desk: Page, place: string): Promise<void> {
  // It carries the name of the place that is open, where that is one of them.
  await desk.locator('nav summary').click();
  await desk.getByRole('link', { name: place }).click();
  await desk.getByRole('heading', { name: place }).waitFor();
}

/** From the PC's home to behind its PIN. */
async function opensKeeper(hall: Page): Promise<void> {
  await hall.getByRole('button', { name: 'Dành cho cán bộ' }).click();
  await hall.getByLabel('Mã PIN của quầy').fill(keeperPin);
  await hall.getByRole('button', { name: 'Mở', exact: true }).click();
  await hall.getByRole('heading', { name: 'Trông coi máy ở sảnh' }).waitFor();
}

/** A key each few milliseconds, by the time that the keys carry, whatever else this machine does; and Enter. */
export async function typeAsScanner(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const began = Date.now() / 1000;
  for (const [index, key] of [...text, 'Enter'].entries()) {
    const letter = key === 'Enter' ? '\r' : key;
    const timestamp = began + index * keyPace;
    const down = { type: 'keyDown', key, text: letter, unmodifiedText: letter, timestamp } as const;
    void session.send('Input.dispatchKeyEvent', down);
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key, timestamp });
  }
  await session.detach();
}

/** At the desk: numbers for two things that people come for; answers the link of the television. */
export async function opensQueues(desk: Page): Promise<string> {
  await opensOther(desk, 'Số thứ tự');
  await button(desk, /^Phát số tại/).click();
  await desk.getByLabel('Các việc (nhiều nhất 6 dòng)').fill('Nộp hồ sơ\nNhận kết quả');
  await button(desk, 'Ghi').click();
  await desk.getByText('Đã ghi. Máy ở sảnh hỏi').waitFor();
  await button(desk, 'Tạo đường dẫn cho tivi').click();
  return await desk.getByLabel('Đường dẫn cho tivi').inputValue();
}

/** Its keeper lets the PC hand out numbers, and leaves it to who comes. */
export async function givesNumbers(hall: Page, look: (page: Page) => Promise<void>): Promise<void> {
  await opensKeeper(hall);
  await hall.getByLabel('Phát số thứ tự ở máy này').selectOption({ label: 'Phát số, người dân tự chọn việc' });
  await look(hall);
  await button(hall, 'Trở lại màn hình của người dân').click();
  await atHome(hall);
}

/** Ends at home, for who comes next. */
export async function takesNumber(
  hall: Page,
  matter: string,
  label: string,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  await look(hall);
  await link(hall, /Lấy số thứ tự/).click();
  await button(hall, matter).waitFor();
  await look(hall);
  await button(hall, matter).click();
  await hall.getByText(label, { exact: true }).waitFor();
  await look(hall);
  await button(hall, 'Tôi đã nhớ số').click();
  await atHome(hall);
}

/** A counter of the desk calls whoever waits longest. */
export async function callsNext(
  desk: Page,
  counter: string,
  label: string,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  await desk.getByLabel('Quầy của bạn').fill(counter);
  await desk.getByText(label, { exact: true }).waitFor();
  await look(desk);
  await button(desk, 'Gọi số tiếp').click();
}
