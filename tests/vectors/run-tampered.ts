/** Tampered parts and acknowledgements, as many as asked for: what is taken is named. Runs in Node and in a page. */

import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { CompactSign, exportJWK, generateKeyPair } from 'jose';
import { newAcknowledgements } from '../../src/device/contact/acknowledgements.ts';
import { sealPart } from '../../src/device/sealing/seal-part.ts';
import type { SealedPacket } from '../../src/core/ports.ts';
import type { GatewayPins } from '../../src/device/contact/enrolment-record.ts';
import { tamperedFiles, tamperedTexts } from './tamper.ts';
import type { VectorReport } from './vector-report.ts';

export async function runTamperedParts(count: number): Promise<VectorReport> {
  const identity = await generateX25519Identity();
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const { cipher } = await sealPart(new TextEncoder().encode('{"kind":"dossier"}'), [
    await identityToRecipient(identity),
  ]);
  const opens = (file: Uint8Array<ArrayBuffer>) =>
    decrypter.decrypt(file).then(
      () => true,
      () => false,
    );
  const failed: string[] = (await opens(cipher)) ? [] : ['the part itself'];
  for (const [index, file] of tamperedFiles(cipher, count).entries()) if (await opens(file)) failed.push(`${index}`);
  return { name: 'tampered parts', run: count, failed };
}

export async function runTamperedAcknowledgements(count: number): Promise<VectorReport> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const pid = crypto.randomUUID();
  const header = 'ab'.repeat(32);
  const receivedAt = '2026-11-22T08:00:00.000Z';
  const payload = { v: 1, pid, header, have: [0], complete: true, receivedAt, durability: 'disk' };
  const jws = await new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'ES256', kid: 'k', typ: 'gocua-ack+jws' })
    .sign(privateKey);
  const pins = { gatewayKey: await exportJWK(publicKey) } as unknown as GatewayPins;
  const { verify } = newAcknowledgements(async () => pins);
  const packet = { pid, headerSha256: header, parts: [{}] } as unknown as SealedPacket;
  const takes = async (one: string) => (await verify(one, packet)) !== undefined;
  const failed: string[] = (await takes(jws)) ? [] : ['the acknowledgement itself'];
  for (const one of tamperedTexts(jws, count)) if (await takes(one)) failed.push(one);
  return { name: 'tampered acknowledgements', run: count, failed };
}
