/**
 * What was found, said as it is found (nothing is collected): sentences for a person, or one JSON object a line with the
 * summary last. Progress goes elsewhere, so that the output stays what was found.
 */

import type { Counted, Examination } from './examination.ts';
import { findingKinds, isOpen, sentenceOf } from './finding.ts';
import type { FindingWeight } from './finding.ts';

type Output = Pick<NodeJS.WritableStream, 'write'>;

export interface Report extends Pick<Examination, 'found' | 'counted'> {
  /** Says the summary; whether everything promised is there. */
  end(): boolean;
  /** No more progress. */
  stop(): void;
}

const progressEveryMs = 2_000;

const countedWords: { readonly [what in Counted]: string } = {
  audit: 'dòng nhật ký',
  packets: 'gói',
  acknowledgements: 'xác nhận',
  files: 'tệp',
  parts: 'trang',
  dossiers: 'hồ sơ',
  reports: 'phản ánh',
  notes: 'lần ghi lịch sử',
  pictures: 'ảnh đã mở',
  voices: 'bản ghi âm',
};

export function newReport(options: {
  readonly asJson: boolean;
  readonly output: Output;
  readonly progress: Output;
}): Report {
  const { asJson, output, progress } = options;
  const counts = new Map<Counted, number>();
  const weights: { [weight in FindingWeight]: number } = { missing: 0, damaged: 0, unattached: 0, orphaned: 0 };
  let open = 0;
  let repaired = 0;
  const say = (line: string) => output.write(`${line}\n`);
  const words = () => [...counts].map(([what, count]) => `${figure(count)} ${countedWords[what]}`).join(', ');
  const timer = setInterval(() => progress.write(`Đã xem ${words() || 'chưa gì'}…\n`), progressEveryMs).unref();

  return {
    found(finding) {
      weights[findingKinds[finding.kind].weight] += 1;
      if (isOpen(finding)) open += 1;
      if (finding.repair !== undefined) repaired += 1;
      say(asJson ? JSON.stringify({ weight: findingKinds[finding.kind].weight, ...finding }) : sentenceOf(finding));
    },
    counted(what, count) {
      counts.set(what, (counts.get(what) ?? 0) + count);
    },
    end() {
      const whole = open === 0;
      if (asJson) say(JSON.stringify({ whole, open, repaired, ...weights, counted: Object.fromEntries(counts) }));
      else {
        const { missing, damaged, unattached, orphaned } = weights;
        say(`Đã xem ${words()}.`);
        say(`Thiếu ${missing}, hỏng ${damaged}, chưa gắn ${unattached}, thừa ${orphaned}; đã sửa ${repaired}.`);
        say(whole ? 'Mọi thứ đã nhận đều còn nguyên.' : `Còn ${figure(open)} chỗ cần người xem.`);
      }
      return whole;
    },
    stop: () => clearInterval(timer),
  };
}

function figure(count: number): string {
  return count.toLocaleString('vi-VN');
}
