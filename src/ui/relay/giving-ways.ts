/** How sealed work goes to the other phone, and how large a file each way carries. */

export const givingWays = ['bluetooth', 'zalo', 'card'] as const;
export type GivingWay = (typeof givingWays)[number];

const largestBytes: Record<GivingWay, number> = { bluetooth: 5_000_000, zalo: 20_000_000, card: 64_000_000 };

/** A memory card takes the file itself; the other ways go through the share sheet where there is one. */
export function isShared(way: GivingWay, canShare: boolean): boolean {
  return way !== 'card' && canShare;
}

/** What one file may hold so that it arrives within the way's size; base64 makes four bytes of three. */
export function mostBytesFor(way: GivingWay, canShare: boolean): number {
  return isShared(way, canShare) ? Math.floor((largestBytes[way] * 3) / 4) : largestBytes[way];
}
