/** The invented commune's list of households, brought in as its desk would, and a few people who want level 2 of VNeID. */

import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from '../desk/desk-caller.ts';
import { vietnamDay } from '../desk/vietnam-time.ts';
import { readRoster } from '../hamlets/read-roster.ts';
import { importRoster, previewRoster } from '../hamlets/roster-imports.ts';
import { addVneidVisit } from '../hamlets/vneid-visits.ts';
import { writeDeskNotes } from '../hamlets/write-desk-note.ts';

const heads = ['Số hộ', 'Chủ hộ', 'Thôn', 'Nơi ở', 'Số nhân khẩu', 'Đối tượng', 'VNeID mức 1', 'VNeID mức 2'];
const names = [
  'Hồ Văn Mẫu',
  'Hồ Thị Thử',
  'Nguyễn Văn Ví Dụ',
  'Hồ Văn Giả',
  'Lê Thị Mẫu',
  'Hồ Thị Ví Dụ',
  'Hồ Văn Thử',
];
const places = ['Gần nhà văn hóa', 'Đầu suối', 'Cạnh điểm trường', 'Bên kia cầu treo', ''];
const kinds = ['', 'Hộ nghèo', '', 'Người cao tuổi', 'Hộ cận nghèo; Người khuyết tật', '', 'VNeID'];
const sizes = { 'Mẫu Một': 14, 'Mẫu Hai': 11, 'Mẫu Ba': 9 } as const;

/** Once: a commune that has households keeps them. */
export async function seedHouseholds(context: GatewayContext, desk: DeskCaller): Promise<void> {
  const { communeCode } = desk;
  if ((await readRoster(context, communeCode)).length > 0) return;
  const rows = Object.entries(sizes).flatMap(([hamlet, count], part) =>
    Array.from({ length: count }, (_, at) => {
      const members = 2 + ((at * 3 + part) % 6);
      const level2 = at % 3 === 0 ? '' : String(Math.min(members, at % 4));
      const level1 = level2 === '' ? '' : String(at % 2);
      const name = `${names[(at + part * 3) % names.length]} ${'ABCDEĐGH'[(at + part) % 8]}`;
      const place = places[(at + part) % places.length] ?? '';
      return [String(at + 1), name, hamlet, place, String(members), kinds[at % kinds.length] ?? '', level1, level2];
    }),
  );
  const csv = [heads, ...rows].map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n');
  const body = { file: Buffer.from(csv).toString('base64') };
  const preview = await previewRoster(context, desk, body);
  if (!preview.ok || 'fault' in preview.value) throw new Error('the list of the demo cannot be read');
  const done = await importRoster(context, desk, { ...body, plan: preview.value.plan });
  if (!done.ok) throw new Error(`the list of the demo: ${done.problem.code}`);
  await seedVneid(context, desk);
}

async function seedVneid(context: GatewayContext, desk: DeskCaller): Promise<void> {
  const roster = await readRoster(context, desk.communeCode);
  const wanting = roster.filter(({ content }) => content.needs.includes('vneid')).slice(0, 3);
  const steps = ['asked', 'invited', 'done'] as const;
  const wishes = wanting.map(({ householdId, content }, at) => {
    const person = { name: content.headName, birthYear: 1950 + at * 9, step: steps[at] ?? 'asked' };
    const body = { type: 'vneid' as const, householdId, people: [person] };
    return { hamlet: content.hamlet, body, known: [] };
  });
  await context.db.transaction().execute((trx) => writeDeskNotes(context, trx, desk, wishes));
  const inTenDays = new Date(context.now().getTime() + 10 * 86_400_000);
  const visit = { on: vietnamDay(inTenDays), from: '08:00', to: '11:00', place: 'Nhà văn hóa thôn Mẫu Một' };
  await addVneidVisit(context, desk, { hamlet: 'Mẫu Một', ...visit });
}
