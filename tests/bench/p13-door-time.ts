/** P13: taps, keystrokes and screens of three doors, from the card that the camera has just read to the sealed dossier. Counts, not times. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeCameraVideo } from '../browser/camera-video.ts';
import { countHands } from '../browser/count-hands.ts';
import { elder } from '../browser/family.ts';
import { openPhone } from '../browser/phone.ts';
import type { DoorTime } from '../browser/practised-hands.ts';
import { walkDoor } from '../browser/practised-hands.ts';
import { openProvince } from '../browser/province.ts';
import { Volunteer } from '../browser/volunteer.ts';
import type { Bench, BenchResult } from './bench.ts';
import { birth, copies, pension } from './door-course.ts';

const port = Number(process.env['BENCH_PORT'] ?? 29_440);
const mostTaps = 25;
const mostKeys = 30;
const doors = [pension, birth, copies];

export const doorTime: Bench = {
  name: 'P13',
  title: 'Door time: taps, keystrokes and screens from the card to the sealed dossier',
  run: countDoors,
};

async function countDoors(): Promise<BenchResult> {
  const province = await openProvince(port);
  try {
    const sheets = await province.printSheets(doors.length);
    const invitation = await province.invite('volunteer', 'Hồ Văn Thử');
    const profileDir = join(province.folder, 'phone');
    mkdirSync(profileDir);
    const walked: DoorTime[] = [];
    for (const [at, door] of doors.entries()) {
      const cameraVideo = join(province.folder, `camera-${at}.y4m`);
      writeCameraVideo(cameraVideo, [elder, sheets[at] ?? ''], 1);
      const phone = await openPhone({ profileDir, cameraVideo });
      await countHands(phone.context);
      const volunteer = new Volunteer(phone.page);
      if (at === 0) {
        await province.confirm(await volunteer.enrols(invitation, 'Điện thoại thử'));
        await volunteer.goesHome();
      } else {
        await phone.page.goto(`${province.gateway.url}/ho-so`);
        await volunteer.unlocks();
        await phone.page.getByRole('link', { name: 'Hôm nay', exact: true }).click();
      }
      walked.push(await walkDoor(volunteer, door));
      await phone.close();
    }
    return report(walked);
  } finally {
    await province.end();
  }
}

function report(walked: readonly DoorTime[]): BenchResult {
  const rows = walked.flatMap(({ steps, all }, at) => {
    const lines = [...steps, { step: 'all', hands: all }];
    return lines.map(({ step, hands }) => [doors[at]?.code ?? '', step, hands.taps, hands.keys, hands.screens]);
  });
  const { taps, keys } = walked[0]?.all ?? { taps: Number.NaN, keys: Number.NaN };
  return {
    tables: [{ title: 'By where the hands were', columns: ['procedure', 'step', 'taps', 'keys', 'screens'], rows }],
    wanted: [
      { figure: `${pension.code}: taps ≤ ${mostTaps}`, seen: String(taps), met: taps <= mostTaps },
      { figure: `${pension.code}: keystrokes ≤ ${mostKeys}`, seen: String(keys), met: keys <= mostKeys },
    ],
  };
}
