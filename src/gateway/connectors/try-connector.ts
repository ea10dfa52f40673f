/** "Gửi thử": an invented dossier goes the whole way of a real one, now, and the page learns what came of it. */

import { randomUUID } from 'node:crypto';
import type { ConnectorTrial } from '../../core/reception/connectors.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { AdminCaller } from '../administration/admin-caller.ts';
import type { GatewayContext } from '../context.ts';
import { vietnamIso } from '../desk/vietnam-time.ts';
import { writeAudit } from '../store/audit.ts';
import { exportedFile, pack } from './export-dossier.ts';
import { findConnector } from './open-connector.ts';

/** Problem: not-found. */
export async function tryConnector(
  context: GatewayContext,
  caller: AdminCaller,
  connectorId: string,
): Promise<Result<ConnectorTrial>> {
  const connector = await findConnector(context, connectorId);
  if (connector === undefined) return fail('not-found');
  const key = randomUUID();
  const words = new TextEncoder().encode('Hồ sơ gửi thử của Gõ Cửa. Không có thật, xóa được.\n');
  const dossier = pack(context, {
    key,
    data: {
      format: 'go-cua-dossier',
      version: 1,
      key,
      localCode: 'gui-thu',
      officialNumber: 'GUI-THU',
      procedureCode: 'mau',
      procedureName: 'Gửi thử',
      arrivedAt: vietnamIso(context.now()),
      sample: true,
      applicant: { fullName: 'Nguyễn Văn Thử', source: 'typed' },
    },
    files: [exportedFile('01_Gui-thu.txt', 'text/plain', words)],
    missing: [],
  });
  const outcome = await connector.forward(dossier);
  const trial: ConnectorTrial = outcome.sent ? { sent: true } : { sent: false, code: outcome.code };
  await context.db.transaction().execute((trx) =>
    writeAudit(trx, {
      actor: caller.deviceId,
      action: 'connector-tried',
      subject: connectorId,
      details: { sent: trial.sent, code: trial.code ?? null },
      at: context.now(),
    }),
  );
  return succeed(trial);
}
