import { afterAll, beforeAll } from 'vitest';
import type { Province } from './province.ts';
import { foundProvince } from './province.ts';
import { stopTime } from './still-time.ts';
import { startMs } from './world.ts';

/** Gives a test file its own province, in a time that stands still; the file itself mocks `age-encryption`. */
export function withProvince(): () => Province {
  let province: Province | undefined;
  let startTime: () => void = () => undefined;
  beforeAll(async () => {
    province = await foundProvince();
    startTime = stopTime(() => Date.now() - startMs);
  }, 120_000);
  afterAll(async () => {
    startTime();
    await province?.close();
  });
  return () => {
    if (!province) throw new Error('the province is not founded yet');
    return province;
  };
}
