/** A dossier of the demo as a phone would seal it: real age files for the real recipients, a header really signed. */

import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { Encrypter } from 'age-encryption';
import { CompactSign } from 'jose';
import sharp from 'sharp';
import type { SealedText } from '../../core/dossier/dossier.ts';
import type { ReportText } from '../../core/report/report.ts';
import type { PacketHeader } from '../../protocol/packet.ts';
import type { GatewayKeys } from '../keys/gateway-keys.ts';
import type { DemoDossier } from './demo-dossiers.ts';
import { newLocalCode } from '../../core/dossier/local-code.ts';
import { packetType, suite } from '../../protocol/packet.ts';
import { vietnamIso } from '../desk/vietnam-time.ts';

export interface DemoSender {
  readonly deviceId: string;
  readonly name: string;
  readonly privateKey: KeyObject;
  readonly communeCode: string;
  readonly receptionPointId: string;
}

export interface SealedDemo {
  readonly header: PacketHeader;
  readonly jws: string;
  readonly textPart: Uint8Array;
}

export interface DemoPacket extends SealedDemo {
  readonly text: SealedText;
  /** Plain pictures in the order of the papers that have one. */
  readonly pictures: readonly Uint8Array[];
}

export async function makeDemoPacket(
  dossier: DemoDossier,
  version: number,
  sender: DemoSender,
  keys: GatewayKeys,
  { seq, now }: { readonly seq: number; readonly now: Date },
): Promise<DemoPacket> {
  const sealedAt = vietnamIso(new Date(now.getTime() - dossier.sealedDaysAgo * 86_400_000));
  const pictures: Uint8Array[] = [];
  for (const paper of dossier.papers) if (paper.pictured) pictures.push(await drawPaper(pictures.length));
  const text = demoText(dossier, version, sender, sealedAt, pictures);
  return { text, pictures, ...(await sealDemo(text, pictures, sender, keys, { seq, sealedAt })) };
}

export async function sealDemo(
  text: SealedText | ReportText,
  pictures: readonly Uint8Array[],
  sender: DemoSender,
  keys: GatewayKeys,
  { seq, sealedAt }: { readonly seq: number; readonly sealedAt: string },
): Promise<SealedDemo> {
  const parts = await Promise.all(pictures.map((picture) => encrypt(picture, keys)));
  const textPart = await encrypt(Buffer.from(JSON.stringify(text)), keys);
  const header: PacketHeader = {
    v: 1,
    suite,
    pid: randomUUID(),
    dev: sender.deviceId,
    seq,
    aud: keys.gatewayId,
    kids: keys.recipients,
    sealedAt,
    parts: [textPart, ...parts].map((bytes, index) => ({
      sha256: sha256(bytes),
      len: bytes.length,
      kind: index === 0 ? 'text' : 'paper',
    })),
  };
  const jws = await new CompactSign(Buffer.from(JSON.stringify(header)))
    .setProtectedHeader({ alg: 'ES256', kid: sender.deviceId, typ: packetType })
    .sign(sender.privateKey);
  return { header, jws, textPart };
}

function demoText(
  dossier: DemoDossier,
  version: number,
  sender: DemoSender,
  at: string,
  pictures: readonly Uint8Array[],
): SealedText {
  let picture = 0;
  const consent = { given: 'spoken', at, readBy: sender.name, language: 'vi' } as const;
  return {
    kind: 'dossier',
    dossierId: randomUUID(),
    basketId: randomUUID(),
    localCode: newLocalCode(() => randomInt(2 ** 32) / 2 ** 32),
    revision: 1,
    procedure: { code: dossier.procedureCode, version },
    lane: 'assisted',
    applicant: dossier.applicant,
    subjects: [],
    signatories: [{ role: 'applicant', person: dossier.applicant.fullName, state: dossier.signature }],
    answers: dossier.answers,
    papers: dossier.papers.map(({ paperId, custody, pictured }) => {
      if (!pictured) return { paperId, custody };
      picture += 1;
      const plain = pictures[picture - 1] ?? new Uint8Array();
      return { paperId, custody, page: 1, part: picture, mediaType: 'image/jpeg', sha256: sha256(plain) };
    }),
    consents: [
      { ...consent, moment: 'ask', purpose: 'assist' },
      { ...consent, moment: 'ask', purpose: 'sensitive' },
      { ...consent, moment: 'confirm', purpose: 'confirm', contentSha256: sha256(JSON.stringify(dossier.answers)) },
    ],
    helper: { deviceId: sender.deviceId, name: sender.name, role: 'volunteer' },
    place: { communeCode: sender.communeCode, hamlet: dossier.hamlet },
    receptionPoint: sender.receptionPointId,
    slipToken: randomBytes(16).toString('base64url'),
    startedAt: at,
    sealedAt: at,
  };
}

/** A sheet of paper with lines and a red frame: shapes only, because a server may have no fonts. */
async function drawPaper(index: number): Promise<Uint8Array> {
  const lines = Array.from({ length: 22 }, (_, line) => {
    const width = 380 + ((line * 97 + index * 53) % 260);
    return `<rect x="90" y="${190 + line * 38}" width="${width}" height="9" fill="#3a4540"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="840" height="1188">
    <rect width="840" height="1188" fill="#fbf8f3"/>
    <rect x="30" y="30" width="780" height="1128" fill="none" stroke="#a3221b" stroke-width="6" stroke-dasharray="24 14"/>
    <rect x="230" y="90" width="380" height="26" fill="#16211d"/><rect x="290" y="132" width="260" height="14" fill="#16211d"/>
    ${lines.join('')}</svg>`;
  return await sharp(Buffer.from(svg)).jpeg({ quality: 78 }).toBuffer();
}

async function encrypt(bytes: Uint8Array, keys: GatewayKeys): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  for (const recipient of keys.recipients) encrypter.addRecipient(recipient);
  return await encrypter.encrypt(bytes);
}

function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
