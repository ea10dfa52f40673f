/**
 * Declarations whose paper numbers few of its lines, or none: there the printed words themselves, in their order, say that
 * every item that was read is asked and stands on the sheet. The lists are written from the sources that the files cite.
 */

import { describe, expect, it } from 'vitest';
import type { DeclarationBlock } from '../../src/core/declaration/declaration.ts';
import { makeDeclarations } from '../../src/core/declaration/make-declaration.ts';
import { questionsOf, readProcedure } from './read-catalogue.ts';

/** The words of a block: its labels, a table's columns. */
function wordsOf(block: DeclarationBlock): readonly string[] {
  if (block.kind === 'heading') return [block.text];
  if (block.kind === 'table') return [...(block.label === '' ? [] : [block.label]), ...block.columns];
  return block.parts.map((part) => part.label || (part.kind === 'text' ? part.text.replace(/…+/gu, '…') : ''));
}

function linesOf(code: string): readonly string[] {
  const [sheet] = makeDeclarations(readProcedure(code), { answers: {} });
  return (sheet?.blocks ?? []).flatMap(wordsOf).filter((words) => words !== '');
}

const household = [
  'Họ và tên',
  'Giới tính (1: Nam; 2: Nữ)',
  'Sinh ngày … tháng … năm …',
  'Dân tộc',
  'Số CCCD/CMND',
  'Ngày cấp',
  'Nơi thường trú',
  'Nơi ở hiện tại',
  'Thông tin các thành viên của hộ',
  'Họ và tên',
  'Giới tính (1: Nam; 2: Nữ)',
  'Ngày, tháng, năm sinh',
  'Quan hệ với chủ hộ (Chủ hộ/vợ/chồng/bố/mẹ/con…)',
  'Tình trạng (Có việc làm/ Không có việc làm/ Đang đi học)',
  'Lý do đề nghị',
];

const receiver = [
  'Ngày sinh',
  'Giới tính',
  'Số CCCD/CMND',
  'Ngày cấp',
  'Nơi cấp',
  'Quê quán',
  'Nơi thường trú',
  'Số điện thoại',
  'Quan hệ với người có công từ trần',
];

const sheets: readonly (readonly [string, readonly string[]])[] = [
  ['1.011606', household],
  ['1.011607', household],
  ['1.011609', household],
  [
    '1.010803',
    [
      '1. Thông tin người đề nghị',
      'Họ và tên',
      'Ngày tháng năm sinh',
      'Nam/Nữ',
      'CCCD/CMND số',
      'Ngày cấp',
      'Nơi cấp',
      'Quê quán',
      'Nơi thường trú',
      'Số điện thoại',
      'Mối quan hệ với liệt sĩ',
      'Được ủy quyền thờ cúng liệt sĩ',
      'Quê quán',
      'Bằng “Tổ quốc ghi công” số …',
      'theo Quyết định số …',
      'ngày … tháng … năm … của Thủ tướng Chính phủ',
      'Thông tin về thân nhân liệt sĩ',
      'Họ và tên',
      'Năm sinh',
      'Năm mất',
      'Nơi thường trú',
      'Mối quan hệ với liệt sĩ',
    ],
  ],
  [
    '1.010824',
    [
      'Họ và tên người có công từ trần',
      'Ngày tháng năm sinh',
      'Giới tính',
      'Quê quán',
      'Nơi thường trú',
      'Thuộc đối tượng người có công',
      'Quyết định hưởng trợ cấp số',
      'Ngày Quyết định hưởng trợ cấp',
      'Nơi cấp (Quyết định)',
      'Tỷ lệ tổn thương cơ thể (nếu có)',
      'Ngày từ trần',
      'Số giấy báo tử/trích lục khai tử',
      'Ngày cấp (giấy báo tử)',
      'Nơi cấp (giấy báo tử)',
      'Mức trợ cấp, phụ cấp hằng tháng/trợ cấp một lần',
      'Trợ cấp, phụ cấp hằng tháng đã nhận đến hết tháng',
      'Người hoặc tổ chức nhận mai táng phí',
      'Họ và tên',
      ...receiver,
      'Họ và tên người nhận trợ cấp một lần',
      ...receiver,
      '4. Thân nhân người có công',
      'Danh sách thân nhân',
      'Họ và tên',
      'Năm sinh',
      'Nơi thường trú',
      'Quan hệ với người có công',
      'Nghề nghiệp',
      'Hoàn cảnh hiện tại',
      'Con người có công từ đủ 18 tuổi còn đi học hoặc bị khuyết tật',
      'Họ và tên',
      'Năm sinh',
      'Thời điểm bị khuyết tật',
      'Thời điểm kết thúc phổ thông',
      'Tên cơ sở giáo dục',
      'Thời gian bắt đầu học',
    ],
  ],
  [
    '1.002759',
    [
      'Họ và tên',
      'Mã số BHXH',
      'Ngày, tháng, năm sinh',
      'Giới tính',
      'Quốc tịch',
      'Dân tộc',
      'Mã số hộ gia đình',
      'Số điện thoại',
      'Email',
      'Hình thức nhận kết quả',
      'Nơi đăng ký giấy khai sinh: xã (phường), tỉnh (Tp)',
      'Địa chỉ nhận kết quả: số nhà/thôn xóm, xã (phường), tỉnh (Tp)',
      'Nội dung thay đổi, yêu cầu',
      'Hồ sơ kèm theo (nếu có)',
      'Phụ lục thành viên hộ gia đình',
      'Họ và tên chủ hộ',
      'Số điện thoại',
      'Địa chỉ',
      'Họ và tên',
      'Mã số BHXH',
      'Ngày, tháng, năm sinh',
      'Giới tính',
      'Nơi đăng ký khai sinh',
      'Mối quan hệ với chủ hộ',
      'Số CMND/Hộ chiếu/Thẻ căn cước',
      'Ghi chú',
    ],
  ],
];

describe.each(sheets)('the paper of %s', (code, expected) => {
  it('has every line that was read, in its order and words', () => {
    expect(linesOf(code)).toEqual(expected);
  });

  it('prints no numbers of ours', () => {
    const items = new Set(questionsOf(readProcedure(code)).flatMap(({ item }) => item ?? []));
    expect([...items].every((item) => /^[123]$/.test(item))).toBe(true);
  });
});

it('marks each line whose words come from a screen and not from the paper', () => {
  const unread = (code: string) =>
    questionsOf(readProcedure(code)).filter(({ unverified }) => unverified !== undefined);
  expect(unread('1.010824').length).toBeGreaterThan(30);
  expect(unread('1.002759').length).toBeGreaterThan(20);
});
