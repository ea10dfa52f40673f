/** What the intake keeps between requests: imported keys, allowances, one writer a digest, the open requests, the commit queue. */

import type { Result } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { finishParts } from './finish-parts.ts';
import { newGroupCommit } from './group-commit.ts';
import type { GroupCommit } from './group-commit.ts';
import { newOpenPacks } from './open-packs.ts';
import type { OpenPacks } from './open-packs.ts';
import { findListings } from './part-listings.ts';
import type { PartListing } from './part-listings.ts';
import { newPartWriters } from './part-writers.ts';
import type { PartWriters } from './part-writers.ts';
import { defaultQuotaLimits, newQuota } from './quota.ts';
import type { Quota, QuotaLimits } from './quota.ts';
import { receivePackets } from './receive-packets.ts';
import type { PacketTaken } from './receive-packets.ts';
import { newRefusals } from './refusals.ts';
import type { Refusals } from './refusals.ts';
import type { PartCommits } from './request-parts.ts';
import type { DeviceKeys, ReceivedPacket } from './verify-header.ts';

export interface Intake {
  readonly context: GatewayContext;
  readonly deviceKeys: DeviceKeys;
  readonly quota: Quota;
  readonly writers: PartWriters;
  readonly packs: OpenPacks;
  readonly refusals: Refusals;
  readonly packets: GroupCommit<ReceivedPacket, Result<PacketTaken>>;
  readonly parts: PartCommits;
  /** By digest: questions of requests that come at once are asked as one. */
  readonly listings: GroupCommit<string, PartListing | undefined>;
}

export interface IntakeLimits {
  readonly quota: QuotaLimits;
  /** Requests of one address in a minute that no phone would make, before it is not read for a while. */
  readonly strangeAMinute: number;
}

/** Requests whose parts go into one transaction. */
const mostPartGroups = 32;
/** In a crowd, photographs that are on the disk wait so long for each other; a phone alone waits for nobody. */
const crowd = 4;
const crowdLingerMs = 50;

export const defaultIntakeLimits: IntakeLimits = { quota: defaultQuotaLimits, strangeAMinute: 300 };

export function newIntake(context: GatewayContext, limits: IntakeLimits = defaultIntakeLimits): Intake {
  const quota = newQuota(context.blobs, limits.quota);
  const packs = newOpenPacks();
  return {
    context,
    deviceKeys: new Map(),
    quota,
    writers: newPartWriters(),
    packs,
    refusals: newRefusals(context, limits.strangeAMinute),
    packets: newGroupCommit(async (group) => {
      const answers = await receivePackets(context, quota, group);
      for (const answer of answers)
        if (answer.ok) context.metrics?.acknowledged(answer.value.repeated ? 'repeated' : 'new');
      return answers;
    }),
    parts: newGroupCommit(
      async (group) => {
        const acknowledged = await finishParts(context, group.flat());
        return group.map(() => acknowledged);
      },
      mostPartGroups,
      () => (packs.count() > crowd ? crowdLingerMs : 0),
    ),
    listings: newGroupCommit(async (digests) => await findListings(context, digests)),
  };
}
