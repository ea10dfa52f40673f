/**
 * Asking for a supplement (Mẫu 02): what is missing, item by item, each with its why, so that the phone can show a task
 * with only that to do. NĐ 61/2018 and its successors want everything asked for at once; a newer request replaces the older.
 */

import type { Result } from '../result.ts';
import type { DeskOutcome, DossierAtDesk } from './desk-action.ts';
import { fail, succeed } from '../result.ts';
import { isActionPossible, parseDeskWords } from './desk-action.ts';

const mostItems = 40;
const kinds = ['paper', 'answer', 'signature'] as const;
type ItemKind = (typeof kinds)[number];

/**
 * `known` are the ids this dossier's procedure has, so that the phone is never sent looking for a paper that does not exist.
 * Problems: action-not-possible; reason-missing (no item, or an item without why); bad-request (unknown id or kind).
 */
export function askSupplement(
  dossier: DossierAtDesk,
  request: { readonly items?: unknown; readonly note?: unknown },
  known: { readonly [kind in ItemKind]: ReadonlySet<string> },
): Result<DeskOutcome> {
  if (!isActionPossible('supplement', dossier)) return fail('action-not-possible');
  if (!Array.isArray(request.items) || request.items.length === 0) return fail('reason-missing');
  if (request.items.length > mostItems) return fail('bad-request', { limit: mostItems });
  const items: { kind: ItemKind; id: string; why: string }[] = [];
  for (const item of request.items as unknown[]) {
    const { kind, id, why } = (item ?? {}) as Record<string, unknown>;
    const itemKind = kinds.find((each) => each === kind);
    if (itemKind === undefined || typeof id !== 'string' || !known[itemKind].has(id)) return fail('bad-request');
    const words = parseDeskWords(why, 500);
    if (!words.ok) return words;
    if (items.some((other) => other.kind === itemKind && other.id === id)) return fail('bad-request');
    items.push({ kind: itemKind, id, why: words.value });
  }
  if (request.note === undefined || request.note === '') return succeed({ state: 'supplement', supplement: { items } });
  const note = parseDeskWords(request.note);
  return note.ok ? succeed({ state: 'supplement', supplement: { items, note: note.value } }) : note;
}
