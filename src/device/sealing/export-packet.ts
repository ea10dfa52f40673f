import type { Frame, Outbox } from '../../core/ports.ts';
import { fail, succeed } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { encodeFrames } from '../../protocol/frames.ts';

/**
 * A sealed packet as a file to be carried by hand: exactly the body of one `POST /pack`, so that whoever meets coverage can
 * deliver it. Problems: not-found, record-torn.
 */
export async function exportPacket(
  outbox: Outbox,
  pid: string,
): Promise<Result<{ readonly fileName: string; readonly bytes: Uint8Array }>> {
  const packet = await outbox.packet(pid);
  if (!packet) return fail('not-found');
  const frames: Frame[] = [];
  for (const [index, { sha256, len }] of packet.parts.entries()) {
    const body = await outbox.readPart(sha256, 0, len);
    if (!body) return fail('record-torn');
    frames.push(
      index === 0 ? { type: 'packet', pid, header: packet.header, body } : { type: 'part', sha256, offset: 0, body },
    );
  }
  return succeed({ fileName: `${packet.localCode ?? pid}.gocua`, bytes: encodeFrames(frames) });
}
