/** Begins test files that take minutes before all others, so that no core waits for one of them alone at the end. */

import { BaseSequencer } from 'vitest/node';

const longest = ['/tests/simulator/even-seeds.', '/tests/simulator/odd-seeds.', '/tests/simulator/broken-variants.'];

export class LongestFirst extends BaseSequencer {
  async sort(files) {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }) => longest.some((name) => moduleId.includes(name));
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
