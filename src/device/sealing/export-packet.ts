import type { Outbox } from '../../core/ports.ts';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { ExportedFile } from '../../core/screen-ports.ts';
import { findHeaderClaims } from '../relay/read-bundle.ts';
import { newBundleWriter } from '../relay/write-bundle.ts';

/**
 * One sealed packet with everything of it as a bundle, to be carried by hand: to the desk, or to whoever meets coverage.
 * Problems: not-found, record-torn.
 */
export async function exportPacket(outbox: Outbox, pid: string): Promise<Result<ExportedFile>> {
  const packet = await outbox.packet(pid);
  if (!packet) return fail('not-found');
  const claims = findHeaderClaims(packet.header);
  if (!claims) return fail('record-torn');
  const bundle = newBundleWriter(claims.aud);
  bundle.addHeader(pid, packet.header);
  for (const { sha256, len } of packet.parts) {
    const bytes = await outbox.readPart(sha256, 0, len);
    if (!bytes) return fail('record-torn');
    bundle.addPart(sha256, bytes);
  }
  return succeed({ fileName: `${packet.localCode ?? pid}.gocua`, bytes: bundle.end() });
}
