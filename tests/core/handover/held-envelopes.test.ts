import { describe, expect, it } from 'vitest';
import type { KnownStatus } from '../../../src/core/dossier/dossier-status.ts';
import type { Draft } from '../../../src/core/dossier/dossier.ts';
import type { EnvelopeBody } from '../../../src/core/handover/hand-over.ts';
import { findEnvelopesHere } from '../../../src/core/handover/held-envelopes.ts';
import { aDraft, uuidFor } from '../../fixtures/dossier-fixtures.ts';
import { aNote } from '../../fixtures/notes-fixtures.ts';

const me = 'my-phone';
const code = '482109375';
const at = '2026-11-22T08:30:00+07:00';
const sealed: Draft = {
  ...aDraft(),
  state: 'sealed',
  localCode: code,
  signatories: [{ role: 'applicant', state: 'ink' }],
  sealed: { pid: 'pid', at, correctableUntil: at },
};
const status = (changes: Partial<KnownStatus>): KnownStatus => ({
  dossierId: sealed.dossierId,
  localCode: code,
  state: 'received',
  at,
  openedPids: [],
  ...changes,
});
const mine = { kind: 'person', name: 'Tôi', deviceId: me } as const;
const lan = { kind: 'person', name: 'Lan', deviceId: 'lans-phone' } as const;
const handing = (changes: Partial<EnvelopeBody>): EnvelopeBody => ({
  type: 'envelope',
  handOverId: uuidFor('hand-over'),
  side: 'given',
  from: mine,
  to: lan,
  envelopes: [{ code, step: 1 }],
  ...changes,
});
const find = (known: Partial<Parameters<typeof findEnvelopesHere>[0]>) =>
  findEnvelopesHere({ deviceId: me, drafts: [], statuses: [], notes: [], ...known });
const codesOf = (envelopes: readonly { readonly code: string }[]) => envelopes.map((envelope) => envelope.code);

describe('the envelopes of this phone’s person', () => {
  it('are what was sealed here with paper, and nothing that has none', () => {
    expect(codesOf(find({ drafts: [sealed] }).held)).toEqual([code]);
    expect(find({ drafts: [{ ...sealed, signatories: [] }] }).held).toEqual([]);
    expect(find({ drafts: [{ ...sealed, state: 'draft' }] }).held).toEqual([]);
  });

  it('are known by the office’s word once the draft is gone, until the desk has them', () => {
    expect(codesOf(find({ statuses: [status({ envelope: { isYours: true } })] }).held)).toEqual([code]);
    expect(find({ statuses: [status({ envelope: {} })] }).held).toEqual([]);
    const arrived = [status({ envelope: { isYours: true, isHere: true } })];
    expect(find({ drafts: [sealed], statuses: arrived }).held).toEqual([]);
  });

  it('go with a hand-over, and wait for the other side’s word where its phone or the desk has not shown it', () => {
    const byHand = { kind: 'person', name: 'Lan' } as const;
    const given = find({ drafts: [sealed], notes: [aNote('given', handing({ to: byHand }))] });
    expect(given.held).toEqual([]);
    expect(given.awaiting).toMatchObject([{ code, to: byHand }]);
    for (const to of [lan, { kind: 'desk', name: 'Quầy' } as const]) {
      const scanned = find({ drafts: [sealed], notes: [aNote('given', handing({ to }))] });
      expect(scanned).toEqual({ held: [], awaiting: [] });
    }
  });

  it('come with one that was taken, and can be given on as its next step', () => {
    const taken = handing({ side: 'taken', from: lan, to: mine });
    const [envelope] = find({ notes: [aNote('taken', taken)] }).held;
    expect(envelope).toMatchObject({ code, step: 2, from: lan });
  });

  it('are not those that were missing when they were counted', () => {
    const taken = handing({ side: 'taken', from: lan, to: mine, envelopes: [], missing: [{ code, step: 1 }] });
    expect(find({ notes: [aNote('taken', taken)] }).held).toEqual([]);
  });
});
