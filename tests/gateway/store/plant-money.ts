import { randomUUID } from 'node:crypto';
import type { Side, TwoCommunes } from '../http/two-communes.ts';

/** A payment, the switch and a confirmed hand-over; answers the payment. */
export async function plantMoney(at: TwoCommunes, side: Side, dossierId: string): Promise<string> {
  const { db, now } = at.world.context;
  const commune_code = at.codeOf(side);
  const payment_id = randomUUID();
  const by = { commune_code, at: now(), actor: 'desk' };
  await db
    .insertInto('payments')
    .values({
      ...by,
      payment_id,
      dossier_id: dossierId,
      number: payment_id,
      kind: 'paid',
      amount_dong: 8000,
      way: 'cash',
      day: '2026-11-21',
    })
    .execute();
  await db
    .insertInto('cash_settings')
    .values({ commune_code, is_on: true, changed_at: now(), changed_by: 'desk' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await plantConfirmation(at, side);
  return payment_id;
}

export async function plantConfirmation(at: TwoCommunes, side: Side): Promise<string> {
  const { db, now } = at.world.context;
  const confirmation_id = randomUUID();
  await db
    .insertInto('cash_confirmations')
    .values({
      confirmation_id,
      commune_code: at.codeOf(side),
      code: confirmation_id,
      sum_dong: 8000,
      at: now(),
      actor: 'desk',
    })
    .execute();
  return confirmation_id;
}
