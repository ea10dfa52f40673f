import { afterEach, describe, expect, it } from 'vitest';
import type { DrainOutcome } from '../../../src/core/delivery/deliver-outbox.ts';
import type { Nudge } from '../../../src/device/contact/nudge.ts';
import { newPhoneNudge } from '../../../src/device/people/nudge-phone.ts';

let nudge: Nudge | undefined;
afterEach(() => nudge?.stop());

const offline: DrainOutcome = { kind: 'waiting', retryAtMs: Number.MAX_SAFE_INTEGER, isOffline: true };

/** A page whose own contact ends with `own`; `release` ends a contact of the others. */
function openPage(own: DrainOutcome) {
  const contacts: string[] = [];
  const reported: unknown[] = [];
  let release = (_outcome: DrainOutcome | Error): void => undefined;
  nudge = newPhoneNudge({
    async contact({ atOnce }) {
      contacts.push(`own${atOnce ? ' at once' : ''}`);
      return own;
    },
    contactOthers({ atOnce }) {
      contacts.push(`others${atOnce ? ' at once' : ''}`);
      return new Promise((resolve, reject) => {
        release = (outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome));
      });
    },
    nowMs: () => Date.now(),
    fraction: () => 0.5,
    report: (thrown) => void reported.push(thrown),
  });
  return { nudge, contacts, reported, release: (outcome: DrainOutcome | Error) => release(outcome) };
}

describe('a nudge of a shared phone', () => {
  it('is over when the own store had its contact; the others’ follow, and hold no further one', async () => {
    const page = openPage({ kind: 'idle' });
    await page.nudge.now();
    expect(page.contacts).toEqual(['own at once', 'others at once']);
    await page.nudge.now();
    expect(page.contacts).toEqual(['own at once', 'others at once', 'own at once']);
    page.release({ kind: 'idle' });
    await expect.poll(() => page.contacts.length).toBe(4);
    expect(page.contacts.at(-1)).toBe('others at once');
  });

  it('leaves the others’ back-offs alone where its own are', async () => {
    const page = openPage({ kind: 'idle' });
    await page.nudge.soon();
    expect(page.contacts).toEqual(['own', 'others']);
  });

  it('asks for nobody on a link that is not there', async () => {
    const page = openPage(offline);
    await page.nudge.now();
    expect(page.contacts).toEqual(['own at once']);
  });

  it('comes back to the others by itself when one of them asks for it', async () => {
    const page = openPage({ kind: 'idle' });
    await page.nudge.now();
    page.release({ kind: 'waiting', retryAtMs: 0 });
    await expect.poll(() => page.contacts).toEqual(['own at once', 'others at once', 'others']);
  });

  it('tells of what broke there and goes on', async () => {
    const page = openPage({ kind: 'idle' });
    await page.nudge.now();
    page.release(new Error('torn'));
    await expect.poll(() => page.reported).toHaveLength(1);
    await page.nudge.now();
    expect(page.contacts.filter((contact) => contact.startsWith('others'))).toHaveLength(2);
  });
});
