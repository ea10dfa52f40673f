/** Why frames were answered with `busy`, and after how many seconds it is worth coming back. */
export interface Busy {
  readonly status: 429 | 503;
  readonly retryAfterSeconds: number;
}

/** A minute for a disk that somebody is making room on; a moment for a fault of ours. */
export const diskBusy: Busy = { status: 503, retryAfterSeconds: 60 };
export const faultBusy: Busy = { status: 503, retryAfterSeconds: 10 };
