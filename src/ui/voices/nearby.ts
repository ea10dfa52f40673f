/** Whether others are near who should not hear, as it was answered for one sitting (a basket, a consent). Nothing of it is kept. */

import { create } from 'zustand';

/** alone: aloud · ear: quietly, held to the ear · eyes: not at all. */
export type Nearby = 'alone' | 'ear' | 'eyes';

interface Sitting {
  readonly of: string;
  readonly nearby: Nearby | undefined;
}

const useSitting = create<Sitting>()(() => ({ of: '', nearby: undefined }));

export function useNearby(of: string): Nearby | undefined {
  return useSitting((sitting) => (sitting.of === of ? sitting.nearby : undefined));
}

export function setNearby(of: string, nearby: Nearby): void {
  useSitting.setState({ of, nearby });
}
