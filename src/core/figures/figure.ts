/**
 * What each figure means, said once: the screen, the spreadsheet and the open figures show these names and definitions, and
 * the gateway counts by these ids. A figure whose data do not exist yet says so instead of a number.
 */

/** What a figure can be split by. reason: what the desk asked for, by procedure. */
export const dimensions = [
  'commune',
  'procedure',
  'state',
  'lane',
  'hamlet',
  'device',
  'reason',
  'week',
  'month',
] as const;
export type Dimension = (typeof dimensions)[number];

export const figureIds = [
  'visits',
  'households',
  'dossiers',
  'shown-online',
  'share-online',
  'share-digitised',
  'on-time',
  'same-day',
  'door-to-number',
  'door-to-number-p90',
  'processing',
  'supplements',
  'share-supplemented',
  'unsent',
  'oldest-unsent',
  'satisfaction',
  'reports',
  'reports-answered',
  'reports-published',
  'report-answer-time',
] as const;
export type FigureId = (typeof figureIds)[number];

export interface Figure {
  readonly id: FigureId;
  readonly name: string;
  readonly definition: string;
  /** minutes: a length of time. */
  readonly unit: 'count' | 'percent' | 'minutes';
  /** percent: what is counted of what. */
  readonly ofWhat?: { readonly numerator: string; readonly denominator: string };
  readonly splitBy: readonly Dimension[];
  /** As it is now, whatever period was asked for. */
  readonly isNow?: true;
  /** There are no data for it: why. */
  readonly missing?: string;
}

const wherever: readonly Dimension[] = ['commune', 'procedure', 'hamlet', 'device', 'week', 'month'];
/** A report belongs to a commune and its day of arrival, and to no procedure. */
const asReports: readonly Dimension[] = ['commune', 'week', 'month'];
const asDossiers: readonly Dimension[] = ['commune', 'procedure', 'state', 'lane', 'hamlet', 'device', 'week', 'month'];

export const figures: readonly Figure[] = [
  {
    id: 'visits',
    name: 'Lượt hỗ trợ tại thôn',
    definition:
      'Một máy, ở một thôn, trong một ngày có khóa ít nhất một hồ sơ là một lượt. Ngày theo đồng hồ của máy; đồng hồ sai thì lấy ngày hồ sơ đến.',
    unit: 'count',
    splitBy: ['commune', 'hamlet', 'device', 'week', 'month'],
  },
  {
    id: 'households',
    name: 'Hộ đã đến',
    definition: 'Số hộ có ít nhất một lượt hỗ trợ, theo danh sách hộ của thôn.',
    unit: 'count',
    splitBy: [],
    missing: 'Chưa có số: hệ thống chưa có danh sách hộ.',
  },
  {
    id: 'dossiers',
    name: 'Hồ sơ đến',
    definition: 'Hồ sơ mà cổng đã nhận và mở được trong kỳ, tính theo ngày cổng nhận; phần bổ sung không tính thêm.',
    unit: 'count',
    splitBy: asDossiers,
  },
  {
    id: 'shown-online',
    name: 'Người được chỉ cách tự nộp',
    definition:
      'Người có hồ sơ được hướng dẫn nộp trên VNeID của chính họ. Các hồ sơ làm trong một lần ngồi là của một người, tính một lần ở hồ sơ đầu tiên đến.',
    unit: 'count',
    splitBy: wherever,
  },
  {
    id: 'share-online',
    name: 'Tỷ lệ nộp trực tuyến',
    definition: 'Trong các hồ sơ đến trong kỳ, phần người dân nộp trên VNeID của chính họ, có người hướng dẫn.',
    unit: 'percent',
    ofWhat: { numerator: 'hồ sơ nộp trên VNeID', denominator: 'hồ sơ đến' },
    splitBy: wherever,
  },
  {
    id: 'share-digitised',
    name: 'Tỷ lệ hồ sơ có giấy tờ số hóa',
    definition: 'Trong các hồ sơ đến trong kỳ, phần mà mọi giấy tờ của hồ sơ đều có ảnh.',
    unit: 'percent',
    ofWhat: { numerator: 'hồ sơ mà mọi giấy tờ có ảnh', denominator: 'hồ sơ đến' },
    splitBy: wherever,
  },
  {
    id: 'on-time',
    name: 'Tỷ lệ đúng hẹn',
    definition:
      'Trong các hồ sơ đến trong kỳ đã được tiếp nhận và có hẹn trả, phần có kết quả không muộn hơn hẹn, hoặc đang xử lý và chưa quá hẹn. Hẹn là hẹn đang có hiệu lực.',
    unit: 'percent',
    ofWhat: { numerator: 'hồ sơ xong đúng hẹn hoặc còn trong hẹn', denominator: 'hồ sơ đã tiếp nhận có hẹn trả' },
    splitBy: wherever,
  },
  {
    id: 'same-day',
    name: 'Tỷ lệ xong trong ngày',
    definition: 'Trong các hồ sơ đến trong kỳ đã có kết quả, phần có kết quả ngay trong ngày được tiếp nhận.',
    unit: 'percent',
    ofWhat: { numerator: 'hồ sơ có kết quả trong ngày tiếp nhận', denominator: 'hồ sơ đã có kết quả' },
    splitBy: wherever,
  },
  {
    id: 'door-to-number',
    name: 'Từ cửa nhà đến số chính thức, trung vị',
    definition:
      'Một nửa số hồ sơ đến trong kỳ nhận được số chính thức trong thời gian này, kể từ lúc khóa trên máy ở nhà dân. Máy có đồng hồ sai thì không tính.',
    unit: 'minutes',
    splitBy: wherever,
  },
  {
    id: 'door-to-number-p90',
    name: 'Từ cửa nhà đến số chính thức, 9 trên 10 hồ sơ',
    definition:
      'Chín phần mười số hồ sơ đến trong kỳ nhận được số chính thức trong thời gian này, kể từ lúc khóa trên máy.',
    unit: 'minutes',
    splitBy: wherever,
  },
  {
    id: 'processing',
    name: 'Thời gian giải quyết trung bình',
    definition:
      'Trung bình từ lúc tiếp nhận đến lúc có kết quả, tính cả ngày nghỉ, của các hồ sơ đến trong kỳ đã có kết quả.',
    unit: 'minutes',
    splitBy: wherever,
  },
  {
    id: 'supplements',
    name: 'Lần yêu cầu bổ sung',
    definition:
      'Số mục giấy tờ, câu trả lời hoặc chữ ký mà quầy yêu cầu bổ sung trong kỳ; một yêu cầu có thể có nhiều mục.',
    unit: 'count',
    splitBy: ['commune', 'procedure', 'reason', 'week', 'month'],
  },
  {
    id: 'share-supplemented',
    name: 'Tỷ lệ hồ sơ phải bổ sung',
    definition: 'Trong các hồ sơ đến trong kỳ, phần mà quầy đã yêu cầu bổ sung ít nhất một lần.',
    unit: 'percent',
    ofWhat: { numerator: 'hồ sơ đã bị yêu cầu bổ sung', denominator: 'hồ sơ đến' },
    splitBy: wherever,
  },
  {
    id: 'unsent',
    name: 'Gói còn trên máy',
    definition: 'Số gói mà các máy nói là còn giữ, chưa gửi được, theo lần liên lạc gần nhất của từng máy.',
    unit: 'count',
    splitBy: ['commune', 'device'],
    isNow: true,
  },
  {
    id: 'oldest-unsent',
    name: 'Gói chờ lâu nhất',
    definition: 'Gói chưa gửi được lâu nhất đã chờ bấy lâu, tính đến bây giờ, theo lời của máy giữ gói đó.',
    unit: 'minutes',
    splitBy: ['commune', 'device'],
    isNow: true,
  },
  {
    id: 'satisfaction',
    name: 'Mức độ hài lòng',
    definition:
      'Người dân chấm ba câu (thời gian, thái độ, dễ làm) sau khi nhận kết quả, tại buổi ở thôn hoặc bằng mã trên phiếu. Hài lòng là ít nhất hai câu chọn mức tốt và không câu nào chọn mức chưa được; mỗi hồ sơ tính một lần, ở ngày trả lời. Tháng có ít lượt trả lời thì không nói, kể cả với xã.',
    unit: 'percent',
    ofWhat: { numerator: 'hồ sơ được chấm hài lòng', denominator: 'hồ sơ có người dân trả lời' },
    splitBy: ['commune', 'procedure', 'month'],
  },
  {
    id: 'reports',
    name: 'Phản ánh đến',
    definition:
      'Phản ánh hiện trường mà cổng đã nhận và mở được trong kỳ, tính theo ngày đến; bản sửa của cùng một phản ánh không tính thêm.',
    unit: 'count',
    splitBy: asReports,
  },
  {
    id: 'reports-answered',
    name: 'Phản ánh đã trả lời',
    definition:
      'Trong các phản ánh đến trong kỳ, số phản ánh xã đã trả lời, kể cả đã kết thúc. Mở lại mà chưa trả lời thêm thì chưa tính; từ chối hoặc người phản ánh rút lại thì không tính.',
    unit: 'count',
    splitBy: asReports,
  },
  {
    id: 'reports-published',
    name: 'Phản ánh đã công khai',
    definition: 'Trong các phản ánh đến trong kỳ, số phản ánh đang có câu trả lời trên trang công khai của xã.',
    unit: 'count',
    splitBy: asReports,
  },
  {
    id: 'report-answer-time',
    name: 'Thời gian trả lời phản ánh, trung vị',
    definition:
      'Một nửa số phản ánh đến trong kỳ và đã trả lời nhận được câu trả lời đầu tiên trong thời gian này, tính cả ngày nghỉ.',
    unit: 'minutes',
    splitBy: asReports,
  },
];

export function getFigure(id: FigureId): Figure {
  const found = figures.find((figure) => figure.id === id);
  if (found === undefined) throw new RangeError(`no figure ${id}`);
  return found;
}

/** Those that stand in a table split by `by`. */
export function findFigures(by: Dimension): readonly Figure[] {
  return figures.filter(({ splitBy }) => splitBy.includes(by));
}
