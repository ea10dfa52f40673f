import { describe, expect, it } from 'vitest';
import { problemCodes } from '../../../src/core/problem.ts';
import { applyAcknowledgements } from '../../../src/core/relay/apply-acknowledgements.ts';
import { carriedPacket, judgeBundled } from '../../../src/core/relay/bundle.ts';
import { findSpent, isRefusedForGood } from '../../../src/core/relay/kept-acknowledgement.ts';
import { deliverOutbox } from '../../../src/core/delivery/deliver-outbox.ts';
import { aBundledPacket } from '../../fixtures/a-bundle.ts';
import { newDeliveryWorld } from '../delivery/delivery-world.ts';

const dayMs = 24 * 60 * 60_000;

describe('what is kept for the senders', () => {
  it('goes after sixty days, and when there are more than two thousand the oldest go first', () => {
    const some = [1, 59, 61].map((days) => ({ pid: `${days}`, jws: '', keptAtMs: 100 * dayMs - days * dayMs }));
    expect(findSpent(some, 100 * dayMs).map(({ pid }) => pid)).toEqual(['61']);
    const many = Array.from({ length: 2_003 }, (_, index) => ({ pid: `${index}`, jws: '', keptAtMs: index }));
    expect(findSpent(many, 2_003).map(({ pid }) => pid)).toEqual(['2', '1', '0']);
  });

  it('is not lost when the clock is set back by years', () => {
    expect(findSpent([{ pid: 'a', jws: '', keptAtMs: 900 * dayMs }], 1)).toEqual([]);
  });
});

describe('a packet in a bundle', () => {
  const bundled = aBundledPacket('one', [300]).packet;
  const unknown = { isOwn: false, isAcknowledged: false };

  it.each([
    ['take', unknown],
    ['known', { ...unknown, isOwn: true }],
    ['known', { ...unknown, isAcknowledged: true }],
    ['add', { ...unknown, carriedHeaderSha256: bundled.headerSha256 }],
    ['refuse', { ...unknown, carriedHeaderSha256: 'another' }],
  ])('is judged "%s" by what is known of it', (verdict, known) => {
    expect(judgeBundled(bundled, known)).toBe(verdict);
  });

  it('tells whoever carries it neither which dossier it is nor its number', () => {
    const carried = carriedPacket(bundled, 7, 1_000);
    expect(carried).toMatchObject({
      pid: bundled.pid,
      header: bundled.header,
      seq: 7,
      dossierId: '',
      sealedAtMs: 1_000,
    });
    expect(carried).not.toHaveProperty('localCode');
  });
});

describe('a refusal', () => {
  it('ends the carrying only where the gateway will say the same of that packet again', () => {
    const final = problemCodes.filter(isRefusedForGood);
    expect(final).toContain('unknown-device');
    expect(final).toContain('header-invalid');
    for (const passing of ['busy', 'offline', 'quota-exceeded', 'disk-full', 'device-unconfirmed', 'internal-error']) {
      expect(final).not.toContain(passing);
    }
  });
});

describe('an acknowledgement that came by hand', () => {
  /** A phone whose packet another one delivered. */
  async function carried() {
    const world = newDeliveryWorld();
    const packet = await world.seal('one', [500]);
    const other = await world.seal('two', [500]);
    await deliverOutbox(world.ports);
    const jws = (await world.delivery(packet)).acknowledgement!.jws;
    const otherJws = (await world.delivery(other)).acknowledgement!.jws;
    for (const { pid } of [packet, other]) {
      await world.ports.outbox.record(pid, { pid, state: 'waiting', attempts: 0, have: [], notBeforeMs: 0 });
    }
    return { ...world, packet, other, jws, otherJws };
  }

  it('makes the packet delivered, once', async () => {
    const { ports, packet, jws, state } = await carried();
    const receipts = new Map([[packet.pid, jws]]);
    expect([...(await applyAcknowledgements(ports, receipts)).values()]).toEqual(['delivered']);
    expect(await state(packet)).toBe('delivered');
    expect([...(await applyAcknowledgements(ports, receipts)).values()]).toEqual(['known']);
  });

  it('counts for its own packet alone, and only as it was signed', async () => {
    const { ports, packet, other, jws, otherJws, state } = await carried();
    const forged = `${jws.slice(0, -1)}${jws.endsWith('0') ? '1' : '0'}`;
    const stranger = '11111111-1111-4111-8111-111111111111';
    const outcomes = await applyAcknowledgements(
      ports,
      new Map([
        [packet.pid, otherJws],
        [other.pid, forged],
        [stranger, jws],
      ]),
    );
    expect([...outcomes.values()]).toEqual(['refused', 'refused', 'unknown']);
    expect([await state(packet), await state(other)]).toEqual(['waiting', 'waiting']);
  });
});
