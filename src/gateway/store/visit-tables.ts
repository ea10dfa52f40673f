/** The tables of the weekly schedule; `schema.ts` has the others. What stands in them is on the notice board too. */

import type { ExceptionWishes, RuleWishes } from '../../core/visit/parse-visit.ts';
import type { Json, Timestamp } from './column-types.ts';

export interface VisitRulesTable {
  visit_rule_id: string;
  commune_code: string;
  content: Json<RuleWishes>;
  created_at: Timestamp;
  changed_by: string;
  /** Taken out of the schedule; it may come back. */
  removed_at: Timestamp | null;
}

export interface VisitExceptionsTable {
  visit_exception_id: string;
  commune_code: string;
  /** Null: an extra visit. */
  visit_rule_id: string | null;
  on_day: string;
  content: Json<ExceptionWishes>;
  created_at: Timestamp;
  changed_by: string;
  removed_at: Timestamp | null;
}

/** What a commune chose for its public page; without a row nothing but what is everybody's is shown. */
export interface PublicPagesTable {
  commune_code: string;
  shows_names: boolean;
}
