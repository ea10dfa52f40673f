import { describe, expect, it } from 'vitest';
import { findVisitConflicts } from '../../../src/core/visit/find-visit-conflicts.ts';
import type { Visit } from '../../../src/core/visit/list-visits.ts';
import { parseVisitException, parseVisitRule } from '../../../src/core/visit/parse-visit.ts';
import type { VisitRule } from '../../../src/core/visit/schedule.ts';
import { fullDayWords, hamletName, missedWords, repeatWords, visitText } from '../../../src/core/visit/visit-text.ts';

const visit: Visit = {
  visitId: 'r1.2026-11-26',
  rule: { ruleId: 'r1', on: '2026-11-26' },
  date: '2026-11-26',
  hamlet: 'Tà Rẹc',
  place: 'Nhà văn hóa thôn Tà Rẹc',
  from: '08:00',
  to: '11:00',
  people: [{ personId: 'p1', name: 'Hồ Thị Mẫu' }, { name: 'Đại úy Lê Văn Thử' }],
};
const facts = {
  communeName: 'Xã Mẫu',
  telephone: '0233 000 000',
  procedureNames: { '1.001193': 'Khai sinh' },
  from: '2026-11-23',
  to: '2026-11-29',
};

describe('the schedule as text', () => {
  it('names day, place, people and what is received, a line each', () => {
    const second = {
      ...visit,
      visitId: 'r2',
      hamlet: 'bản Cát',
      from: '14:00',
      to: '16:00',
      people: [],
      procedures: ['1.001193', 'x'],
    };
    expect(visitText([visit, second], [], facts)).toBe(
      [
        'LỊCH CÁN BỘ VỀ THÔN – Xã Mẫu',
        'Từ 23/11/2026 đến 29/11/2026',
        '',
        'Thứ Năm, 26/11/2026',
        '• Thôn Tà Rẹc: 08:00–11:00, tại Nhà văn hóa thôn Tà Rẹc',
        '  Cán bộ: Hồ Thị Mẫu, Đại úy Lê Văn Thử',
        '  Nhận: mọi thủ tục',
        '• Bản Cát: 14:00–16:00, tại Nhà văn hóa thôn Tà Rẹc',
        '  Nhận: Khai sinh; x',
        '',
        'Bà con nhớ mang theo thẻ căn cước và giấy tờ liên quan.',
        'Cần hỏi thêm, hoặc không đi lại được, xin gọi 0233 000 000.',
      ].join('\n'),
    );
  });

  it('says what does not take place, and why', () => {
    const missed = {
      visitId: 'r1',
      date: '2026-11-24',
      hamlet: 'Tà Rẹc',
      from: '08:00',
      rule: { ruleId: 'r1', on: '2026-11-24' },
    };
    const text = visitText([], [{ ...missed, why: 'holiday', reason: 'Ngày Văn hóa Việt Nam' }], {
      ...facts,
      to: facts.from,
    });
    expect(text).toContain('Ngày 23/11/2026');
    expect(text).toContain('Những ngày này không có buổi nào.');
    expect(text).toContain('• Thôn Tà Rẹc, Thứ Ba, 24/11/2026: nghỉ (Ngày Văn hóa Việt Nam)');
    expect(missedWords({ ...missed, why: 'moved', reason: 'Lũ', movedTo: '2026-11-27' })).toBe(
      'Thôn Tà Rẹc, Thứ Ba, 24/11/2026: chuyển sang Thứ Sáu, 27/11/2026 (Lũ)',
    );
  });

  it('says of a visit that was moved what it stands for', () => {
    const movedFrom = { date: '2026-11-25', from: '07:30', place: 'x', reason: 'Lũ' };
    expect(visitText([{ ...visit, movedFrom }], [], facts)).toContain('(thay cho 07:30 ngày 25/11/2026)');
  });

  it.each([
    [{ repeat: { kind: 'weekly' }, weekday: 0 }, 'Chủ nhật hằng tuần'],
    [{ repeat: { kind: 'second-week' }, weekday: 1 }, 'Thứ Hai, hai tuần một lần'],
    [{ repeat: { kind: 'month', turn: 2 }, weekday: 4 }, 'Thứ Năm lần thứ 2 trong tháng'],
    [{ repeat: { kind: 'month', turn: -1 }, weekday: 6 }, 'Thứ Bảy cuối tháng'],
  ] as const)('says how %o repeats', (rule, words) => expect(repeatWords(rule)).toBe(words));

  it('gives hamlets their kind once', () => {
    expect(['A Rồng', 'thôn 3', 'Khu phố 2', 'Tổng Cóc'].map(hamletName)).toEqual([
      'Thôn A Rồng',
      'Thôn 3',
      'Khu phố 2',
      'Thôn Tổng Cóc',
    ]);
    expect(fullDayWords('không')).toBe('không');
  });
});

describe('conflicts', () => {
  const known = { points: [], people: [] };
  const kinds = (visits: readonly Visit[], at: Parameters<typeof findVisitConflicts>[1] = known) =>
    findVisitConflicts(visits, at).map(({ kind }) => kind);
  const elsewhere = { ...visit, visitId: 'r2.2026-11-26', hamlet: 'Ba Nang', from: '10:30', to: '12:00' };

  it('name a person at two places at one time', () => {
    expect(kinds([visit, elsewhere])).toEqual(['person-twice']);
    expect(kinds([visit, { ...elsewhere, from: '11:00' }])).toEqual([]);
    expect(kinds([visit, { ...elsewhere, date: '2026-11-27' }])).toEqual([]);
  });

  it('take two of one name without an id for two people', () => {
    const people = [{ name: 'Hồ Thị Mẫu' }];
    expect(
      kinds([
        { ...visit, people },
        { ...elsewhere, people },
      ]),
    ).toEqual([]);
  });

  it('name two visits in one hamlet, holidays, closed points and people whose time is over', () => {
    expect(kinds([visit, { ...elsewhere, hamlet: visit.hamlet, people: [] }])).toEqual(['hamlet-twice']);
    expect(kinds([{ ...visit, holiday: 'Tết' }])).toEqual(['holiday']);
    const points = [{ receptionPointId: 'point', name: 'Điểm 1', closedOn: '2026-11-25' }];
    expect(kinds([{ ...visit, receptionPointId: 'point' }], { ...known, points })).toEqual(['point-closed']);
    expect(kinds([{ ...visit, receptionPointId: 'point', date: '2026-11-25' }], { ...known, points })).toEqual([]);
    const people = [{ personId: 'p1', lastDay: '2026-11-25' }];
    expect(kinds([visit], { ...known, people })).toEqual(['person-gone']);
  });
});

describe('what was typed', () => {
  const body = {
    hamlet: ' Tà  Rẹc ',
    place: 'Nhà văn hóa',
    weekday: 4,
    repeat: { kind: 'weekly' },
    from: '08:00',
    to: '11:00',
    people: [{ personId: 'p1', name: 'Hồ Thị Mẫu' }],
    validFrom: '2026-11-01',
  };
  const rule = { ruleId: 'r1', ...body, people: [] } as unknown as VisitRule;
  const faultOf = (change: object) => {
    const parsed = parseVisitRule({ ...body, ...change });
    return parsed.ok ? 'none' : parsed.problem.questionId;
  };

  it('becomes a rule with single blanks', () => {
    const parsed = parseVisitRule(body);
    expect(parsed).toEqual({ ok: true, value: { ...body, hamlet: 'Tà Rẹc' } });
  });

  it.each([
    [{ hamlet: ' ' }, 'hamlet'],
    [{ place: 'x'.repeat(161) }, 'place'],
    [{ from: '11:00' }, 'time'],
    [{ to: '24:00' }, 'time'],
    [{ people: [{ name: '' }] }, 'people'],
    [{ people: 'Mẫu' }, 'people'],
    [{ procedures: [] }, 'procedures'],
    [{ procedures: ['<b>'] }, 'procedures'],
    [{ weekday: 7 }, 'weekday'],
    [{ repeat: { kind: 'month', turn: 6 } }, 'repeat'],
    [{ repeat: null }, 'repeat'],
    [{ validFrom: '2026-02-29' }, 'validFrom'],
    [{ validTo: '2026-10-31' }, 'validTo'],
    [{ validTo: '2026-11-01' }, 'none'],
  ])('with %o is refused at %s', (change, field) => expect(faultOf(change)).toBe(field));

  it.each([
    [{ kind: 'cancelled', ruleId: 'r1', on: '2026-11-26' }, 'reason-missing'],
    [{ kind: 'cancelled', ruleId: 'r1', on: '2026-11-27', reason: 'Bão' }, 'not-found'],
    [{ kind: 'cancelled', ruleId: 'r9', on: '2026-11-26', reason: 'Bão' }, 'not-found'],
    [{ kind: 'other', ruleId: 'r1', on: '2026-11-26', reason: 'Bão' }, 'bad-request'],
    [{ kind: 'moved', ruleId: 'r1', on: '2026-11-26', reason: 'Bão', day: '2026-13-01' }, 'bad-request'],
    [{ kind: 'extra', on: '2026-11-26' }, 'bad-request'],
    [{ kind: 'held', ruleId: 'r1', on: 'mai' }, 'bad-request'],
  ])('as the exception %o is refused: %s', (change, code) => {
    const parsed = parseVisitException(change, (id) => (id === 'r1' ? rule : undefined));
    expect(parsed.ok ? 'taken' : parsed.problem.code).toBe(code);
  });

  it('becomes an exception of a day that the rule has', () => {
    const find = () => rule;
    const moved = {
      kind: 'moved',
      ruleId: 'r1',
      on: '2026-11-26',
      reason: 'Lũ',
      day: '2026-11-27',
      place: 'Trường',
      from: '08:00',
      to: '09:00',
    };
    for (const wish of [
      moved,
      { kind: 'held', ruleId: 'r1', on: '2026-11-26' },
      { kind: 'cancelled', ruleId: 'r1', on: '2026-11-26', reason: 'Bão' },
    ]) {
      expect(parseVisitException(wish, find)).toEqual({ ok: true, value: wish });
    }
  });
});
