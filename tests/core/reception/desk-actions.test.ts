import { describe, expect, it } from 'vitest';
import type { OfficeState } from '../../../src/core/dossier/dossier-status.ts';
import type { DossierAtDesk } from '../../../src/core/reception/desk-action.ts';
import type { DeskActionName } from '../../../src/core/reception/desk.ts';
import { officeStates } from '../../../src/core/dossier/dossier-status.ts';
import { acceptDossier } from '../../../src/core/reception/accept-dossier.ts';
import { askSupplement } from '../../../src/core/reception/ask-supplement.ts';
import { compareOriginal } from '../../../src/core/reception/compare-original.ts';
import { isActionPossible } from '../../../src/core/reception/desk-action.ts';
import { handOver } from '../../../src/core/reception/hand-over.ts';
import { receiveSupplement } from '../../../src/core/reception/receive-supplement.ts';
import { recordResult } from '../../../src/core/reception/record-result.ts';
import { refuseDossier } from '../../../src/core/reception/refuse-dossier.ts';
import { resumeReview } from '../../../src/core/reception/resume-review.ts';
import { correctAnswer } from '../../../src/core/reception/correct-answer.ts';
import { extendAppointment } from '../../../src/core/reception/extend-appointment.ts';
import { reusePaper } from '../../../src/core/reception/reuse-paper.ts';
import { routeDossier } from '../../../src/core/reception/route-dossier.ts';
import { stopDossier } from '../../../src/core/reception/stop-dossier.ts';
import { withdrawDossier } from '../../../src/core/reception/withdraw-dossier.ts';
import { fail, succeed } from '../../../src/core/result.ts';
import { aDraft } from '../../fixtures/dossier-fixtures.ts';
import { aProcedure } from '../../fixtures/publish-procedure.ts';
import { sealedTextOf } from '../../fixtures/sealed-text-fixture.ts';

const number = '000.00.44.H50-261121-0007';
const known = { paper: new Set(['photo']), answer: new Set(['phone']), signature: new Set(['applicant']) };

const now = '2026-11-23T08:00:00+07:00';
const later = '2026-12-01T17:00:00+07:00';
const digitised = { isKnown: true, isHere: false, digitised: { pages: 1, isCompared: false } };
const form = { procedure: aProcedure(), text: sealedTextOf(aDraft({ answers: { reason: 'Cũ' } })), corrections: [] };
const judge = (action: DeskActionName, dossier: DossierAtDesk) =>
  isActionPossible(action, dossier) ? succeed(undefined) : fail('action-not-possible');

/** What a dossier that was accepted has besides its state. */
const accepted = { officialNumber: number, appointmentAt: '2026-11-25T17:00:00+07:00' };
const facts: { readonly [action in DeskActionName]?: Partial<DossierAtDesk> } = {
  extend: accepted,
  stop: accepted,
  result: accepted,
};

/** Each action with a complete request, so that only the state can stand in its way. */
const attempts: { readonly [action in DeskActionName]: (dossier: DossierAtDesk) => { ok: boolean } } = {
  accept: (dossier) => acceptDossier(dossier, { officialNumber: number }, { ownNumbers: false }),
  supplement: (dossier) => askSupplement(dossier, { items: [{ kind: 'paper', id: 'photo', why: 'Ảnh mờ' }] }, known),
  refuse: (dossier) => refuseDossier(dossier, { reason: 'Không thuộc thẩm quyền' }),
  withdraw: (dossier) => withdrawDossier(dossier, { reason: 'Người dân xin rút' }),
  result: (dossier) => recordResult(dossier, { summary: 'Quyết định hưởng trợ cấp' }),
  'hand-over': (dossier) => handOver(dossier, { way: 'counter', to: 'Hồ Thị Mẫu' }),
  compare: (dossier) => compareOriginal(dossier, 'original'),
  'resume-review': (dossier) => resumeReview(dossier),
  route: (dossier) => routeDossier(dossier, { to: 'leader' }),
  extend: (dossier) => extendAppointment(dossier, { appointmentAt: later, reason: 'Chờ xác minh' }, now),
  stop: (dossier) => stopDossier(dossier, { reason: 'Không còn ở xã' }),
  correct: (dossier) => correctAnswer(dossier, form, { questionId: 'reason', value: 'Mới', reason: 'Gọi lại' }, now),
  reuse: (dossier) => reusePaper(dossier, digitised, { consent: 'spoken' }),
  // What is about one person or one file has no rule besides the table.
  assign: (dossier) => judge('assign', dossier),
  'result-file': (dossier) => judge('result-file', dossier),
  'drop-result-file': (dossier) => judge('drop-result-file', dossier),
  'assign-task': (dossier) => judge('assign-task', dossier),
  pay: (dossier) => judge('pay', dossier),
  'reverse-payment': (dossier) => judge('reverse-payment', dossier),
};

const table: { readonly [action in DeskActionName]: readonly OfficeState[] } = {
  accept: ['received', 'in-review', 'supplement'],
  supplement: ['received', 'in-review', 'accepted', 'supplement'],
  refuse: ['received', 'in-review', 'supplement'],
  withdraw: ['received', 'in-review', 'accepted', 'supplement'],
  result: ['accepted'],
  'hand-over': ['done'],
  compare: ['received', 'in-review', 'accepted', 'supplement', 'done'],
  'resume-review': ['in-review'],
  route: ['accepted'],
  extend: ['accepted', 'supplement'],
  stop: ['accepted', 'supplement'],
  assign: ['received', 'in-review', 'accepted', 'supplement', 'done'],
  correct: ['received', 'in-review', 'accepted', 'supplement'],
  reuse: ['received', 'in-review', 'accepted', 'supplement'],
  'result-file': ['accepted', 'done'],
  'drop-result-file': ['accepted', 'done'],
  'assign-task': ['supplement'],
  pay: ['received', 'in-review', 'accepted', 'supplement', 'done', 'handed-over'],
  'reverse-payment': officeStates,
};

describe('every action in every state', () => {
  for (const action of Object.keys(table) as DeskActionName[]) {
    for (const state of officeStates) {
      const possible = table[action].includes(state);
      it(`${action} is ${possible ? 'possible' : 'refused'} when ${state}`, () => {
        const dossier = { ...facts[action], state };
        expect(attempts[action](dossier).ok).toBe(possible);
        expect(isActionPossible(action, dossier)).toBe(possible);
        if (!possible) {
          expect(attempts[action](dossier)).toEqual({ ok: false, problem: { code: 'action-not-possible' } });
        }
      });
    }
  }
});

describe('accepting', () => {
  it('takes the one-stop number as the desk stores it', () => {
    expect(
      acceptDossier({ state: 'received' }, { officialNumber: ' h50.12-261121-0001 ' }, { ownNumbers: false }),
    ).toEqual({
      ok: true,
      value: { state: 'accepted', number: { from: 'one-stop', officialNumber: 'H50.12-261121-0001' } },
    });
  });

  it('needs a number from somewhere', () => {
    expect(acceptDossier({ state: 'received' }, {}, { ownNumbers: true })).toMatchObject({
      problem: { code: 'number-invalid' },
    });
  });

  it('mints an own number only where the commune switched that on', () => {
    expect(acceptDossier({ state: 'received' }, { ownNumber: true }, { ownNumbers: false })).toMatchObject({
      problem: { code: 'forbidden' },
    });
    expect(acceptDossier({ state: 'received' }, { ownNumber: true }, { ownNumbers: true })).toEqual({
      ok: true,
      value: { state: 'accepted', number: { from: 'own' } },
    });
  });

  it('keeps the number of a dossier whose supplement came to the counter, and takes no second one', () => {
    const waiting: DossierAtDesk = { state: 'supplement', officialNumber: number };
    expect(acceptDossier(waiting, {}, { ownNumbers: false })).toEqual({ ok: true, value: { state: 'accepted' } });
    expect(acceptDossier(waiting, { officialNumber: number }, { ownNumbers: false }).ok).toBe(true);
    expect(acceptDossier(waiting, { officialNumber: 'H50-261121-9999' }, { ownNumbers: false })).toMatchObject({
      problem: { code: 'action-not-possible' },
    });
  });
});

describe('asking for a supplement', () => {
  const ask = (request: Parameters<typeof askSupplement>[1]) => askSupplement({ state: 'received' }, request, known);

  it('says what and why, item by item', () => {
    expect(ask({ items: [{ kind: 'paper', id: 'photo', why: '  Ảnh bị mờ ' }], note: 'Gửi trước thứ Sáu' })).toEqual({
      ok: true,
      value: {
        state: 'supplement',
        supplement: { items: [{ kind: 'paper', id: 'photo', why: 'Ảnh bị mờ' }], note: 'Gửi trước thứ Sáu' },
      },
    });
  });

  it.each([
    [{ items: [] }, 'reason-missing'],
    [{}, 'reason-missing'],
    [{ items: [{ kind: 'paper', id: 'photo', why: ' ' }] }, 'reason-missing'],
    [{ items: [{ kind: 'paper', id: 'unheard-of', why: 'x' }] }, 'bad-request'],
    [{ items: [{ kind: 'money', id: 'photo', why: 'x' }] }, 'bad-request'],
    [{ items: [null] }, 'bad-request'],
    [{ items: Array.from({ length: 2 }, () => ({ kind: 'paper', id: 'photo', why: 'x' })) }, 'bad-request'],
    [{ items: [{ kind: 'paper', id: 'photo', why: 'x' }], note: 5 }, 'reason-missing'],
  ])('refuses %j as %s', (request, code) => {
    expect(ask(request)).toMatchObject({ ok: false, problem: { code } });
  });
});

describe('an answered supplement', () => {
  it('goes back to accepted once there is a number, else to received', () => {
    expect(receiveSupplement({ state: 'supplement', officialNumber: number })).toBe('accepted');
    expect(receiveSupplement({ state: 'supplement' })).toBe('received');
  });

  it.each(officeStates.filter((state) => state !== 'supplement'))('leaves %s as it is', (state) => {
    expect(receiveSupplement({ state, officialNumber: number })).toBe(state);
  });
});

describe('closing a dossier', () => {
  it('refuses only before acceptance and with words', () => {
    expect(refuseDossier({ state: 'supplement', officialNumber: number }, { reason: 'x' })).toMatchObject({
      problem: { code: 'action-not-possible' },
    });
    for (const reason of [undefined, '', '   ', 7, 'x'.repeat(2001)]) {
      expect(refuseDossier({ state: 'received' }, { reason })).toMatchObject({ problem: { code: 'reason-missing' } });
    }
  });

  it('withdraws also what was accepted, with words', () => {
    expect(withdrawDossier({ state: 'accepted', officialNumber: number }, { reason: ' Người dân xin rút. ' })).toEqual({
      ok: true,
      value: { state: 'withdrawn', reason: 'Người dân xin rút.' },
    });
    expect(withdrawDossier({ state: 'received' }, {})).toMatchObject({ problem: { code: 'reason-missing' } });
  });

  it('records to whom and which way the result went', () => {
    expect(handOver({ state: 'done' }, { way: 'remote', to: 'Hồ Thị Con' })).toEqual({
      ok: true,
      value: {
        state: 'handed-over',
        handOver: { way: 'remote', to: 'Hồ Thị Con' },
        note: 'Hồ Thị Con (tại buổi lưu động)',
      },
    });
    expect(handOver({ state: 'done' }, { way: 'pigeon', to: 'x' })).toMatchObject({ problem: { code: 'bad-request' } });
    expect(handOver({ state: 'done' }, { way: 'counter' })).toMatchObject({ problem: { code: 'reason-missing' } });
  });

  it('compares only a paper that is there and was not compared', () => {
    expect(compareOriginal({ state: 'received' }, 'photo')).toEqual({ ok: true, value: 'compared' });
    expect(compareOriginal({ state: 'received' }, 'compared')).toMatchObject({
      problem: { code: 'action-not-possible' },
    });
    expect(compareOriginal({ state: 'received' }, 'later')).toMatchObject({ problem: { code: 'action-not-possible' } });
    expect(compareOriginal({ state: 'received' }, undefined)).toMatchObject({ problem: { code: 'not-found' } });
  });
});
