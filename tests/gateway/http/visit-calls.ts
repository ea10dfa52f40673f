/** The examples of the schedule of visits (`example-calls.ts`), and a rule of each commune with its day. */

import { addRule, setException } from '../../../src/gateway/visits/change-schedule.ts';
import { readSchedule } from '../../../src/gateway/visits/read-schedule.ts';
import type { Example } from './example-call.ts';
import { planted } from './two-communes.ts';
import type { Side, TwoCommunes } from './two-communes.ts';

const planner = { deviceId: 'planner', role: 'admin', communeCode: null } as const;
const ruleOf = (side: Side) => ({
  hamlet: planted[side].place,
  place: 'Nhà văn hóa',
  weekday: 4,
  repeat: { kind: 'weekly' },
  from: '08:00',
  to: '11:00',
  people: [],
  validFrom: '2026-11-01',
});
const extraOf = (side: Side) => ({ kind: 'extra', on: '2026-11-25', ...ruleOf(side) });

const digestOf = async (at: TwoCommunes, side: Side) =>
  (await readSchedule(at.world.context.db, at.codeOf(side))).digest;

/** A rule and an extra visit; answers the newest of either. */
export async function addVisits(at: TwoCommunes, side: Side): Promise<{ ruleId: string; exceptionId: string }> {
  const { context } = at.world;
  const code = at.codeOf(side);
  await addRule(context, planner, code, await digestOf(at, side), ruleOf(side));
  await setException(context, planner, code, await digestOf(at, side), extraOf(side));
  const { schedule } = await readSchedule(context.db, code);
  const [ruleId, exceptionId] = [schedule.rules.at(-1)?.ruleId, schedule.exceptions.at(-1)?.exceptionId];
  if (ruleId === undefined || exceptionId === undefined) throw new Error('nothing was planned');
  return { ruleId, exceptionId };
}

const ofCommune = (more = ''): Example => ({
  make: (at, side) => ({ query: `commune=${at.codeOf(side)}${more}` }),
});
const change = (make: (side: Side) => object, id?: 'ruleId' | 'exceptionId'): Example => ({
  make: async (at, side) => {
    const path = id && [(await addVisits(at, side))[id]];
    const body = { communeCode: at.codeOf(side), ...make(side) };
    return { ...(path && { path }), body, ifMatch: `"${await digestOf(at, side)}"` };
  },
});

export const visitCalls: { readonly [row: string]: Example } = {
  'GET /visits': ofCommune(),
  'GET /visits/notice': ofCommune('&from=2026-11-25'),
  'POST /visits/rules': change(ruleOf),
  'POST /visits/rules/:id': change(() => ({ removed: true }), 'ruleId'),
  'POST /visits/exceptions': change(extraOf),
  'POST /visits/exceptions/:id': change(() => ({ removed: true }), 'exceptionId'),
  'POST /visits/public-page': change(() => ({ showsNames: true })),
};
