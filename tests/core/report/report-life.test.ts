import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideReport,
  isOpenReport,
  isReportActionPossible,
  reportActionNames,
} from '../../../src/core/report/report-life.ts';
import type { ReportActionName, ReportAtDesk } from '../../../src/core/report/report-life.ts';
import { reportStates } from '../../../src/core/report/report.ts';
import { propertyRuns } from '../../fixtures/runs.ts';

const bodies: { readonly [action in ReportActionName]: { readonly [name: string]: unknown } } = {
  handle: { by: 'Bộ phận giao thông' },
  draft: { title: 'Sửa cầu tràn' },
  answer: { answer: 'Xã đã sửa xong.' },
  publish: { title: 'Sửa cầu tràn', place: 'Bản Mẫu', answer: 'Xã đã sửa xong.' },
  unpublish: { reason: 'Ghi nhầm nơi' },
  refuse: { ground: 'duplicate', reason: 'Trùng phản ánh hôm qua' },
  close: {},
  reopen: { reason: 'Cầu lại sạt' },
};

const step = fc.constantFrom(...reportActionNames);
const anywhere = fc.record({ state: fc.constantFrom(...reportStates), isPublished: fc.boolean() });

function after(report: ReportAtDesk, action: ReportActionName): ReportAtDesk {
  const decided = decideReport(action, report, bodies[action]);
  if (!decided.ok) return report;
  const { state, publication, withdrawsPublication } = decided.value;
  return { state, isPublished: publication ? true : withdrawsPublication ? false : report.isPublished };
}

describe('the life of a report', () => {
  it('offers exactly what is not refused', () => {
    fc.assert(
      fc.property(anywhere, step, (report, action) => {
        expect(decideReport(action, report, bodies[action]).ok).toBe(isReportActionPossible(action, report));
      }),
      { numRuns: propertyRuns(200, 20_000) },
    );
  });

  it('makes nothing public but by publishing, and takes nothing off but by its own deed', () => {
    fc.assert(
      fc.property(anywhere, step, (report, action) => {
        const next = after(report, action);
        if (next.isPublished && !report.isPublished) expect(action).toBe('publish');
        if (!next.isPublished && report.isPublished) expect(action).toBe('unpublish');
      }),
      { numRuns: propertyRuns(200, 20_000) },
    );
  });

  it('can always be settled by whoever has it, however it came where it is, unless its reporter took it back', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const reached = steps.reduce<ReportAtDesk>(after, { state: 'received', isPublished: false });
        expect(reached.state).not.toBe('withdrawn');
        const answered = isOpenReport(reached.state) ? after(reached, 'answer') : reached;
        const closed = answered.state === 'answered' ? after(answered, 'close') : answered;
        expect(['closed', 'refused']).toContain(closed.state);
      }),
      { numRuns: propertyRuns(200, 20_000) },
    );
  });

  it('knows a way back from every end that the desk made, and none from the reporter’s own', () => {
    for (const state of ['answered', 'closed', 'refused'] as const) {
      expect(after({ state, isPublished: false }, 'reopen').state).toBe('handling');
    }
    const withdrawn = { state: 'withdrawn', isPublished: false } as const;
    expect(reportActionNames.filter((action) => isReportActionPossible(action, withdrawn))).toEqual([]);
  });

  it.each([
    ['handle', { by: ' ' }, 'reason-missing'],
    ['answer', {}, 'reason-missing'],
    ['publish', { title: 'x', place: 'y' }, 'reason-missing'],
    ['publish', { title: 'x'.repeat(151), place: 'y', answer: 'z' }, 'reason-missing'],
    ['refuse', { ground: 'duplicate' }, 'reason-missing'],
    ['refuse', { ground: 'because', reason: 'x' }, 'bad-request'],
    ['draft', { answer: 'x'.repeat(4001) }, 'reason-missing'],
    ['handle', { by: 'a\0b' }, 'bad-request'],
  ] as const)('refuses %s with %j', (action, body, code) => {
    const decided = decideReport(action, { state: 'received', isPublished: false }, body);
    expect(decided).toMatchObject({ ok: false, problem: { code } });
  });

  it('keeps half a draft', () => {
    const decided = decideReport('draft', { state: 'handling', isPublished: false }, { title: ' Cầu ', answer: '' });
    expect(decided).toMatchObject({ ok: true, value: { state: 'handling', draft: { title: 'Cầu' } } });
  });
});
