/** Envelopes that go from one phone's person to the other's, each camera reading what the other screen shows. */

import type { Page } from '@playwright/test';
import { showToCamera } from './camera-video.ts';
import { button, link } from './hamlet-hands.ts';

interface Side {
  readonly page: Page;
  /** What plays as its camera. */
  readonly video: string;
  readonly name: string;
}

/** The giver's only envelope, from the envelopes of both; ends there. */
export async function handsOver(giver: Side, taker: Side, look: (page: Page) => Promise<void>): Promise<void> {
  const { page: from } = giver;
  const { page: to } = taker;
  await link(from, 'Giao phong bì').click();
  await button(from, 'Chọn tất cả').click();
  await button(from, 'Giao 1 phong bì').click();
  await seesCode(taker, from, 'Mã giao phong bì');
  await look(from);
  await link(to, 'Nhận phong bì').click();
  await to.getByRole('heading', { name: `${giver.name} giao 1 phong bì` }).waitFor();
  await button(to, 'Đủ cả').click();
  await look(to);
  await button(to, 'Nhận 1 phong bì').click();
  await seesCode(giver, to, 'Mã xác nhận đã đếm');
  await look(to);
  await button(from, 'Quét bằng máy ảnh').click();
  await from.getByText(`Đã giao 1 phong bì cho ${taker.name}. Hai bên đã xác nhận.`).waitFor();
  await button(from, 'Xong').click();
  await from.getByText('Bạn không giữ phong bì nào.').waitFor();
  await button(to, 'Xong').click();
}

/** The camera is held to the code that the other screen shows. */
async function seesCode({ video }: Side, other: Page, code: string): Promise<void> {
  await showToCamera(video, await other.getByRole('img', { name: code }).screenshot());
}
