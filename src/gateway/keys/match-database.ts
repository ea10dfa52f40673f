/**
 * Several gateways on one database share one set of keys, and a restored database wants those it was written with: what
 * one seals the others open, what one signs the others repeat. The database remembers whose keys it knows, by marks that
 * tell nothing about them, and a gateway with others does not start.
 */

import { hkdfSync } from 'node:crypto';
import type { Kysely } from 'kysely';
import { StartError } from '../start-error.ts';
import type { Database } from '../store/schema.ts';
import type { GatewayKeys } from './gateway-keys.ts';

/** Name of the row among the settings; never sent to phones. */
export const keysSetting = 'keys';

/** Notes the keys at the first start. Throws `StartError` when the database was written with others. */
export async function matchDatabaseKeys(
  db: Kysely<Database>,
  { gatewayId, kid, dataKey }: Pick<GatewayKeys, 'gatewayId' | 'kid' | 'dataKey'>,
): Promise<void> {
  const dataMark = Buffer.from(hkdfSync('sha256', dataKey, '', 'gocua mark of the data key', 16)).toString('hex');
  const marks = { gatewayId, kid, dataMark };
  await db
    .insertInto('settings')
    .values({ name: keysSetting, value: JSON.stringify(marks) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const row = await db.selectFrom('settings').select('value').where('name', '=', keysSetting).executeTakeFirstOrThrow();
  const known = row.value as Partial<typeof marks>;
  if (known.gatewayId === gatewayId && known.kid === kid && known.dataMark === dataMark) return;
  throw new StartError(
    'Khóa trong DATA_DIR/keys không phải bộ khóa của cơ sở dữ liệu này; hãy chép nguyên thư mục keys của cổng đã chạy trước (hoặc từ bản sao lưu) vào đó.',
  );
}
