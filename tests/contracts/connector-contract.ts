/**
 * What every connector keeps, whatever is behind it: a dossier that was accepted arrives exactly once, however often and in
 * whatever way the other side fails and wherever a gateway is killed; it is given up only after the limit, visibly, and
 * "try again" takes it up. Run against each connector of the catalogue.
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimMs } from '../../src/gateway/connectors/claim-forwarding.ts';
import { forwardWaiting } from '../../src/gateway/connectors/forward-waiting.ts';
import { listForwardings, retryForwarding } from '../../src/gateway/connectors/list-forwardings.ts';
import { mostTries } from '../../src/gateway/connectors/next-try.ts';
import { verifyAudit } from '../../src/gateway/store/audit.ts';
import { withinScope } from '../../src/gateway/store/callers-scope.ts';
import { openDyingStore } from '../fixtures/dying-store.ts';
import { propertyRuns } from '../fixtures/runs.ts';
import type { ConnectorWorld } from '../gateway/connectors/connector-world.ts';

export interface ConnectorStand {
  readonly world: ConnectorWorld;
  /** How often what was accepted under this number arrived, as the other side counts. */
  arrivals(officialNumber: string): number;
  /** Each makes the next try fail in its way, wherever it may. */
  readonly troubles: { readonly [name: string]: () => void };
  /** Nothing gets over until it is mended. */
  breakOff(): void;
  mend(): void;
  close(): Promise<void>;
}

export function describeConnector(
  name: string,
  open: () => Promise<ConnectorStand>,
  troubles: readonly string[],
): void {
  describe(`connector: ${name}`, () => {
    let stand: ConnectorStand;
    let world: ConnectorWorld;
    beforeAll(async () => {
      stand = await open();
      ({ world } = stand);
    });
    afterAll(async () => await stand.close());

    async function expectOnce(one: { readonly key: string; readonly number: string; readonly dossierId: string }) {
      expect(stand.arrivals(one.number), one.number).toBe(1);
      expect(await world.stateOf(one.key)).toMatchObject({ state: 'done', last_error: null });
      const events = await world.context.db
        .selectFrom('dossier_events')
        .select('action')
        .where('dossier_id', '=', one.dossierId)
        .execute();
      expect(events.filter(({ action }) => action === 'forwarded')).toHaveLength(1);
    }

    it('takes each dossier once', async () => {
      const some = [await world.addAccepted(), await world.addAccepted()];
      expect(await world.runUntilIdle()).toBeGreaterThanOrEqual(2);
      for (const one of some) await expectOnce(one);
      expect(await forwardWaiting(world.context)).toBe(false);
    });

    it('is worked by one gateway of several at a time', async () => {
      const some = await Promise.all(Array.from({ length: 4 }, () => world.addAccepted()));
      const did = await Promise.all(Array.from({ length: 8 }, () => forwardWaiting(world.context)));
      expect(did.filter(Boolean).length).toBeGreaterThanOrEqual(1);
      await world.runUntilIdle();
      for (const one of some) await expectOnce(one);
    });

    it.each(troubles)('gets over it: %s', async (trouble) => {
      stand.troubles[trouble]?.();
      const one = await world.addAccepted();
      const before = world.context.now().getTime();
      await forwardWaiting(world.context);
      const { state, next_try_at: next } = await world.stateOf(one.key);
      // What failed waits a while; what the connector could mend itself is there already.
      if (state === 'waiting') expect(next?.getTime()).toBeGreaterThan(before + 10_000);
      stand.mend();
      await world.runUntilIdle();
      await expectOnce(one);
    });

    it('is given up only after the limit, says why, and is taken up by "try again"', async () => {
      stand.breakOff();
      const one = await world.addAccepted();
      await world.runUntilIdle();
      expect(await world.stateOf(one.key)).toMatchObject({ state: 'dead', attempts: mostTries, next_try_at: null });
      expect(stand.arrivals(one.number)).toBe(0);
      const { lan } = world.desk;
      const scope = { reach: 'own-commune' as const, ...lan };
      const atDesk = { ...world.context, db: world.context.callersDb };
      const { rows, counts } = await withinScope(scope, () => listForwardings(atDesk));
      expect(rows[0]).toMatchObject({ forwardingId: one.key, state: 'dead', officialNumber: one.number });
      expect(rows[0]?.lastError).toBeTypeOf('string');
      expect(counts.dead).toBe(1);
      const caller = { ...lan, role: 'official' as const };
      const again = () => withinScope(scope, () => retryForwarding(atDesk, caller, one.key));
      stand.mend();
      expect(await again()).toMatchObject({ ok: true, value: { state: 'waiting', attempts: 0 } });
      await world.runUntilIdle();
      await expectOnce(one);
      expect(await again()).toMatchObject({ ok: false, problem: { code: 'action-not-possible' } });
    });

    it('is once there, wherever the gateway was killed', async () => {
      const url = world.context.config.databaseUrl ?? '';
      const counting = openDyingStore(url, 0);
      await world.addAccepted();
      await forwardWaiting({ ...world.context, db: counting.db });
      await counting.close();
      const most = counting.steps();
      expect(most).toBeGreaterThan(20);
      const wanted = propertyRuns(6, most);
      const killed = { before: 0, after: 0 };
      for (let count = 0; count < wanted; count += 1) {
        const at = 1 + Math.floor(((count + 0.5) * most) / wanted);
        const one = await world.addAccepted();
        const dying = openDyingStore(url, at);
        await forwardWaiting({ ...world.context, db: dying.db }).catch(() => undefined);
        expect(dying.isDead()).toBe(true);
        await dying.close();
        killed[stand.arrivals(one.number) === 0 ? 'before' : 'after'] += 1;
        // Nobody takes it while the claim of the dead stands.
        world.advance(claimMs + 1000);
        await world.runUntilIdle();
        await expectOnce(one);
      }
      expect(killed.before * killed.after).toBeGreaterThan(0);
      expect(await verifyAudit(world.context.db)).not.toHaveProperty('brokenAt');
    }, 240_000);
  });
}
