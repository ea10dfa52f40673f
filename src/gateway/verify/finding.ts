/** What `verify` can say is wrong, one kind a sentence; `repair` says what was done about it. */

export type FindingWeight = 'missing' | 'damaged' | 'unattached' | 'orphaned';

interface KindOf {
  readonly weight: FindingWeight;
  /** For the person at the server. */
  readonly sentence: string;
}

/**
 * missing, damaged: something that was promised is not there, or not as it was. unattached: it is there, and the tables
 * do not know yet. orphaned: nobody asks for it, nothing is wrong; only room on the disk.
 */
export const findingKinds = {
  'packet-missing': { weight: 'missing', sentence: 'Gói đã ghi trong nhật ký mà không còn trong cơ sở dữ liệu' },
  'part-row-missing': { weight: 'missing', sentence: 'Gói kể một trang mà bảng không còn dòng của trang đó' },
  'part-missing': { weight: 'missing', sentence: 'Trang đã nhận mà tệp không còn trên đĩa' },
  'acknowledgement-missing': { weight: 'missing', sentence: 'Gói đã nhận mà không còn xác nhận nào' },
  'dossier-missing': { weight: 'missing', sentence: 'Hồ sơ đã mở từ gói mà không còn trong cơ sở dữ liệu' },
  'picture-missing': { weight: 'missing', sentence: 'Ảnh giấy tờ đã mở mà tệp không còn trên đĩa' },
  'result-missing': { weight: 'missing', sentence: 'Tệp kết quả đã cất mà không còn trên đĩa' },
  'voice-missing': { weight: 'missing', sentence: 'Bản ghi âm đã nhận mà tệp không còn trên đĩa' },
  'packet-damaged': { weight: 'damaged', sentence: 'Gói không còn đúng như lúc nhận' },
  'part-damaged': { weight: 'damaged', sentence: 'Tệp của trang không còn đúng như lúc nhận' },
  'acknowledgement-damaged': { weight: 'damaged', sentence: 'Xác nhận không còn đúng chữ ký hoặc không đúng gói' },
  'acknowledgement-too-early': { weight: 'damaged', sentence: 'Xác nhận nói đã có trang mà bảng nói chưa đủ' },
  'dossier-damaged': { weight: 'damaged', sentence: 'Nội dung hồ sơ không mở được hoặc không đúng hồ sơ' },
  'report-damaged': { weight: 'damaged', sentence: 'Phản ánh hoặc lịch sử của nó không mở được' },
  'note-damaged': { weight: 'damaged', sentence: 'Ghi chú trong lịch sử hồ sơ không mở được' },
  'picture-damaged': { weight: 'damaged', sentence: 'Ảnh giấy tờ đã mở không còn đúng như lúc cất' },
  'result-damaged': { weight: 'damaged', sentence: 'Tệp kết quả không còn đúng như lúc cất' },
  'voice-damaged': { weight: 'damaged', sentence: 'Bản ghi âm không còn đúng như lúc nhận' },
  'audit-broken': { weight: 'damaged', sentence: 'Nhật ký bị sửa hoặc mất dòng, kể từ dòng này' },
  'part-unattached': { weight: 'unattached', sentence: 'Trang nằm đủ trên đĩa mà bảng chưa ghi là đã có' },
  'part-unwanted': { weight: 'orphaned', sentence: 'Trang nguyên vẹn trên đĩa mà không gói nào kể tới' },
  'picture-unnamed': { weight: 'orphaned', sentence: 'Ảnh trên đĩa mà không hồ sơ nào kể tới' },
  'file-unfinished': { weight: 'orphaned', sentence: 'Tệp viết dở còn lại sau một lần máy chủ dừng đột ngột' },
  'file-foreign': { weight: 'orphaned', sentence: 'Tệp lạ hoặc không đọc được trong thư mục' },
} as const satisfies { readonly [kind: string]: KindOf };

export type FindingKind = keyof typeof findingKinds;

export type Repair = 'attached' | 'row-restored' | 'set-aside';

export const repairWords: { readonly [repair in Repair]: string } = {
  attached: 'đã gắn lại',
  'row-restored': 'đã lập lại dòng, sẽ xin lại trang nếu không có trên đĩa',
  'set-aside': 'đã cất riêng',
};

export interface Finding {
  readonly kind: FindingKind;
  /** The pid, digest, dossier id, blob, audit row or path it is about; never a word about a person. */
  readonly subject: string;
  /** What exactly: a field or a code. */
  readonly detail?: string;
  /** The packets that are touched, the first few. */
  readonly packets?: readonly string[];
  readonly repair?: Repair;
}

/** What keeps the exit code from being 0: something promised is not in order and was not put in order just now. */
export function isOpen({ kind, repair }: Finding): boolean {
  return findingKinds[kind].weight !== 'orphaned' && repair === undefined;
}

export function sentenceOf({ kind, subject, detail, packets, repair }: Finding): string {
  const about = [subject, detail].filter((word) => word !== undefined).join(', ');
  const named = packets?.length ? ` (gói ${packets.join(', ')})` : '';
  return `${findingKinds[kind].sentence}: ${about}${named}${repair ? ` – ${repairWords[repair]}` : ''}`;
}
