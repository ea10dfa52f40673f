import { seriesAt } from '../../core/tickets/ticket-series.ts';
import type { GatewayContext } from '../context.ts';

/**
 * The letters before this official's numbers in this commune: another one than anybody else's there, and always the same, so that
 * a phone may be told once and never ask again.
 */
export async function findTicketSeries(
  { db }: Pick<GatewayContext, 'db'>,
  person: { readonly personId: string; readonly communeCode: string },
): Promise<string> {
  for (;;) {
    const rows = await db
      .selectFrom('ticket_series')
      .select(['person_id', 'series'])
      .where('commune_code', '=', person.communeCode)
      .execute();
    const own = rows.find(({ person_id: personId }) => personId === person.personId);
    if (own !== undefined) return own.series;
    const taken = new Set(rows.map(({ series }) => series));
    let index = 0;
    while (taken.has(seriesAt(index))) index += 1;
    // Two officials may ask at once: whoever came second sees the first one's letter and asks again.
    await db
      .insertInto('ticket_series')
      .values({ commune_code: person.communeCode, person_id: person.personId, series: seriesAt(index) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
