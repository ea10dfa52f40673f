/**
 * One scan at the door binds the sealed packets, the ink signature, the originals and later the official number: the coded
 * sheet's code and slip take the place of the phone's own, for the whole basket.
 */

import type { Ports } from '../ports.ts';
import type { Result } from '../result.ts';
import { fail } from '../result.ts';
import { changeBasket } from './change-basket.ts';
import type { Draft } from './dossier.ts';
import { parseSheetCode } from './sheet-code.ts';

/**
 * `scanned`: the QR's text, or the nine digits typed (then the phone's own slip token stays, and the sheet's QR is resolved
 * by the gateway, which printed it). Binding another sheet replaces the first. Problems: sheet-code-invalid;
 * sheet-already-used (by another basket on this phone, also a sealed or delivered one); not-found.
 */
export async function bindSheet(
  ports: Pick<Ports, 'drafts' | 'clock' | 'outbox' | 'statuses'>,
  basketId: string,
  scanned: string,
): Promise<Result<readonly Draft[]>> {
  const sheet = parseSheetCode(scanned);
  if (!sheet.ok) return sheet;
  const { code, slipToken } = sheet.value;
  if (await isUsedElsewhere(ports, basketId, code)) return fail('sheet-already-used');
  return changeBasket(ports, basketId, (draft) => ({
    ...draft,
    localCode: code,
    ...(slipToken !== undefined && { slipToken }),
    sheet: { code, scannedAt: ports.clock.nowIso() },
  }));
}

async function isUsedElsewhere(
  ports: Pick<Ports, 'drafts' | 'outbox' | 'statuses'>,
  basketId: string,
  code: string,
): Promise<boolean> {
  const { drafts } = await ports.drafts.list();
  if (drafts.some((draft) => draft.basketId !== basketId && draft.localCode === code)) return true;
  const own = new Set(drafts.flatMap((draft) => (draft.basketId === basketId ? [draft.dossierId] : [])));
  const statuses = await ports.statuses.list();
  if (statuses.some((status) => status.localCode === code && !own.has(status.dossierId))) return true;
  for (const { pid } of await ports.outbox.deliveries()) {
    const packet = await ports.outbox.packet(pid);
    if (packet?.localCode === code && !own.has(packet.dossierId)) return true;
  }
  return false;
}
