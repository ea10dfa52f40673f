import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../src/core/dossier/answer-question.ts';
import { findOldDrafts } from '../../../src/core/dossier/find-old-drafts.ts';
import { canBeHandedOver, sealIncomplete } from '../../../src/core/dossier/seal-incomplete.ts';
import { sealDossier } from '../../../src/core/dossier/seal-dossier.ts';
import { startCorrection } from '../../../src/core/dossier/start-correction.ts';
import type { Ports, SealedPacket } from '../../../src/core/ports.ts';
import { openBytes } from '../../fakes/fake-sealer.ts';
import { aDraft, uuidFor } from '../../fixtures/dossier-fixtures.ts';
import { aBeginning } from '../../contracts/beginnings-contract.ts';
import { begin, fillAndConfirm, newDossierWorld, taken } from './dossier-world.ts';

/** What a packet holds, as the opener will read it. */
async function textOf(ports: Ports, { parts: [part] }: SealedPacket): Promise<unknown> {
  const bytes = part && (await ports.outbox.readPart(part.sha256, 0, part.len));
  return JSON.parse(new TextDecoder().decode(openBytes(bytes ?? new Uint8Array())));
}

const nothingBegun = { list: async () => [] };

describe('findOldDrafts', () => {
  const dayMs = 24 * 3_600_000;
  const agoIso = (ports: Ports, ms: number) => new Date(ports.clock.nowMs() - ms).toISOString();

  it("finds what lies longer than the province's limit, the oldest first, and nothing sealed", async () => {
    const { ports } = newDossierWorld().run;
    const drafts = [
      aDraft({ dossierId: uuidFor('new'), startedAt: agoIso(ports, 2 * dayMs) }),
      aDraft({ dossierId: uuidFor('old'), startedAt: agoIso(ports, 4 * dayMs), updatedAt: agoIso(ports, 1000) }),
      aDraft({ dossierId: uuidFor('oldest'), startedAt: agoIso(ports, 9 * dayMs) }),
      aDraft({ dossierId: uuidFor('sealed'), startedAt: agoIso(ports, 9 * dayMs), state: 'sealed' }),
      aDraft({ dossierId: uuidFor('future'), startedAt: agoIso(ports, -900 * dayMs) }),
    ];
    for (const draft of drafts) await ports.drafts.save(draft);
    const found = await findOldDrafts({ ...ports, beginnings: nothingBegun });
    expect(found.drafts.map(({ dossierId }) => dossierId)).toEqual([uuidFor('oldest'), uuidFor('old')]);
    const settings = { ...ports.settings, draftLimitMs: async () => 5 * dayMs };
    const fewer = await findOldDrafts({ ...ports, settings, beginnings: nothingBegun });
    expect(fewer.drafts.map(({ dossierId }) => dossierId)).toEqual([uuidFor('oldest')]);
  });

  it('finds what was begun and never became a dossier', async () => {
    const { ports } = newDossierWorld().run;
    const old = aBeginning({ updatedAt: agoIso(ports, 4 * dayMs) });
    const beginnings = { list: async () => [old, aBeginning({ updatedAt: agoIso(ports, dayMs) })] };
    expect((await findOldDrafts({ ...ports, beginnings })).beginnings).toEqual([old]);
  });
});

describe('sealIncomplete', () => {
  it('seals what there is with what is missing, and the phone knows that it was handed over', async () => {
    const { run, phone } = newDossierWorld();
    const [draft] = await begin(run.ports);
    taken(await answerQuestion(run.ports, draft.dossierId, 'hasBook', true));
    const packet = taken(await sealIncomplete(run.ports, draft.dossierId, ' Sổ ở nhà con gái '));
    expect(await textOf(run.ports, packet)).toMatchObject({
      dossierId: draft.dossierId,
      answers: { hasBook: true },
      signatories: [{ role: 'applicant', state: 'missing' }],
      incomplete: {
        missing: [{ code: 'paper-missing', paperId: 'book' }, { code: 'confirmation-missing' }],
        note: 'Sổ ở nhà con gái',
      },
    });
    const sealed = await run.ports.drafts.find(draft.dossierId);
    expect(sealed).toMatchObject({ state: 'sealed', sealed: { pid: packet.pid, isIncomplete: true } });
    expect(await run.ports.outbox.deliveries()).toMatchObject([{ pid: packet.pid, state: 'waiting' }]);
    expect(taken(await sealIncomplete(phone.boot().ports, draft.dossierId)).pid).toBe(packet.pid);
  });

  it('seals what lacks nothing as any other', async () => {
    const { run } = newDossierWorld();
    const basket = await begin(run.ports);
    await fillAndConfirm(run.ports, basket);
    const packet = taken(await sealIncomplete(run.ports, basket[0].dossierId));
    expect(await textOf(run.ports, packet)).not.toHaveProperty('incomplete');
    expect((await run.ports.drafts.find(basket[0].dossierId))?.sealed).not.toHaveProperty('isIncomplete');
  });

  it('leaves the draft as it was when the resident never agreed to be asked', async () => {
    const { run } = newDossierWorld();
    const [draft] = await begin(run.ports);
    const silent = { ...draft, consents: [] };
    await run.ports.drafts.save(silent);
    expect(await sealIncomplete(run.ports, draft.dossierId)).toMatchObject({ problem: { code: 'consent-missing' } });
    const other = { ...draft, consents: draft.consents.map((consent) => ({ ...consent, purpose: 'card' })) };
    await run.ports.drafts.save(other);
    expect(await sealIncomplete(run.ports, draft.dossierId)).toMatchObject({ problem: { code: 'consent-missing' } });
    expect(await run.ports.drafts.find(draft.dossierId)).toEqual(other);
    expect(await run.ports.outbox.deliveries()).toEqual([]);
  });

  it('hands over neither a correction nor a supplement nor what names nobody', async () => {
    const { run } = newDossierWorld();
    const basket = await begin(run.ports);
    await fillAndConfirm(run.ports, basket);
    taken(await sealDossier(run.ports, basket[0].dossierId));
    const correction = taken(await startCorrection(run.ports, basket[0].dossierId));
    expect(canBeHandedOver(correction)).toBe(false);
    expect(await sealIncomplete(run.ports, basket[0].dossierId)).toMatchObject({
      problem: { code: 'action-not-possible' },
    });
    const request = { requestId: 'r', askedAt: '2026-11-21T08:00:00+07:00', items: [] };
    expect(canBeHandedOver({ ...basket[1], supplement: request })).toBe(false);
    await run.ports.drafts.save({ ...basket[1], applicant: { fullName: ' ', source: 'typed' } });
    expect(await sealIncomplete(run.ports, basket[1].dossierId)).toMatchObject({ problem: { code: 'answer-missing' } });
    expect(await sealIncomplete(run.ports, 'nobody')).toMatchObject({ problem: { code: 'not-found' } });
  });
});
