import { generateIdentity, identityToRecipient } from 'age-encryption';
import type { Device } from '../../../src/core/screen-ports.ts';
import { enrolledMark } from '../../../src/device/contact/enrolled-mark.ts';
import { putEnrolment } from '../../../src/device/contact/enrolment-record.ts';
import type { GatewayPins } from '../../../src/device/contact/enrolment-record.ts';
import type { Store } from '../../../src/device/store/store.ts';

/** A device with a PIN, without a gateway. */
export async function enrolDevice(device: Device, { db }: Store, pin: string): Promise<void> {
  const keys = { name: 'ECDSA', namedCurve: 'P-256' };
  const own = await crypto.subtle.generateKey(keys, false, ['sign', 'verify']);
  const gateway = await crypto.subtle.generateKey(keys, true, ['sign', 'verify']);
  const gatewayKey = (await crypto.subtle.exportKey('jwk', gateway.publicKey)) as GatewayPins['gatewayKey'];
  const recipients = [await identityToRecipient(await generateIdentity())];
  const record = {
    device: {
      deviceId: 'device-1',
      role: 'volunteer' as const,
      personName: 'Nguyễn Văn Thử',
      receptionPoints: [],
      confirmed: true,
      check: '004211',
    },
    key: own.privateKey,
  };
  const pins = { gatewayId: 'gateway-1', gatewayKey, authorityKey: gatewayKey, recipients };
  await db.transaction('rw!', [db.meta], () => putEnrolment(db, record, pins));
  enrolledMark.set();
  const created = await device.vault.create(pin);
  if (!created.ok) throw new Error(created.problem.code);
}
