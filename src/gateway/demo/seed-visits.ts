/** The invented commune's team and its weekly visits, so that the schedule has something to show. */

import type { Transaction } from 'kysely';
import type { RuleWishes } from '../../core/visit/parse-visit.ts';
import type { Database } from '../store/schema.ts';

const team = { teamId: 'demo-team', name: 'Tổ công nghệ số thôn Mẫu Một', hamlets: ['Mẫu Một', 'Mẫu Hai'] };
const official = { personId: 'demo-official', name: 'Cán bộ Mẫu' };
const volunteer = { personId: 'demo-volunteer-1', name: 'Tình nguyện viên Mẫu Một' };

const usual = { from: '08:00', to: '11:00', validFrom: '2026-01-01', repeat: { kind: 'weekly' } } as const;
const rules: readonly (RuleWishes & { readonly ruleId: string })[] = [
  {
    ...usual,
    ruleId: 'demo-visit-1',
    hamlet: 'Mẫu Một',
    place: 'Nhà văn hóa thôn Mẫu Một',
    weekday: 4,
    people: [official, volunteer],
  },
  {
    ...usual,
    ruleId: 'demo-visit-2',
    hamlet: 'Mẫu Hai',
    place: 'Nhà văn hóa thôn Mẫu Hai',
    weekday: 2,
    from: '13:30',
    to: '16:00',
    people: [official],
    procedures: ['1.001193', '2.000815'],
  },
  {
    ...usual,
    ruleId: 'demo-visit-3',
    hamlet: 'Mẫu Ba',
    place: 'Điểm trường thôn Mẫu Ba',
    weekday: 3,
    repeat: { kind: 'second-week' },
    people: [official, { name: 'Cán bộ Công an xã' }],
  },
];

/** Once: what was changed afterwards stays. */
export async function seedVisits(trx: Transaction<Database>, communeCode: string, now: Date): Promise<void> {
  const added = await trx
    .insertInto('teams')
    .values({
      team_id: team.teamId,
      commune_code: communeCode,
      name: team.name,
      decision: 'Quyết định mẫu',
      decided_on: '2026-01-05',
      hamlets: JSON.stringify(team.hamlets),
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('team_id').doNothing())
    .returning('team_id')
    .executeTakeFirst();
  if (!added) return;
  await trx
    .updateTable('people')
    .set({ team_id: team.teamId })
    .where('person_id', 'in', ['demo-volunteer-1', 'demo-volunteer-2'])
    .execute();
  await trx
    .insertInto('visit_rules')
    .values(
      rules.map(({ ruleId, ...content }) => ({
        visit_rule_id: ruleId,
        commune_code: communeCode,
        content: JSON.stringify(content),
        created_at: now,
        changed_by: 'gateway',
      })),
    )
    .onConflict((conflict) => conflict.column('visit_rule_id').doNothing())
    .execute();
}
