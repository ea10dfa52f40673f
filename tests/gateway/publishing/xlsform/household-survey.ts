/**
 * A household survey as somebody would write it for ODK: groups within groups, a repeat within a repeat, choices coded by
 * numbers, relevance, constraints and calculations in ODK's idioms, two languages. Invented; nothing of it is ours.
 */

import { utils, write } from '@e965/xlsx';

type Cell = string | number | boolean | null;

const survey: readonly (readonly Cell[])[] = [
  ['type', 'name', 'label::English (en)', 'label::Vietnamese (vi)', 'hint::Vietnamese (vi)', 'required', 'relevant', 'constraint', 'constraint_message::Vietnamese (vi)', 'calculation', 'default', 'appearance', 'repeat_count', 'choice_filter'],
  ['start', 'start', null, null],
  ['deviceid', 'deviceid', null, null],
  ['today', 'today', null, 'Hôm nay'],
  ['begin_group', 'visit', 'Visit', 'Chuyến thăm', null, null, null, null, null, null, null, 'field-list'],
  ['date', 'visit_date', 'Date', 'Ngày đến', null, 'yes', null, '. <= today()', 'Ngày đến chưa tới', null, 'today()'],
  ['select_one province', 'province', 'Province', 'Tỉnh', null, 'yes'],
  ['select_one commune', 'commune', 'Commune', 'Xã', null, 'yes', "${province} != ''", null, null, null, null, 'minimal', null, 'province = ${province}'],
  ['acknowledge', 'consent', 'Agrees', 'Chủ hộ đồng ý trả lời', null, 'true()'],
  ['end_group', 'visit', null, null],
  ['begin group', 'household', 'Household', 'Hộ gia đình', null, null, "${consent} = 'OK'"],
  ['text', 'head_name', 'Head', 'Họ tên chủ hộ', 'Viết đủ dấu', 'yes', null, 'string-length(.) >= 2 and string-length(.) <= 60', 'Tên quá ngắn hoặc quá dài'],
  ['integer', 'hh_size', 'Size', 'Số người trong hộ', null, 'yes', null, '. > 0 and . <= 30', 'Từ 1 đến 30 người'],
  ['begin_group', 'house', 'House', 'Nhà ở', null, null, '${hh_size} > 0'],
  ['select_one roof', 'roof', 'Roof', 'Mái nhà', null, null, null],
  ['text', 'roof_other', 'Other roof', 'Mái khác, ghi rõ', null, "${roof} = 98", "${roof} = 98"],
  ['select_multiple asset', 'assets', 'Assets', 'Tài sản', null, null, null, "not(selected(., 'none') and count-selected(.) > 1)", 'Đã chọn "không có" thì không chọn thứ khác'],
  ['end_group', null, null, null],
  ['begin_repeat', 'member', 'Member', 'Thành viên', null, null, null, null, null, null, null, null, '${hh_size}'],
  ['text', 'm_name', 'Name', 'Họ tên', null, 'yes'],
  ['date', 'm_birth', 'Born', 'Ngày sinh', null, 'yes', null, ". <= today() and . >= date('1900-01-01')", 'Ngày sinh không đúng'],
  ['calculate', 'm_age', null, null, null, null, null, null, null, 'int((today() - ${m_birth}) div 365.25)'],
  ['select_one yes_no', 'm_school', 'School', 'Đang đi học?', null, null, '${m_age} >= 6 and ${m_age} < 18'],
  ['begin_repeat', 'illness', 'Illness', 'Lần ốm', null, null, "${m_school} != '' or ${m_age} < 6"],
  ['text', 'i_name', 'What', 'Ốm gì'],
  ['integer', 'i_days', 'Days', 'Mấy ngày', null, null, null, '. >= 1', null],
  ['end_repeat', null, null, null],
  ['end repeat', 'member', null, null],
  ['integer', 'rice_kg', 'Rice', 'Thóc thu được (kg)', null, null, null, '. >= 0', 'Không nhỏ hơn 0', null, 0],
  ['decimal', 'rice_price', 'Price', 'Giá một kg (nghìn đồng)', null, null, '${rice_kg} > 0', '. > 0', 'Lớn hơn 0'],
  ['calculate', 'rice_income', null, 'Tiền thóc', null, null, null, null, null, 'round(coalesce(${rice_kg}, 0) * ${rice_price}, 1)'],
  ['calculate', 'rice_per_head', null, 'Bình quân đầu người', null, null, null, null, null, '${rice_income} div ${hh_size}'],
  ['calculate', 'members_told', null, 'Số người đã khai', null, null, null, null, null, 'count(${member})'],
  ['calculate', 'sick_days', null, 'Tổng số ngày ốm', null, null, null, null, null, 'sum(${i_days})'],
  ['calculate', 'kind', null, 'Loại hộ', null, null, null, null, null, "if(${rice_per_head} < 100, 'thiếu ăn', if(${rice_per_head} < 300, 'đủ ăn', 'khá'))"],
  ['note', 'mismatch', 'Mismatch', 'Số người khai chưa khớp số người trong hộ', null, null, '${members_told} != ${hh_size}'],
  ['end group', null, null, null],
  ['time', 'ended_at', 'End', 'Kết thúc lúc', null, "${consent} = 'OK' and (${kind} = 'thiếu ăn' or selected(${assets}, 'none'))"],
];

const choices: readonly (readonly Cell[])[] = [
  ['list_name', 'name', 'label::English (en)', 'label::Vietnamese (vi)', 'province'],
  ['province', 1, 'Quang Tri', 'Quảng Trị', null],
  ['province', 2, 'Hue', 'Huế', null],
  ['commune', 11, 'Dakrong', 'Đakrông', 1],
  ['commune', 21, 'A Luoi', 'A Lưới', 2],
  ['roof', 1, 'Tiles', 'Ngói', null],
  ['roof', 2, 'Leaves', 'Lá', null],
  ['roof', 98, 'Other', 'Khác', null],
  ['asset', 'bike', 'Bicycle', 'Xe đạp', null],
  ['asset', 'buffalo', 'Buffalo', 'Trâu', null],
  ['asset', 'none', 'None', 'Không có', null],
  ['yes_no', 'yes', 'Yes', 'Có', null],
  ['yes_no', 'no', 'No', 'Không', null],
];

const settings: readonly (readonly Cell[])[] = [
  ['form_title', 'form_id', 'version', 'default_language', 'style'],
  ['Khảo sát hộ gia đình', 'household_survey', 2026010101, 'English (en)', 'pages'],
];

/** The workbook's bytes, its numbers as numbers the way spreadsheets keep them. */
export function householdSurvey(): Uint8Array {
  return workbookOf({ survey, choices, settings });
}

export function workbookOf(sheets: { readonly [name: string]: readonly (readonly Cell[])[] }): Uint8Array {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), name);
  }
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}
