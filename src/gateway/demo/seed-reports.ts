/** Field reports of the demo, one in each of their states: sealed like a phone's, stored by the opener, moved by the desk's actions. */

import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { newLocalCode } from '../../core/dossier/local-code.ts';
import type { ReportActionName } from '../../core/report/report-life.ts';
import type { Reporter, ReportSubject, ReportText } from '../../core/report/report.ts';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from '../desk/desk-caller.ts';
import { vietnamIso } from '../desk/vietnam-time.ts';
import { admitReport } from '../opener/admit-report.ts';
import { actOnReport } from '../reports/act-on-report.ts';
import { storePacket } from './deliver-sample.ts';
import { sealDemo } from './demo-packet.ts';
import type { DemoSender } from './demo-packet.ts';

interface DemoReport {
  readonly subject: ReportSubject;
  readonly words: string;
  readonly hamlet: string;
  readonly described?: string;
  readonly reporter?: Reporter;
  readonly daysAgo: number;
  /** What the desk did, and how many days after it came. */
  readonly steps?: readonly {
    readonly after: number;
    readonly action: ReportActionName;
    readonly body: { readonly [name: string]: string };
  }[];
  /** So many days later the reporter takes it back. */
  readonly withdrawnAfter?: number;
}

const bridge = {
  title: 'Cầu tràn ở thôn Mẫu Hai bị sạt một bên',
  place: 'Cầu tràn thôn Mẫu Hai',
  answer: 'Xã đã đổ lại phần sạt và cắm cọc tiêu hai bên. Khi nước lên, bà con đi đường trên.',
};
const rubbish = {
  title: 'Bãi rác cạnh chợ',
  place: 'Chợ xã',
  answer: 'Xã đã dọn và đặt hai thùng rác lớn. Xe đến lấy vào thứ Ba và thứ Bảy.',
};

const demoReports: readonly DemoReport[] = [
  {
    subject: 'water',
    words: 'Bể nước đầu thôn hai hôm nay không có nước, các nhà phải gánh từ suối (dữ liệu mẫu).',
    hamlet: 'Mẫu Một',
    described: 'bể nước cạnh nhà văn hóa',
    reporter: { name: 'Hồ Thị Mẫu' },
    daysAgo: 1,
  },
  {
    subject: 'power',
    words: 'Cột điện gần điểm trường nghiêng nhiều, dây võng xuống sát mái nhà (dữ liệu mẫu).',
    hamlet: 'Mẫu Ba',
    daysAgo: 20,
  },
  {
    subject: 'environment',
    words: 'Nước suối đục và có mùi từ sáng hôm qua, không biết vì sao (dữ liệu mẫu).',
    hamlet: 'Mẫu Hai',
    daysAgo: 4,
    steps: [{ after: 1, action: 'handle', body: { by: 'Cán bộ địa chính – môi trường', note: 'Đi xem đầu nguồn' } }],
  },
  {
    subject: 'procedure',
    words: 'Đi hai lần mà chưa gặp được người làm giấy cho mẹ tôi (dữ liệu mẫu).',
    hamlet: 'Mẫu Một',
    reporter: { name: 'Hồ Văn Thử', phone: '0900 000 000' },
    daysAgo: 9,
    steps: [
      { after: 1, action: 'handle', body: { by: 'Trung tâm phục vụ hành chính công xã' } },
      {
        after: 3,
        action: 'answer',
        body: { answer: 'Xã xin lỗi bà con. Cán bộ sẽ đến nhà vào buổi thứ Năm tới để làm giấy cho cụ.' },
      },
    ],
  },
  {
    subject: 'road',
    words: 'Cầu tràn bị sạt một bên, mưa xuống là xe máy không qua được (dữ liệu mẫu).',
    hamlet: 'Mẫu Hai',
    described: 'cách điểm trường 200 m',
    daysAgo: 12,
    steps: [
      { after: 1, action: 'handle', body: { by: 'Bộ phận giao thông của xã' } },
      { after: 6, action: 'publish', body: bridge },
    ],
  },
  {
    subject: 'environment',
    words: 'Rác đổ cạnh chợ lâu ngày không ai dọn (dữ liệu mẫu).',
    hamlet: 'Mẫu Một',
    daysAgo: 30,
    steps: [
      { after: 2, action: 'publish', body: rubbish },
      { after: 9, action: 'close', body: { note: 'Đã kiểm tra lại, sạch.' } },
    ],
  },
  {
    subject: 'other',
    words: 'Nhà bên cạnh hát to buổi tối (dữ liệu mẫu).',
    hamlet: 'Mẫu Ba',
    daysAgo: 15,
    steps: [
      {
        after: 2,
        action: 'refuse',
        body: { ground: 'not-public', reason: 'Việc giữa hai nhà: nhờ tổ hòa giải của thôn trước.' },
      },
    ],
  },
  {
    subject: 'road',
    words: 'Cây đổ chắn đường lên thôn (dữ liệu mẫu).',
    hamlet: 'Mẫu Ba',
    daysAgo: 6,
    withdrawnAfter: 1,
  },
];

/** `lastSeq`: of the sender's packets before. Throws when the desk's rules refuse: a broken demo. */
export async function seedReports(
  context: GatewayContext,
  sender: DemoSender,
  desk: DeskCaller,
  lastSeq: number,
): Promise<void> {
  let seq = lastSeq;
  for (const report of demoReports) {
    const daysLater = (days: number) => new Date(context.now().getTime() - (report.daysAgo - days) * 86_400_000);
    const text = textOf(report, sender, vietnamIso(daysLater(0)));
    seq += 1;
    await deliver(context, sender, text, { seq, at: daysLater(0) });
    if (report.withdrawnAfter !== undefined) {
      seq += 1;
      const at = daysLater(report.withdrawnAfter);
      await deliver(context, sender, { ...text, revision: 2, withdrawn: true, sealedAt: vietnamIso(at) }, { seq, at });
    }
    for (const [step, { after, action, body }] of (report.steps ?? []).entries()) {
      const then = { ...context, now: () => daysLater(after) };
      const deed = { reportId: text.reportId, etag: String(step + 1), action };
      const done = await actOnReport(then, desk, deed, body);
      if (!done.ok) throw new Error(`the demo's ${action} of a report was refused: ${done.problem.code}`);
    }
  }
}

async function deliver(
  { db, keys }: GatewayContext,
  sender: DemoSender,
  text: ReportText,
  { seq, at }: { readonly seq: number; readonly at: Date },
): Promise<void> {
  const sealed = await sealDemo(text, [], sender, keys, { seq, sealedAt: text.sealedAt });
  await db.transaction().execute(async (trx) => {
    const row = await storePacket(trx, sealed, at);
    const opener = { now: () => at, keys: { identities: [], dataKey: keys.dataKey } };
    await admitReport(opener, trx, row, { report: text, header: sealed.header });
  });
}

function textOf(
  { subject, words, hamlet, described, reporter }: DemoReport,
  sender: DemoSender,
  at: string,
): ReportText {
  return {
    kind: 'report',
    reportId: randomUUID(),
    localCode: newLocalCode(() => randomInt(2 ** 32) / 2 ** 32),
    revision: 1,
    subject,
    words,
    photos: [],
    place: { communeCode: sender.communeCode, hamlet, ...(described !== undefined && { described }) },
    ...(reporter && { reporter }),
    by: 'resident',
    consent: { given: 'spoken', at },
    helper: { deviceId: sender.deviceId, name: sender.name, role: 'volunteer' },
    slipToken: randomBytes(16).toString('base64url'),
    startedAt: at,
    sealedAt: at,
  };
}
