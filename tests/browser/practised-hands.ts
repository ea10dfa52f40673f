/**
 * A door in the way of somebody who has done it a hundred times: from the card that the camera has just read to the sealed dossier,
 * every field tapped before it is typed into, nothing tapped that need not be.
 */

import type { Hands } from './count-hands.ts';
import { forgetHands, handsSoFar } from './count-hands.ts';
import type { Volunteer } from './volunteer.ts';
import { afterQuestions } from './volunteer.ts';

export interface Door {
  readonly code: string;
  /** The picture of the occasion, and the need below it. */
  readonly event: string;
  readonly need: string;
  /** "Cho chính người này": absent where the procedure does not ask it. */
  readonly isOwn?: boolean;
  /** Typed where nothing stands there yet. */
  readonly hamlet: string;
  /** By the words of the question: what is tapped, picked or typed. */
  readonly answers: readonly (readonly [question: RegExp, answer: string])[];
  readonly applicant: string;
}

/** The hands from the applicant's card to the sealed dossier, by where they were spent. */
export interface DoorTime {
  readonly steps: readonly { readonly step: string; readonly hands: Hands }[];
  readonly all: Hands;
}

/** Begins at home, unlocked; the camera shows the applicant's card and a coded sheet. */
export async function walkDoor(volunteer: Volunteer, door: Door): Promise<DoorTime> {
  const { page } = volunteer;
  const steps: DoorTime['steps'][number][] = [];
  let before: Hands = { taps: 0, keys: 0, screens: 0 };
  const note = async (step: string) => {
    const now = await handsSoFar(page);
    const { taps, keys, screens } = before;
    steps.push({ step, hands: { taps: now.taps - taps, keys: now.keys - keys, screens: now.screens - screens } });
    before = now;
  };

  await volunteer.asksConsent();
  await volunteer.seesCardOf(door.applicant);
  await forgetHands(page);
  await choose(volunteer, door);
  await note('needs');
  await begin(volunteer, door);
  await note('begin');
  await walkPages(volunteer, door.answers);
  await note('questions');
  await volunteer.tellsPapersLater();
  await volunteer.readsBack();
  await note('papers, read back');
  await volunteer.scansSheet();
  await volunteer.signs(door.applicant, 'Đã ký mực trên tờ');
  await volunteer.seals();
  await note('sign, seal');
  return { steps, all: await handsSoFar(page) };
}

async function choose({ page }: Volunteer, { event, need }: Door): Promise<void> {
  await page.getByText('Tiếp tục: Việc gì?').click();
  await page.getByRole('button', { name: event }).click();
  await page.getByText(need, { exact: true }).first().click();
  await page.getByRole('button', { name: 'Tiếp tục với 1 việc' }).click();
}

async function begin({ page }: Volunteer, { isOwn, hamlet }: Door): Promise<void> {
  const start = page.getByRole('button', { name: 'Bắt đầu kê khai' });
  await start.waitFor();
  if (isOwn !== undefined) await page.getByText(isOwn ? 'Cho chính người này' : 'Cho người khác').click();
  const agreed = page.getByText('Nói đồng ý', { exact: true });
  if (await agreed.count()) await agreed.last().click();
  const place = page.getByLabel('Đang ở thôn');
  if ((await place.inputValue()) === '') {
    await place.click();
    await place.fill(hamlet);
  }
  await start.click();
  await page.getByText(/\d+\/\d+ · Kê khai/).waitFor();
}

/** Page by page to the end of the questions; each answer is given where its question is met. */
export async function walkPages({ page }: Volunteer, answers: Door['answers']): Promise<void> {
  const end = page.getByRole('heading', { name: afterQuestions });
  const position = page.getByText(/\d+\/\d+ · Kê khai/);
  const left = new Set(answers);
  for (let count = 0; count < 30 && !(await end.isVisible()); count += 1) {
    // An answer may bring questions on the same page.
    for (let found = true; found;) {
      found = false;
      for (const one of left) {
        if (!(await answer({ page }, one))) continue;
        left.delete(one);
        found = true;
      }
    }
    const place = await position.innerText();
    await page.getByRole('button', { name: /^Tiếp tục/ }).click();
    await page.waitForFunction(
      (where) => !document.body.innerText.includes(where) || document.querySelector('h1')?.textContent === 'Giấy tờ',
      place,
    );
  }
  await end.waitFor();
}

async function answer({ page }: Pick<Volunteer, 'page'>, [question, value]: Door['answers'][number]): Promise<boolean> {
  const group = page.getByRole('group', { name: question }).or(page.getByRole('radiogroup', { name: question }));
  const choice = group.first().getByText(value, { exact: true });
  if ((await group.count()) > 0 && (await choice.count()) > 0) {
    await choice.first().click();
    return true;
  }
  if ((await group.getByLabel('Ngày', { exact: true }).count()) > 0) {
    // The boxes follow each other by themselves.
    await group.getByLabel('Ngày', { exact: true }).click();
    await page.keyboard.type(value);
    return true;
  }
  const field = page.getByLabel(question).first();
  if ((await page.getByLabel(question).count()) === 0) return false;
  const tag = await field.evaluate((element) => element.tagName);
  if (tag === 'SELECT') await field.selectOption({ label: value });
  else if (tag === 'INPUT' || tag === 'TEXTAREA') {
    await field.click();
    await field.fill(value);
    await field.blur();
  } else return false;
  return true;
}
