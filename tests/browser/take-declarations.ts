/**
 * `node --import tsx tests/browser/take-declarations.ts [FOLDER]`: every family's filled declaration as the desk prints it,
 * page by page as PNG in FOLDER (default: a temporary one), then the phone's own preview and print of two of them, from the
 * built app in Chromium. `--desk` or `--phone` takes only those.
 */

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { SealedText } from '../../src/core/dossier/dossier.ts';
import { formatLocalCode } from '../../src/core/dossier/local-code.ts';
import { makeDeclarations } from '../../src/core/declaration/make-declaration.ts';
import { printDeclarations } from '../../src/gateway/printing/print-declarations.ts';
import { listLabels } from '../fixtures/list-labels.ts';
import { wireFakes } from '../journeys/fake-wiring.ts';
import { tellJourney } from '../journeys/journey.ts';
import { readAndSign, tellFamily } from '../journeys/tell-family.ts';
import type { Family } from '../procedures/families/family.ts';
import { readProcedure } from '../procedures/read-catalogue.ts';
import { readFamilies } from '../procedures/read-families.ts';
import { writeCameraVideo } from './camera-video.ts';
import { daughter, elder, familyAnswers } from './family.ts';
import { openPhone } from './phone.ts';
import { openProvince } from './province.ts';
import { Volunteer } from './volunteer.ts';

const [given] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const folder = resolve(given ?? mkdtempSync(join(tmpdir(), 'gocua-declarations-')));
mkdirSync(folder, { recursive: true });

/** Every page as `<name>-<page>.png`. */
function render(name: string, pdf: Uint8Array): void {
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, pdf);
  execFileSync('pdftoppm', ['-r', '80', '-png', file, join(folder, name)]);
}

async function sealedTextOf(family: Family): Promise<SealedText> {
  const wiring = await wireFakes([family.code]);
  const { coverage, desk, visit: begin } = tellJourney(wiring);
  const visit = begin();
  await tellFamily(visit, family, readProcedure(family.code));
  await readAndSign(visit, await desk.printsSheet());
  const [packet] = await visit.seal();
  await coverage.returns();
  if (!packet) throw new Error(`${family.code} was not sealed`);
  const { text } = await desk.has(packet);
  await wiring.close();
  return text;
}

async function takeDeskPrints(): Promise<void> {
  for (const { name, family } of await readFamilies()) {
    const text = await sealedTextOf(family);
    const day = text.sealedAt.slice(0, 10);
    const declarations = makeDeclarations(readProcedure(family.code), text, {
      today: day,
      signedOn: day,
      place: 'Đakrông',
      communeName: 'Xã Đakrông',
      labels: listLabels(),
    });
    const localCode = formatLocalCode(text.localCode);
    const pages = declarations.map((declaration) => ({ declaration, localCode, sample: true }));
    render(name, await printDeclarations('Tờ khai', pages));
  }
}

async function takePhonePrints(): Promise<void> {
  const province = await openProvince(8_700);
  const cameraVideo = join(province.folder, 'camera.y4m');
  writeCameraVideo(cameraVideo, [elder, daughter]);
  const phone = await openPhone({ profileDir: join(province.folder, 'phone'), cameraVideo });
  const { page } = phone;
  const volunteer = new Volunteer(page);
  try {
    await page.goto(`${province.gateway.url}/`);
    await province.confirm(await volunteer.enrols(await province.invite('volunteer', 'Hồ Văn Thử'), 'Điện thoại thử'));
    await volunteer.goesHome();
    await phone.context.setOffline(true);
    await volunteer.asksConsent();
    await volunteer.seesCardOf('Hồ Thị Mẫu');
    await volunteer.letsAnswer('Con', 'Hồ Thị Con');
    await volunteer.choosesNeeds();
    await volunteer.beginsForThemselves('Thôn Làng Cát');
    await volunteer.answersPages(familyAnswers);
    await volunteer.keepsPaper('Văn bản ủy quyền', 'Sẽ bổ sung sau');
    await volunteer.keepsPaper('Ảnh bản cũ của giấy', 'Sẽ bổ sung sau');
    await volunteer.readsBack();
    for (const at of [0, 1]) {
      await page
        .getByRole('link', { name: /^Xem tờ khai/ })
        .nth(at)
        .click();
      await page.getByRole('button', { name: 'In tờ khai' }).waitFor();
      await page.waitForTimeout(400);
      await page.screenshot({ path: join(folder, `phone-${at + 1}-screen.png`), fullPage: true });
      render(`phone-${at + 1}-print`, await page.pdf({ preferCSSPageSize: true }));
      await page.getByRole('link', { name: 'Quay lại' }).click();
    }
    console.log(phone.complaints.join('\n'));
  } finally {
    await phone.close();
    await province.end();
  }
}

if (!process.argv.includes('--phone')) await takeDeskPrints();
if (!process.argv.includes('--desk')) await takePhonePrints();
console.log(`declarations in ${folder}`);
