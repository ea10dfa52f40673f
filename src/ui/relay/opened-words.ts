import type { OpenedBundle } from '../../core/sharing-ports.ts';
import { formatBytes } from '../parts/format.ts';
import type { Tone } from '../parts/notice.tsx';
import { carrying as texts } from '../texts/vi/relay.ts';

export interface OpenedWords {
  readonly tone: Tone;
  readonly lines: readonly string[];
}

/** What a file brought, a sentence for each thing that is so; what needs somebody to do something colours it. */
export function openedWords(opened: OpenedBundle): OpenedWords {
  const { packetsTaken, packetsKnown, partsDamaged, ownDelivered, acknowledgementsRefused, bytes } = opened;
  const lines = [
    packetsTaken > 0 && texts.taken(packetsTaken, formatBytes(bytes)),
    ownDelivered > 0 && texts.ownDelivered(ownDelivered),
    packetsKnown > 0 && texts.known(packetsKnown),
    partsDamaged > 0 && texts.damaged(partsDamaged),
    acknowledgementsRefused > 0 && texts.refused(acknowledgementsRefused),
  ].filter((line) => line !== false);
  if (lines.length === 0) return { tone: 'plain', lines: [texts.nothing] };
  if (partsDamaged + acknowledgementsRefused > 0) return { tone: 'attention', lines };
  return { tone: packetsTaken + ownDelivered > 0 ? 'done' : 'plain', lines };
}
