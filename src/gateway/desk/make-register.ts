/**
 * Mẫu 07, the register of a period: every dossier that was received officially in it (away from the desk: then, its number may follow), in the order of reception. Names are opened for
 * it, so who asked for which period is in the audit log.
 */

import type { OfficeState } from '../../core/dossier/dossier-status.ts';
import { isRealDay } from '../../core/calendar/calendar-date.ts';
import type { HandOverWay } from '../../core/reception/desk-life.ts';
import { formatDong } from '../../core/money/dong.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { sumPaidByDossier } from '../money/list-payments.ts';
import type { Register } from '../printing/print-register.ts';
import type { RegisterLine } from '../printing/register-lines.ts';
import { writeAudit } from '../store/audit.ts';
import { openDossierContent } from '../store/dossier-content.ts';
import { sql } from '../store/kysely.ts';
import type { DeskCaller } from './desk-caller.ts';
import { holderWords } from './dossier-route.ts';
import { loadProcedureFacts, procedureKey } from './procedure-facts.ts';
import { vietnamDate } from './vietnam-time.ts';
import { communeOffice } from '../../core/text/commune-office.ts';

export interface Period {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

const longestDays = 366;
const dayMs = 86_400_000;

/** Problem: bad-request (no days, the wrong way round, or more than a year). */
export async function makeRegisterPdf(
  context: GatewayContext,
  caller: DeskCaller,
  period: Period,
): Promise<Result<Uint8Array>> {
  const register = await readRegister(context, caller, period);
  if (!register.ok) return register;
  const { printRegister } = await import('../printing/print-register.ts');
  return succeed(await printRegister(register.value));
}

/** Problem: bad-request. */
export async function makeRegisterWorkbook(
  context: GatewayContext,
  caller: DeskCaller,
  period: Period,
): Promise<Result<Uint8Array>> {
  const register = await readRegister(context, caller, period);
  if (!register.ok) return register;
  const { makeRegisterWorkbook: make } = await import('../printing/make-register-workbook.ts');
  return succeed(make(register.value));
}

async function readRegister(context: GatewayContext, caller: DeskCaller, period: Period): Promise<Result<Register>> {
  const days = findDays(period);
  if (days === undefined) return fail('bad-request', { limit: longestDays });
  const { db, keys } = context;
  const [commune, rows] = await Promise.all([
    db.selectFrom('communes').select(['name', 'sample']).where('code', '=', caller.communeCode).executeTakeFirst(),
    selectAccepted(db, caller, days),
  ]);
  if (commune === undefined) return fail('not-found');
  const procedures = await loadProcedureFacts(db, rows);
  const paid = await sumPaidByDossier(
    db,
    rows.map((row) => row.dossier_id),
  );
  const lines = rows.map((row): RegisterLine => {
    const { text, handedOver } = openDossierContent(keys.dataKey, row.dossier_id, row.sealed_content);
    const { applicant } = text;
    const isAgency = row.holder_kind === 'agency' && row.holder_name !== null;
    return {
      officialNumber: row.official_number ?? '',
      procedure: procedures.get(procedureKey(row))?.shortName ?? row.procedure_code,
      applicant: applicant.fullName,
      whereabouts: [applicant.address?.text, applicant.phone].filter((part) => part !== undefined).join('; '),
      decidedBy: isAgency ? holderWords({ kind: 'agency', name: row.holder_name ?? '' }) : communeOffice(commune.name),
      receivedOn: vietnamDate(row.accepted_at),
      dueOn: row.appointment_at === null ? '' : vietnamDate(row.appointment_at),
      handedOverOn: row.state === 'handed-over' ? vietnamDate(row.state_at) : '',
      way: handedOver === undefined ? '' : wayWords[handedOver.way],
      remark: [remarkOf(row), paidWords(paid.get(row.dossier_id))].filter((part) => part !== '').join('; '),
    };
  });
  await db.transaction().execute((trx) =>
    writeAudit(trx, {
      actor: caller.deviceId,
      action: 'register-printed',
      subject: caller.communeCode,
      details: { from: days.from, to: days.to, lines: lines.length },
      at: context.now(),
    }),
  );
  const words = (day: string) => day.split('-').toReversed().join('/');
  const from = `từ ngày ${words(days.from)} đến ngày ${words(days.to)}`;
  return succeed({ communeName: commune.name, period: from, sample: commune.sample, lines });
}

/** The moment of acceptance is that of the first time in its history. */
async function selectAccepted(db: GatewayContext['db'], caller: DeskCaller, days: Days) {
  const first = sql<Date>`(
    select min(dossier_events.at) from dossier_events
    where dossier_events.dossier_id = dossiers.dossier_id and dossier_events.action = 'accept')`;
  const numbered = db
    .selectFrom('dossiers')
    .selectAll('dossiers')
    .select(sql<Date>`coalesce(received_on_spot_at, ${first}, dossiers.state_at)`.as('accepted_at'))
    .where('commune_code', '=', caller.communeCode)
    .where(sql<boolean>`(official_number is not null or received_on_spot_at is not null)`)
    .where(sql<boolean>`least(arrived_at, received_on_spot_at) < ${days.until}`);
  return await db
    .selectFrom(numbered.as('numbered'))
    .selectAll()
    .where('accepted_at', '>=', days.since)
    .where('accepted_at', '<', days.until)
    .orderBy('accepted_at')
    .orderBy('official_number')
    .execute();
}

interface Days {
  readonly from: string;
  readonly to: string;
  readonly since: Date;
  readonly until: Date;
}

function findDays({ from, to }: Period): Days | undefined {
  if (!isDay(from) || !isDay(to)) return undefined;
  const since = new Date(`${from}T00:00:00+07:00`);
  const until = new Date(new Date(`${to}T00:00:00+07:00`).getTime() + dayMs);
  const lasts = (until.getTime() - since.getTime()) / dayMs;
  return lasts >= 1 && lasts <= longestDays ? { from, to, since, until } : undefined;
}

function isDay(value: string | undefined): value is string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value ?? '') ?? [];
  return day !== undefined && isRealDay(Number(year), Number(month), Number(day));
}

const wayWords: { readonly [way in HandOverWay]: string } = {
  counter: 'Trực tiếp',
  remote: 'Trực tiếp (lưu động)',
  post: 'Bưu chính',
  electronic: 'Trực tuyến',
};

const stateWords: { readonly [state in OfficeState]?: string } = {
  supplement: 'Đang bổ sung',
  done: 'Có kết quả, chưa trả',
  withdrawn: 'Đã rút',
  stopped: 'Dừng giải quyết',
};

function paidWords(paidDong: number | undefined): string {
  return paidDong === undefined ? '' : `Đã thu ${formatDong(paidDong)}`;
}

function remarkOf(row: {
  readonly state: OfficeState;
  readonly extensions: number;
  readonly official_number: string | null;
  readonly received_on_spot_at: Date | null;
}): string {
  const extended = row.extensions > 0 ? `Hẹn lại ${row.extensions} lần` : undefined;
  const onSpot = row.received_on_spot_at === null ? undefined : 'Tiếp nhận lưu động';
  const waits = row.official_number === null ? 'Chờ số hồ sơ' : undefined;
  return [onSpot, waits, stateWords[row.state], extended].filter((part) => part !== undefined).join('; ');
}
