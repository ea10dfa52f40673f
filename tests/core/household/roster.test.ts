/** A list of households is read line by line, and the ids stay with the families whatever order a newer list has. */

import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { planRoster } from '../../../src/core/household/plan-roster.ts';
import type { KnownHousehold } from '../../../src/core/household/match-roster.ts';
import { readRosterRows } from '../../../src/core/household/read-roster-rows.ts';
import type { ReadRosterRow } from '../../../src/core/household/read-roster-rows.ts';
import { proposeRosterColumns } from '../../../src/core/household/roster-import.ts';
import { isSlow } from '../../fixtures/runs.ts';

const heads = ['STT', 'Họ và tên chủ hộ', 'Thôn', 'Địa chỉ', 'Số nhân khẩu', 'Điện thoại', 'Đối tượng', 'Số hộ'];
const columns = proposeRosterColumns(heads);
const read = (...rows: readonly (readonly string[])[]) =>
  readRosterRows([heads, ...rows], 0, columns, { spell: (name) => name });

let serial = 0;
const known = (row: ReadRosterRow, changes: Partial<KnownHousehold> = {}): KnownHousehold => ({
  householdId: `h${(serial += 1)}`,
  content: { needs: [], ...row.said },
  isGone: false,
  isOnlyNoted: false,
  ...changes,
});
const verdicts = (rows: readonly ReadRosterRow[], before: readonly KnownHousehold[] = []) =>
  planRoster(rows, before).rows.map(({ verdict }) => verdict);

describe('columns', () => {
  it('are guessed from heads with or without marks, in whatever order and words', () => {
    expect(columns).toEqual({ headName: 1, hamlet: 2, whereabouts: 3, memberCount: 4, phone: 5, needs: 6, number: 7 });
    expect(proposeRosterColumns(['TT', 'CHU HO', 'BAN', 'SO KHAU', 'SĐT (nếu có)', 'VNeID mức 2', 'Ghi chú'])).toEqual({
      headName: 1,
      hamlet: 2,
      memberCount: 3,
      phone: 4,
      vneidLevel2: 5,
      remark: 6,
    });
  });
});

describe('a line', () => {
  it('says what its cells say, however they are typed', () => {
    const [row] = read(['1', ' Hồ  Văn Mẫu', 'Bản Mẫu', 'gần cầu', '5 khẩu', '912345678', 'Hộ cận nghèo; NCT', '07']);
    expect(row).toEqual({
      line: 2,
      said: {
        headName: 'Hồ Văn Mẫu',
        hamlet: 'Bản Mẫu',
        whereabouts: 'gần cầu',
        memberCount: 5,
        phone: '0912 345 678',
        needs: ['near-poor', 'other'],
        remark: 'NCT',
        number: '07',
      },
    });
  });

  it.each([
    ['head-missing', ['1', '', 'Bản Mẫu', 'x']],
    ['head-unreadable', ['1', '12', 'Bản Mẫu', 'x']],
    ['hamlet-missing', ['1', 'Hồ Văn Mẫu', '']],
    ['count-unreadable', ['1', 'Hồ Văn Mẫu', 'Bản Mẫu', '', 'nhiều']],
    ['phone-unreadable', ['1', 'Hồ Văn Mẫu', 'Bản Mẫu', '', '4', 'không nhớ']],
    ['too-long', ['1', 'Hồ Văn Mẫu', 'Bản Mẫu', 'x'.repeat(301)]],
  ])('is refused by name: %s', (fault, cells) => {
    expect(read(cells)[0]?.fault).toBe(fault);
  });

  it('is left out when it is empty, a sum or the numbers of the columns; a family called Tống is none of these', () => {
    const rows = read(
      ['(1)', '(2)', '(3)', '(4)'],
      ['', '', ''],
      ['', 'Tống Văn Thử', 'Bản Mẫu'],
      ['', 'Tổng cộng', '', '', '120'],
      ['Tổng', '', '', '', '120'],
    );
    expect(rows.map(({ said }) => said.headName)).toEqual(['Tống Văn Thử']);
  });

  it('that stands twice counts once; said differently it counts not at all, unless numbers or places tell two apart', () => {
    const line = ['1', 'Hồ Văn Mẫu', 'Bản Mẫu', '', '5'];
    expect(verdicts(read(line, ['2', ...line.slice(1)]))).toEqual(['new', 'repeated']);
    expect(verdicts(read(line, ['2', 'Hồ Văn Mẫu', 'bản mẫu', '', '4']))).toEqual(['twice', 'twice']);
    expect(verdicts(read(line, ['2', 'Hồ Văn Mẫu', 'Bản Mẫu', 'đầu suối', '4']))).toEqual(['new', 'new']);
    const numbered = (number: string, count: string) => ['', 'Hồ Văn Mẫu', 'Bản Mẫu', '', count, '', '', number];
    expect(verdicts(read(numbered('1', '5'), numbered('2', '4')))).toEqual(['new', 'new']);
    expect(verdicts(read(numbered('1', '5'), numbered('1', '4')))).toEqual(['number-twice', 'number-twice']);
  });
});

describe('a newer list', () => {
  const line = (head: string, { place = '', count = '', number = '', hamlet = 'Bản Mẫu' } = {}) =>
    read(['', head, hamlet, place, count, '', '', number])[0] as ReadRosterRow;

  it('knows a household by head, hamlet and place, also with a new place, a tone put elsewhere, or a new head', () => {
    const before = [
      known(line('Hồ Văn Hoà', { number: '1' })),
      known(line('Hồ Thị Mẫu', { place: 'suối', number: '2' })),
    ];
    const next = planRoster(
      [line('Hồ Văn Hòa', { place: 'đồi', number: '1' }), line('Hồ Văn Con', { number: '2' })],
      before,
    );
    expect(next.rows.map(({ verdict, household }) => [verdict, household?.householdId])).toEqual([
      ['changed', before[0]?.householdId],
      ['changed', before[1]?.householdId],
    ]);
    expect(next.gone).toEqual([]);
    // An empty cell says nothing.
    expect(next.rows[1]?.content?.whereabouts).toBe('suối');
  });

  it('does not believe numbers that were counted anew', () => {
    const names = ['Hồ A', 'Hồ Bê', 'Hồ Xê', 'Hồ Đê'];
    const before = names.map((name, at) => known(line(name, { number: String(at + 1) })));
    // Hồ A left, Hồ Mới came, and everybody has another number.
    const next = planRoster(
      ['Hồ Bê', 'Hồ Xê', 'Hồ Đê', 'Hồ Mới'].map((name, at) => line(name, { number: String(at + 1) })),
      before,
    );
    expect(next.rows.map(({ verdict, household }) => [verdict, household?.content.headName])).toEqual([
      ['changed', 'Hồ Bê'],
      ['changed', 'Hồ Xê'],
      ['changed', 'Hồ Đê'],
      ['new', undefined],
    ]);
    expect(next.gone.map(({ content }) => content.headName)).toEqual(['Hồ A']);
  });

  it('leaves to a person which of two of one name is meant, and says of neither that it is gone', () => {
    const before = [known(line('Hồ A', { place: 'suối' })), known(line('Hồ A', { place: 'đồi' }))];
    const next = planRoster([line('Hồ A')], before);
    expect(next.rows.map(({ verdict }) => verdict)).toEqual(['unclear']);
    expect(next.gone).toEqual([]);
  });

  it('finds again what was gone, and takes over what was only noted at the door', () => {
    const gone = known(line('Hồ A'), { isGone: true });
    const noted = known(line('Hồ Bê'), { isOnlyNoted: true });
    const next = planRoster([line('Hồ A'), line('Hồ Bê', { count: '3' })], [gone, noted]);
    expect(next.rows.map(({ verdict, household }) => [verdict, household])).toEqual([
      ['back', gone],
      ['new', noted],
    ]);
  });

  it('says nothing of hamlets that are not in it, and forgets needs only where it has a column for them', () => {
    const elsewhere = known(line('Hồ Xa', { hamlet: 'Bản Xa' }));
    const poor = known(line('Hồ A'), { content: { headName: 'Hồ A', hamlet: 'Bản Mẫu', needs: ['poor'] } });
    const next = planRoster([line('Hồ A')], [elsewhere, poor]);
    expect(next.gone).toEqual([]);
    expect(next.rows[0]?.content?.needs).toEqual([]);
    const without = readRosterRows(
      [
        ['Chủ hộ', 'Thôn'],
        ['Hồ A', 'Bản Mẫu'],
      ],
      0,
      { headName: 0, hamlet: 1 },
      { spell: (name) => name },
    );
    expect(planRoster(without, [poor]).rows[0]?.content?.needs).toEqual(['poor']);
  });
});

describe('whatever the lists are', () => {
  const aHousehold = fc.record({
    headName: fc.constantFrom('Hồ A', 'Hồ Bê', 'Hồ Xê', 'Hồ Đê', 'Hồ Ê'),
    hamlet: fc.constantFrom('Bản Mẫu', 'Bản Xa'),
    whereabouts: fc.constantFrom(undefined, 'suối', 'đồi', 'cầu'),
    number: fc.constantFrom(undefined, '1', '2', '3', '4'),
    memberCount: fc.constantFrom(undefined, 3, 4),
  });
  interface Listed {
    readonly headName: string;
    readonly hamlet: string;
    readonly whereabouts: string | undefined;
    readonly number: string | undefined;
    readonly memberCount: number | undefined;
  }
  const cellsOf = ({ headName, hamlet, whereabouts, number, memberCount }: Listed) => [
    '',
    headName,
    hamlet,
    whereabouts ?? '',
    String(memberCount ?? ''),
    '',
    '',
    number ?? '',
  ];
  const aList = fc.array(aHousehold, { maxLength: 12 });
  const numRuns = isSlow ? 3000 : 200;

  /** The roster after an import of what can be taken. */
  function after(rows: readonly ReadRosterRow[], before: readonly KnownHousehold[]): readonly KnownHousehold[] {
    const { rows: planned } = planRoster(rows, before);
    const met = new Map(
      planned.flatMap(({ household, content }) => (household && content ? [[household, content]] : [])),
    );
    const kept = before.map((one) => ({ ...one, content: met.get(one) ?? one.content }));
    const added = planned.flatMap(({ verdict, household, content, row }) =>
      verdict === 'new' && household === undefined && content ? [known(row, { content })] : [],
    );
    return [...kept, ...added];
  }

  it('no household is two lines’, no line two households’, and the order of the lines says nothing', () => {
    fc.assert(
      fc.property(aList, aList, fc.infiniteStream(fc.nat()), (first, second, chance) => {
        const roster = after(read(...first.map(cellsOf)), []);
        const rows = read(...second.map(cellsOf));
        const plan = planRoster(rows, roster);
        const met = plan.rows.flatMap(({ household }) => household?.householdId ?? []);
        expect(new Set(met).size).toBe(met.length);
        expect(plan.gone.filter(({ householdId }) => met.includes(householdId))).toEqual([]);
        const shuffled = second
          .map((one) => ({ one, at: chance.next().value ?? 0 }))
          .toSorted((one, other) => one.at - other.at)
          .map(({ one }) => one);
        const again = planRoster(read(...shuffled.map(cellsOf)), roster);
        const idsOf = ({ rows: all }: typeof plan) =>
          all.flatMap(({ household, row }) =>
            household ? [`${JSON.stringify(row.said)} ${household.householdId}`] : [],
          );
        expect(idsOf(again).toSorted()).toEqual(idsOf(plan).toSorted());
      }),
      { numRuns },
    );
  });

  it('the same list once more changes nothing and loses nobody', () => {
    fc.assert(
      fc.property(aList, (list) => {
        const rows = read(...list.map(cellsOf));
        const roster = after(rows, []);
        const plan = planRoster(rows, roster);
        for (const { verdict, row } of plan.rows) {
          expect(row.fault !== undefined || verdict === 'same' || verdict === 'repeated', verdict).toBe(true);
        }
        const taken = plan.rows.every(({ row }) => row.fault === undefined);
        if (taken) expect(plan.gone).toEqual([]);
      }),
      { numRuns },
    );
  });
});
