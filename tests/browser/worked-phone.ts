/**
 * Before the tests about the app itself: one province, and one phone that was enrolled, made ready for a day offline, and
 * sealed two dossiers that nobody has sent yet. Each test file works on a copy of its profile, over a road of its own.
 */

import { mkdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { projectDir } from '../fixtures/run-gateway.ts';
import { writeCameraVideo } from './camera-video.ts';
import { elder, familyAnswers } from './family.ts';
import { openPhone } from './phone.ts';
import type { Administrator, Province } from './province.ts';
import { openProvince } from './province.ts';
import { Volunteer } from './volunteer.ts';

export interface WorkedPhone {
  /** Where people reach the province; the gateway itself listens at the next one. */
  readonly port: number;
  readonly url: string;
  readonly folder: string;
  readonly profileDir: string;
  readonly camera: string;
  /** The folder that the gateway serves: a link to a build. */
  readonly webDir: string;
  /** The build that the phone was made ready with. */
  readonly build: string;
  /** Of the sitting whose two dossiers wait, `xxxx-xxxx-x`. */
  readonly code: string;
  /** For the same volunteer, not redeemed yet. */
  readonly invitation: string;
  /** For somebody else, not redeemed yet. */
  readonly invitationForAnother: string;
  readonly administrator: Administrator;
}

declare module 'vitest' {
  interface ProvidedContext {
    workedPhone: WorkedPhone;
  }
}

const port = 21_201;

export default async function prepareWorkedPhone(project: TestProject): Promise<() => Promise<void>> {
  const build = resolve(projectDir, process.env['WEB_DIR'] ?? 'dist');
  const province = await openProvince(port, (folder) => {
    symlinkSync(build, join(folder, 'web'));
    return { WEB_DIR: join(folder, 'web') };
  });
  try {
    project.provide('workedPhone', { ...(await workOnce(province)), build });
  } catch (thrown) {
    await province.end();
    throw thrown;
  }
  return async () => {
    await province.coverage.returns();
    await province.end();
  };
}

async function workOnce(province: Province): Promise<Omit<WorkedPhone, 'build'>> {
  const { folder, coverage } = province;
  const profileDir = join(folder, 'phone');
  const camera = join(folder, 'camera.y4m');
  mkdirSync(profileDir);
  writeCameraVideo(camera, [elder]);
  const phone = await openPhone({ profileDir, cameraVideo: camera });
  try {
    const volunteer = new Volunteer(phone.page);
    await province.confirm(await volunteer.enrols(await province.invite('volunteer', 'Hồ Văn Thử'), 'Điện thoại thử'));
    await volunteer.goesHome();
    const invitation = await province.invite('volunteer', 'Hồ Văn Thử');
    const invitationForAnother = await province.invite('volunteer', 'Lê Thị Khác');
    await coverage.cut();
    const code = await sealTwo(volunteer);
    const url = `http://localhost:${port}`;
    return {
      port,
      url,
      folder,
      profileDir,
      camera,
      webDir: join(folder, 'web'),
      code,
      invitation,
      invitationForAnother,
      administrator: province.administrator,
    };
  } finally {
    await phone.close();
  }
}

/** One sitting, two dossiers, sealed without coverage; answers their code. */
async function sealTwo(volunteer: Volunteer): Promise<string> {
  const { page } = volunteer;
  await volunteer.asksConsent();
  await volunteer.seesCardOf('Hồ Thị Mẫu');
  await volunteer.choosesNeeds();
  await volunteer.beginsForThemselves('Thôn Làng Cát');
  await volunteer.answersPages(familyAnswers);
  await volunteer.keepsPaper('Ảnh bản cũ của giấy', 'Sẽ bổ sung sau');
  await volunteer.readsBack();
  await page.getByRole('button', { name: 'Không có tờ' }).click();
  await volunteer.signs('Hồ Thị Mẫu', 'Chưa ký được, để lần sau');
  await page.getByText('Qua trưởng thôn').click();
  await volunteer.seals();
  const code = /\d{4}-\d{4}-\d/.exec(await page.locator('main').innerText());
  if (!code) throw new Error('the screen shows no code');
  return code[0];
}
