/**
 * The one question after every break and at every start: what does the gateway hold? Its answer is the only source of
 * offsets, so no byte is sent twice on a guess. More than 500 names go in several calls.
 */

import type { HaveAnswer, Outcome, Ports } from '../ports.ts';

/** Protocol §3: pids and digests together. */
const mostNames = 500;

/** One answer for all the names; the first call that fails speaks for all. */
export async function askHave(
  ports: Pick<Ports, 'gateway'>,
  pids: readonly string[],
  parts: readonly string[],
): Promise<Outcome<HaveAnswer>> {
  const names = [
    ...pids.map((name) => ({ isPid: true, name })),
    ...[...new Set(parts)].map((name) => ({ isPid: false, name })),
  ];
  const packetsHeld: { [pid: string]: HaveAnswer['packets'][string] } = {};
  const partsHeld: { [sha256: string]: number } = {};
  for (let at = 0; at < names.length; at += mostNames) {
    const slice = names.slice(at, at + mostNames);
    const outcome = await ports.gateway.have(
      slice.filter(({ isPid }) => isPid).map(({ name }) => name),
      slice.filter(({ isPid }) => !isPid).map(({ name }) => name),
    );
    if (outcome.kind !== 'done') return outcome;
    Object.assign(packetsHeld, outcome.value.packets);
    Object.assign(partsHeld, outcome.value.parts);
  }
  return { kind: 'done', value: { packets: packetsHeld, parts: partsHeld } };
}
