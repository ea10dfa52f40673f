/** Whether a person's time is over (the last day itself still counts); null: it has no end. */
export function isOver(expiresOn: string | null, now: Date): boolean {
  return expiresOn !== null && expiresOn < now.toISOString().slice(0, 10);
}
