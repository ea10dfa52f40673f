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
