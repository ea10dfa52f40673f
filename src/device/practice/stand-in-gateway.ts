/**
 * What stands in for the province while somebody practises: on this phone, in this page, and never on a network. It signs an
 * acknowledgement for what the app's own outbox hands it, and a moment later its invented commune accepts, so that the hand
 * sees the very states it will see at work. Everything else is answered as if there were no network.
 */

import { CompactSign } from 'jose';
import { practiceProcedure } from '../../core/practice/practice-procedure.ts';
import type { Changes, FrameAnswer, Gateway } from '../../core/ports.ts';
import type { AcknowledgementPayload } from '../../protocol/packet.ts';
import { acknowledgementType } from '../../protocol/packet.ts';
import type { GatewayClient } from '../contact/gateway-client.ts';
import type { Store } from '../store/store.ts';
import { getStandInKey } from './practice-store.ts';

/** So long after the acknowledgement the invented commune accepts: time enough to see what comes before. */
export const acceptedAfterMs = 2_500;

export function newStandInGateway(store: Store, nowMs: () => number): GatewayClient {
  const { db } = store;

  async function acknowledge(pid: string): Promise<FrameAnswer> {
    const packet = await db.packets.get(pid);
    if (!packet) return { pid, error: 'not-found' };
    const payload: AcknowledgementPayload = {
      v: 1,
      pid,
      header: packet.headerSha256,
      have: packet.parts.map((_, index) => index),
      complete: true,
      receivedAt: new Date(nowMs()).toISOString(),
      durability: 'disk',
    };
    const acknowledgement = await new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
      .setProtectedHeader({ alg: 'ES256', kid: 'luyen-tap', typ: acknowledgementType })
      .sign(await getStandInKey(store));
    return { pid, acknowledgement, missing: [] };
  }

  const gateway: Gateway = {
    async have(pids, parts) {
      const packets = await Promise.all(
        pids.map(async (pid) => {
          const acknowledgement = (await db.deliveries.get(pid))?.acknowledgement?.jws;
          return [pid, acknowledgement === undefined ? null : { acknowledgement, missing: [] }] as const;
        }),
      );
      const held = parts.map((sha256) => [sha256, 0] as const);
      return { kind: 'done', value: { packets: Object.fromEntries(packets), parts: Object.fromEntries(held) } };
    },

    async pack(frames) {
      const answers: FrameAnswer[] = [];
      for (const frame of frames) {
        if (frame.type === 'packet') answers.push(await acknowledge(frame.pid));
        else answers.push({ sha256: frame.sha256, held: frame.offset + frame.body.length, complete: true });
      }
      return { kind: 'done', value: { frames: answers, acknowledgements: {} } };
    },

    async changes(cursor = '') {
      const statuses: Changes['statuses'][number][] = [];
      for (const delivery of await db.deliveries.toArray()) {
        const packet = await db.packets.get(delivery.pid);
        if (delivery.state !== 'delivered' || !packet) continue;
        const isAccepted = nowMs() - delivery.deliveredAtMs >= acceptedAfterMs;
        statuses.push({
          dossierId: packet.dossierId,
          localCode: packet.localCode ?? '',
          procedureCode: practiceProcedure.code,
          state: isAccepted ? 'accepted' : 'received',
          at: new Date(nowMs()).toISOString(),
          openedPids: [delivery.pid],
          ...(isAccepted && { officialNumber: `LUYEN-TAP-${packet.seq}` }),
        });
      }
      return { kind: 'done', value: { cursor, more: false, procedures: [], lists: {}, statuses } };
    },
  };

  return new Proxy(gateway as GatewayClient, {
    get(known, name) {
      if (name === 'then') return undefined;
      if (name === 'takeCommand') return () => undefined;
      return known[name as keyof Gateway] ?? (async () => ({ kind: 'offline' }));
    },
  });
}
