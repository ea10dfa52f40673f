/** Two windows of a phone over one database: what each answers is built on what the other has saved. */

import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../src/core/dossier/answer-question.ts';
import { newClock } from '../../../src/device/app/clock.ts';
import { newCatalogue } from '../../../src/device/store/catalogue.ts';
import { newDrafts } from '../../../src/device/store/drafts.ts';
import type { Locks } from '../../../src/device/store/outbox.ts';
import { aDraft } from '../../fixtures/dossier-fixtures.ts';
import { newQueuedLocks } from '../queued-locks.ts';
import { newStoreName, openTestStore, openTestVault } from '../surroundings.ts';

const eachAnswers = 10;

/** How many of the answers that two windows gave at the same time are in the draft. */
async function answerInTwoWindows(locks: Locks | undefined): Promise<number> {
  const name = newStoreName();
  const windows = [];
  for (const window of ['one', 'other']) {
    const store = openTestStore(name);
    const drafts = newDrafts(store, await openTestVault(store), locks);
    windows.push({ window, ports: { drafts, clock: newClock(), catalogue: newCatalogue(store) } });
  }
  await windows[0]!.ports.drafts.save(aDraft());
  const { dossierId } = aDraft();
  await Promise.all(
    windows.map(async ({ window, ports }) => {
      for (let index = 0; index < eachAnswers; index += 1) {
        await answerQuestion(ports, dossierId, `${window}${index}`, 'đã trả lời');
      }
    }),
  );
  const draft = await windows[1]!.ports.drafts.find(dossierId);
  return Object.keys(draft?.answers ?? {}).length;
}

describe('two windows that answer one dossier at the same time', () => {
  it('keep every answer', async () => {
    expect(await answerInTwoWindows(newQueuedLocks())).toBe(2 * eachAnswers);
  });

  it('would take answers away from each other without the browser’s locks', async () => {
    expect(await answerInTwoWindows(undefined)).toBeLessThan(2 * eachAnswers);
  });
});
