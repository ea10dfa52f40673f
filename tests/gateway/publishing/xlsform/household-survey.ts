/**
 * A household survey as somebody would write it for ODK: groups within groups, a repeat within a repeat, choices coded by
 * numbers, relevance, constraints and calculations in ODK's idioms, two languages. Invented; nothing of it is ours.
 */

import { utils, write } from '@e965/xlsx';

type Cell = string | number | boolean | Date | null;

/** A row a line, its cells apart by bars. */
const survey: readonly string[] = [
  'type | name | label::English (en) | label::Vietnamese (vi) | hint::Vietnamese (vi) | required | relevant | constraint | constraint_message::Vietnamese (vi) | calculation | default | appearance | repeat_count | choice_filter',
  'start | start',
  'deviceid | deviceid',
  'today | today |  | Hôm nay',
  'begin_group | visit | Visit | Chuyến thăm |  |  |  |  |  |  |  | field-list',
  'date | visit_date | Date | Ngày đến |  | yes |  | . <= today() | Ngày đến chưa tới |  | today()',
  'select_one province | province | Province | Tỉnh |  | yes',
  "select_one commune | commune | Commune | Xã |  | yes | ${province} != '' |  |  |  |  | minimal |  | province = ${province}",
  'acknowledge | consent | Agrees | Chủ hộ đồng ý trả lời |  | true()',
  'end_group | visit',
  "begin group | household | Household | Hộ gia đình |  |  | ${consent} = 'OK'",
  'text | head_name | Head | Họ tên chủ hộ | Viết đủ dấu | yes |  | string-length(.) >= 2 and string-length(.) <= 60 | Tên quá ngắn hoặc quá dài',
  'integer | hh_size | Size | Số người trong hộ |  | yes |  | . > 0 and . <= 30 | Từ 1 đến 30 người',
  'begin_group | house | House | Nhà ở |  |  | ${hh_size} > 0',
  'select_one roof | roof | Roof | Mái nhà',
  'text | roof_other | Other roof | Mái khác, ghi rõ |  | ${roof} = 98 | ${roof} = 98',
  'select_multiple asset | assets | Assets | Tài sản |  |  |  | not(selected(., \'none\') and count-selected(.) > 1) | Đã chọn "không có" thì không chọn thứ khác',
  'end_group',
  'begin_repeat | member | Member | Thành viên |  |  |  |  |  |  |  |  | ${hh_size}',
  'text | m_name | Name | Họ tên |  | yes',
  "date | m_birth | Born | Ngày sinh |  | yes |  | . <= today() and . >= date('1900-01-01') | Ngày sinh không đúng",
  'calculate | m_age |  |  |  |  |  |  |  | int((today() - ${m_birth}) div 365.25)',
  'select_one yes_no | m_school | School | Đang đi học? |  |  | ${m_age} >= 6 and ${m_age} < 18',
  "begin_repeat | illness | Illness | Lần ốm |  |  | ${m_school} != '' or ${m_age} < 6",
  'text | i_name | What | Ốm gì',
  'integer | i_days | Days | Mấy ngày |  |  |  | . >= 1',
  'end_repeat',
  'end repeat | member',
  'integer | rice_kg | Rice | Thóc thu được (kg) |  |  |  | . >= 0 | Không nhỏ hơn 0 |  | 0',
  'decimal | rice_price | Price | Giá một kg (nghìn đồng) |  |  | ${rice_kg} > 0 | . > 0 | Lớn hơn 0',
  'calculate | rice_income |  | Tiền thóc |  |  |  |  |  | round(coalesce(${rice_kg}, 0) * ${rice_price}, 1)',
  'calculate | rice_per_head |  | Bình quân đầu người |  |  |  |  |  | ${rice_income} div ${hh_size}',
  'calculate | members_told |  | Số người đã khai |  |  |  |  |  | count(${member})',
  'calculate | sick_days |  | Tổng số ngày ốm |  |  |  |  |  | sum(${i_days})',
  "calculate | kind |  | Loại hộ |  |  |  |  |  | if(${rice_per_head} < 100, 'thiếu ăn', if(${rice_per_head} < 300, 'đủ ăn', 'khá'))",
  'note | mismatch | Mismatch | Số người khai chưa khớp số người trong hộ |  |  | ${members_told} != ${hh_size}',
  'end group',
  "time | ended_at | End | Kết thúc lúc |  |  | ${consent} = 'OK' and (${kind} = 'thiếu ăn' or selected(${assets}, 'none'))",
];

const choices: readonly string[] = [
  'list_name | name | label::English (en) | label::Vietnamese (vi) | province',
  'province | 1 | Quang Tri | Quảng Trị',
  'province | 2 | Hue | Huế',
  'commune | 11 | Dakrong | Đakrông | 1',
  'commune | 21 | A Luoi | A Lưới | 2',
  'roof | 1 | Tiles | Ngói',
  'roof | 2 | Leaves | Lá',
  'roof | 98 | Other | Khác',
  'asset | bike | Bicycle | Xe đạp',
  'asset | buffalo | Buffalo | Trâu',
  'asset | none | None | Không có',
  'yes_no | yes | Yes | Có',
  'yes_no | no | No | Không',
];

const settings: readonly string[] = [
  'form_title | form_id | version | default_language | style',
  'Khảo sát hộ gia đình | household_survey | 2026010101 | English (en) | pages',
];

/** The workbook's bytes, its numbers as numbers the way spreadsheets keep them. */
export function householdSurvey(): Uint8Array {
  return workbookOf({ survey: cellsOf(survey), choices: cellsOf(choices), settings: cellsOf(settings) });
}

export function cellsOf(lines: readonly string[]): readonly (readonly Cell[])[] {
  return lines.map((line) =>
    line.split('|').map((part) => {
      const cell = part.trim();
      return cell === '' ? null : /^\d+$/.test(cell) ? Number(cell) : cell;
    }),
  );
}

export function workbookOf(sheets: { readonly [name: string]: readonly (readonly Cell[])[] }): Uint8Array {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), name);
  }
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}
