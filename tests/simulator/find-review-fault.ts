import type { SealedPacket } from '../../src/core/ports.ts';
import type { StateAction } from '../../src/gateway/desk/decide-action.ts';
import type { PacketHeader } from '../../src/protocol/packet.ts';
import { short } from './describe-request.ts';
import type { GatewayState, PacketAtGateway } from './read-gateway.ts';
import type { SealedFact, World } from './world.ts';

const actions: readonly StateAction[] = ['accept', 'supplement', 'refuse', 'withdraw', 'resume-review'];

/** Whether the packet names a key whose identity the province has deleted. */
export function isForgotten({ gateway }: World, packet: SealedPacket): boolean {
  return kidsOf(packet).some((kid) => gateway.forgotten.has(kid));
}

/** Whether the packet names nobody whom phones do not seal to any more. */
export function isSealedToNewest({ gateway }: World, packet: SealedPacket): boolean {
  return kidsOf(packet).every((kid) => gateway.keys.gateway.recipients.includes(kid));
}

function kidsOf({ header }: SealedPacket): readonly string[] {
  const payload = Buffer.from(header.split('.')[1] ?? '', 'base64url').toString();
  return (JSON.parse(payload) as PacketHeader).kids;
}

/**
 * A packet that arrived and is not part of a dossier must lie on the review list, for a reason that is true. What is wrong;
 * empty: it is there rightly.
 */
export function findReviewFault(
  world: World,
  state: GatewayState,
  { packet, phone, text }: SealedFact,
  { review, opening, receivedAtMs }: PacketAtGateway,
): readonly string[] {
  const name = `packet ${short(packet.pid)}`;
  if (review === null) return [`${name} has arrived and is neither at the desk nor in review (${opening})`];
  const dossier = state.dossiers.find(({ dossierId }) => dossierId === text.dossierId);
  // By the history, because an official whose gateway was killed may have decided and not have been told.
  const isDecided = actions.some((action) => state.decisions.has(`${text.dossierId} ${action}`));
  const isOutdated = dossier !== undefined && dossier.packetRevision >= text.revision;
  const revokedAtMs = world.revokedAtMs.get(phone.deviceId) ?? Infinity;
  const others = [...world.sealed.values()].filter((other) => other.text.dossierId === text.dossierId);
  const isChainInReview = others.some((other) => {
    const row = state.packets.get(other.packet.pid);
    return other.packet.pid !== packet.pid && row !== undefined && row.review !== null;
  });
  const isTrue: Readonly<Record<string, boolean>> = {
    'device-revoked': receivedAtMs >= revokedAtMs,
    // Somebody has decided, a later revision is there already, or the packets before it lie in review themselves.
    'supersedes-refused': text.kind === 'dossier' && (isDecided || isOutdated || isChainInReview),
    'supplement-unasked': text.kind === 'supplement' && isDecided,
    // Sealed to a key that nobody has any more.
    'packet-unreadable': isForgotten(world, packet),
    'packet-failed-check': text.kind === 'supplement' && dossier === undefined,
  };
  world.count(`review: ${review}`);
  return isTrue[review] === true ? [] : [`${name} lies in review as ${review}`];
}
