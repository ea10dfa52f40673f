/** What the intake keeps between requests: imported keys, allowances, one writer a digest, the open requests, the commit queue. */

import type { Result } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { newGroupCommit } from './group-commit.ts';
import type { GroupCommit } from './group-commit.ts';
import { newOpenPacks } from './open-packs.ts';
import type { OpenPacks } from './open-packs.ts';
import { newPartWriters } from './part-writers.ts';
import type { PartWriters } from './part-writers.ts';
import { defaultQuotaLimits, newQuota } from './quota.ts';
import type { Quota, QuotaLimits } from './quota.ts';
import { receivePackets } from './receive-packets.ts';
import type { PacketTaken } from './receive-packets.ts';
import { newRefusals } from './refusals.ts';
import type { Refusals } from './refusals.ts';
import type { DeviceKeys, ReceivedPacket } from './verify-header.ts';

export interface Intake {
  readonly context: GatewayContext;
  readonly deviceKeys: DeviceKeys;
  readonly quota: Quota;
  readonly writers: PartWriters;
  readonly packs: OpenPacks;
  readonly refusals: Refusals;
  readonly packets: GroupCommit<ReceivedPacket, Result<PacketTaken>>;
}

export interface IntakeLimits {
  readonly quota: QuotaLimits;
  /** Requests of one address in a minute that no phone would make, before it is not read for a while. */
  readonly strangeAMinute: number;
}

export const defaultIntakeLimits: IntakeLimits = { quota: defaultQuotaLimits, strangeAMinute: 300 };

export function newIntake(context: GatewayContext, limits: IntakeLimits = defaultIntakeLimits): Intake {
  const quota = newQuota(context.blobs, limits.quota);
  return {
    context,
    deviceKeys: new Map(),
    quota,
    writers: newPartWriters(),
    packs: newOpenPacks(),
    refusals: newRefusals(context, limits.strangeAMinute),
    packets: newGroupCommit(async (group) => {
      const answers = await receivePackets(context, quota, group);
      for (const answer of answers)
        if (answer.ok) context.metrics?.acknowledged(answer.value.repeated ? 'repeated' : 'new');
      return answers;
    }),
  };
}
