import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isActionPossible } from '../../../src/core/reception/desk-action.ts';
import type { DossierAtDesk } from '../../../src/core/reception/desk-action.ts';
import { countWorkingDays } from '../../../src/core/reception/deadline.ts';
import { receiveSupplement } from '../../../src/core/reception/receive-supplement.ts';
import { awaitsNumber, findSpotDoubt, spotDay } from '../../../src/core/reception/spot-reception.ts';
import type { SpotFacts } from '../../../src/core/reception/spot-reception.ts';
import { appointmentFor, isWorkingDay } from '../../../src/core/reception/working-days.ts';
import { propertyRuns } from '../../fixtures/runs.ts';

const spot = {
  at: '2026-11-21T08:00:00+07:00',
  by: 'Trần Thị Quầy',
  receptionPoint: 'p',
  compared: [],
  sheetCode: '482109375',
};
const facts: SpotFacts = {
  receiver: { role: 'official', communeCode: '1', confirmedOn: '2026-11-01' },
  communeCode: '1',
  placeCode: '1',
  arrivedAt: '2026-11-24T12:00:00Z',
  isIncomplete: false,
};
const receiver = (changes: object): SpotFacts => ({ ...facts, receiver: { ...facts.receiver, ...changes } });

describe('an official reception away from the desk', () => {
  it.each([
    ['an official of the commune', facts, undefined],
    ['a volunteer', receiver({ role: 'volunteer' }), 'receiver'],
    ['somebody of elsewhere', receiver({ communeCode: '2' }), 'receiver'],
    ['somebody of the province', receiver({ communeCode: null }), 'receiver'],
    ['a dossier of another place', { ...facts, placeCode: '2' }, 'receiver'],
    ['a device confirmed later', receiver({ confirmedOn: '2026-11-22' }), 'receiver'],
    ['a device confirmed that day', receiver({ confirmedOn: '2026-11-21' }), undefined],
    ['a person whose time was over', receiver({ lastDay: '2026-11-20' }), 'receiver'],
    ['a person on the last day', receiver({ lastDay: '2026-11-21' }), undefined],
    ['a clock a little ahead', { ...facts, arrivedAt: '2026-11-21T00:50:00Z' }, undefined],
    ['a clock far ahead', { ...facts, arrivedAt: '2026-11-21T00:40:00Z' }, 'clock'],
    ['what is very old', { ...facts, arrivedAt: '2027-03-01T00:00:00Z' }, 'clock'],
    ['what is unfinished', { ...facts, isIncomplete: true }, 'incomplete'],
  ] as const)('is judged: %s', (_, about, doubt) => {
    expect(findSpotDoubt(spot, about)).toBe(doubt);
  });

  it('doubts every time that is none', () => {
    expect(findSpotDoubt({ ...spot, at: 'hôm nay' }, facts)).toBe('clock');
    expect([spotDay('hôm nay'), spotDay('2026-11-20T23:30:00Z')]).toEqual(['', '2026-11-21']);
  });

  const at = '2026-11-21T08:00:00+07:00';
  const may = (dossier: DossierAtDesk) =>
    (['accept', 'refuse', 'result', 'supplement', 'route', 'extend', 'stop', 'withdraw'] as const).filter((action) =>
      isActionPossible(action, { appointmentAt: at, ...dossier }),
    );

  it('waits for its number: that is what is left of accepting, and nothing that turns it away', () => {
    expect(may({ state: 'accepted', receivedOnSpotAt: at })).toEqual([
      'accept',
      'supplement',
      'route',
      'extend',
      'stop',
      'withdraw',
    ]);
    expect(may({ state: 'accepted', receivedOnSpotAt: at, officialNumber: 'H50.19-261121-0001' })).toEqual([
      'result',
      'supplement',
      'route',
      'extend',
      'stop',
      'withdraw',
    ]);
    expect(may({ state: 'supplement', receivedOnSpotAt: at })).not.toContain('refuse');
    expect(receiveSupplement({ state: 'supplement', receivedOnSpotAt: at })).toBe('accepted');
    expect(receiveSupplement({ state: 'supplement' })).toBe('received');
    expect([
      awaitsNumber({ state: 'accepted', receivedOnSpotAt: at }),
      awaitsNumber({ state: 'accepted' }),
      awaitsNumber({ state: 'withdrawn', receivedOnSpotAt: at }),
    ]).toEqual([true, false, false]);
  });

  it('is due as many working days after its own day as the procedure says, however late the packet arrives', () => {
    const day = fc.integer({ min: 0, max: 1000 }).map((count) => new Date(Date.UTC(2026, 0, 1 + count)));
    const clock = fc.integer({ min: 0, max: 24 * 60 - 1 });
    const holidays = ['2026-04-30', '2026-05-01', '2026-09-02', '2027-01-01'];
    fc.assert(
      fc.property(day, clock, fc.integer({ min: 1, max: 40 }), (date, minutes, value) => {
        const pad = (count: number) => String(count).padStart(2, '0');
        const time = `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
        const received = `${date.toISOString().slice(0, 10)}T${time}:00+07:00`;
        const due = appointmentFor(received, { value, unit: 'working-day', text: '' }, { holidays });
        expect(due === undefined ? 0 : countWorkingDays(received, due, { holidays })).toBe(value);
        expect(isWorkingDay(due ?? '', { holidays })).toBe(true);
      }),
      { numRuns: propertyRuns(60, 2000) },
    );
  });
});
