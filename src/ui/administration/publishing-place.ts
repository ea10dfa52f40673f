/** Where the pages of publishing stand: the province has them in the administration, officials at their desk. */

import { useDeviceState } from '../state/device-state.ts';

export interface PublishingPlace {
  /** Without a slash at its end. */
  readonly base: string;
  /** Otherwise the person proposes, and the province publishes. */
  readonly mayPublish: boolean;
}

export function usePublishingPlace(): PublishingPlace {
  const mayPublish = useDeviceState((state) => state.enrolled?.role) === 'admin';
  return { base: mayPublish ? '/quan-tri/thu-tuc' : '/quay/thu-tuc', mayPublish };
}
