import type { Pad } from '../../core/handover/pad.ts';
import type { Device } from '../../core/screen-ports.ts';

/** Pads that the packs on this phone name, each once; empty without a pack. */
export async function knownPads(device: Pick<Device, 'hamlets'>): Promise<readonly Pad[]> {
  const pads = new Map<string, Pad>();
  for (const { hamlet, asOf } of await device.hamlets.list()) {
    const opened = asOf === undefined ? undefined : await device.hamlets.open(hamlet);
    for (const pad of (opened?.ok && opened.value.pack?.pads) || []) pads.set(pad.padId, pad);
  }
  return [...pads.values()];
}

/** Sheets left of the pads that were given to this person by name; absent: none was, or nothing is known of it here. */
export async function countOwnSheets(device: Pick<Device, 'hamlets' | 'enrolment'>): Promise<number | undefined> {
  const me = await device.enrolment.current();
  const pads = me ? await knownPads(device) : [];
  const own = pads.filter(({ givenTo }) => givenTo?.kind === 'person' && givenTo.name === me?.personName);
  return own.length === 0 ? undefined : own.reduce((sum, { left }) => sum + left, 0);
}
