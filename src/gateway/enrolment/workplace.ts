/**
 * Where a person works on a day. Who is lent to another commune (`guest_roles`) is an official of that one from the first day
 * to the last, and reaches nothing at home meanwhile: one person, one commune, so that no rule needs to know of two. It is
 * asked with every request, so it ends by itself.
 */

import { sql } from '../store/kysely.ts';
import type { RawBuilder } from 'kysely';
import type { AccountRole } from '../../core/reception/administration.ts';

export interface Workplace {
  readonly role: AccountRole;
  /** Null: the province. */
  readonly communeCode: string | null;
  /** The last day of a guest role that runs. */
  readonly until?: string;
}

export interface Loan {
  readonly communeCode: string;
  readonly until: string;
}

/** A column for a query over `people`: the guest role that runs on `day`, or null. */
export function loanOn(day: string): RawBuilder<Loan | null> {
  return sql<Loan | null>`(
    select json_build_object('communeCode', guest_roles.commune_code, 'until', guest_roles.to_on)
    from guest_roles
    where guest_roles.person_id = people.person_id and guest_roles.ended_at is null
      and guest_roles.from_on <= ${day}::text and ${day}::text <= guest_roles.to_on
    limit 1
  )`;
}

export function workplaceOf(home: Workplace, loan: Loan | null): Workplace {
  return loan === null ? home : { role: 'official', communeCode: loan.communeCode, until: loan.until };
}
