/**
 * What a released app wrote in clear and today's does not: what a packet and a status are about. Done after an unlock, because
 * a status's own letter must be opened to take it in; done again by each new version, since a window of an older one may have
 * written meanwhile. Killed in between, it goes on the next time.
 */

import { newLetters, sealForVault } from '../store/letters.ts';
import { sealProcedure } from '../store/put-packet.ts';
import { findMeta, findRow } from '../store/read-rows.ts';
import type { SecondCopy } from '../store/second-copy.ts';
import type { Store } from '../store/store.ts';
import { overwriteLog } from './erase-open-work.ts';
import type { OpenVault } from './vault-record.ts';

const tidiedKey = 'tidied-by';

/** A released row; today's type has no such field. */
interface InClear {
  readonly procedureCode?: string;
}

export async function tidyReleasedRows(
  store: Store,
  secondCopy: SecondCopy,
  findOpen: () => OpenVault | undefined,
  appVersion: string,
): Promise<void> {
  const { meta } = store.db;
  if ((await findMeta(store, tidiedKey)) === appVersion) return;
  const tidied = [
    await tidyPackets(store),
    await tidyStatuses(store, findOpen),
    await secondCopy.forgetProcedures(),
  ].reduce((all, one) => all + one);
  if (!findOpen()) return;
  await store.write([meta], [], () => meta.put({ key: tidiedKey, value: appVersion }));
  if (tidied > 0) await overwriteLog(store);
}

async function tidyPackets(store: Store): Promise<number> {
  const { packets } = store.db;
  let tidied = 0;
  for (const pid of await packets.toCollection().primaryKeys()) {
    const row = (await findRow(store, packets, pid)) as (InClear & { readonly pid: string }) | undefined;
    const letter = row && (await sealProcedure(store.db, row));
    if (!letter) continue;
    await store.write([packets], [], async () => {
      const now = await packets.get(pid);
      if (!now) return;
      const { procedureCode: _, ...plain } = now as typeof now & InClear;
      await packets.put({ ...plain, letter });
    });
    tidied += 1;
  }
  return tidied;
}

async function tidyStatuses(store: Store, findOpen: () => OpenVault | undefined): Promise<number> {
  const { statuses } = store.db;
  const letters = newLetters(findOpen);
  let tidied = 0;
  for (const dossierId of await statuses.toCollection().primaryKeys()) {
    const row = await findRow(store, statuses, dossierId);
    const { procedureCode } = (row ?? {}) as InClear;
    if (!row || procedureCode === undefined) continue;
    const words = row.letter ? await letters.read(row.letter, dossierId) : {};
    // Torn words are told again by the gateway, see `statuses.ts`; a locked vault ends it.
    if (words === 'closed') return tidied;
    const known = words === 'torn' ? {} : words;
    const [letter] = await sealForVault(store.db, [
      { text: JSON.stringify({ procedureCode, ...known }), bound: dossierId },
    ]);
    if (!letter) continue;
    await store.write([statuses], [], async () => {
      const now = await statuses.get(dossierId);
      // News came meanwhile, and it is sealed already.
      if (now?.letter?.content.iv.join() !== row.letter?.content.iv.join()) return;
      const { procedureCode: _, ...plain } = { ...row, ...now } as typeof row & InClear;
      await statuses.put({ ...plain, letter });
    });
    tidied += 1;
  }
  return tidied;
}
