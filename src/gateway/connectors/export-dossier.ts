/**
 * A dossier as it leaves the house, made anew for every try from what the desk has now: the declarations printed, the papers
 * opened, the answers as data, and a manifest with the digest of each file under the gateway's signature.
 */

import { createHash } from 'node:crypto';
import type { Procedure, Question } from '../../core/procedure/procedure.ts';
import { answerText } from '../../core/procedure/answer-text.ts';
import type { DeskDossier } from '../../core/reception/desk.ts';
import { getOfficialStatus } from '../../core/reception/official-status.ts';
import type { GatewayContext } from '../context.ts';
import { findDeskDossier } from '../desk/load-dossier.ts';
import { loadListLabels } from '../desk/load-list-labels.ts';
import { makeDeclarationPdf } from '../desk/make-declaration-pdf.ts';
import { signCompactJws } from '../intake/compact-jws.ts';
import { openPicture } from '../store/dossier-content.ts';
import type { ExportedData, ExportedDossier, ExportedFile, ExportedManifest } from './connector.ts';
import { exportName, fileName } from './export-names.ts';

export const manifestType = 'gocua-manifest+jws';

/** Absent: no such dossier, or it has no number yet. */
export async function exportDossier(
  context: GatewayContext,
  forwarding: { readonly key: string; readonly dossierId: string; readonly communeCode: string },
): Promise<ExportedDossier | undefined> {
  const { key, dossierId, communeCode } = forwarding;
  const caller = { deviceId: 'gateway', communeCode };
  const dossier = await findDeskDossier(context, caller, dossierId);
  if (dossier?.row.officialNumber === undefined) return undefined;
  const procedure = dossier.procedure as Procedure | undefined;
  const declaration = await makeDeclarationPdf(context, caller, [dossierId]);
  const files: ExportedFile[] = [];
  if (declaration.ok) {
    const title = `To khai ${dossier.row.procedureCode}`;
    files.push(exportedFile(fileName(1, title, 'application/pdf'), 'application/pdf', declaration.value));
  }
  const papers = await readPapers(context, dossier, procedure, files.length);
  files.push(...papers.files);
  const data: ExportedData = {
    ...describe(dossier, procedure, await loadListLabels(context.db)),
    key,
    communeCode,
    files: files.map(({ name, paperId, page }) => ({ name, paperId, page })),
  };
  return pack(context, { key, data, files, missing: papers.missing });
}

/** Puts manifest and signature around what is sent. */
export function pack(
  { keys }: Pick<GatewayContext, 'keys'>,
  sent: {
    readonly key: string;
    readonly data: ExportedData;
    readonly files: readonly ExportedFile[];
    readonly missing: ExportedManifest['missing'];
  },
): ExportedDossier {
  const { key, data } = sent;
  const json = new TextEncoder().encode(`${JSON.stringify(data, undefined, 2)}\n`);
  const files = [...sent.files, exportedFile('ho-so.json', 'application/json', json)];
  const manifest: ExportedManifest = {
    format: 'go-cua-manifest',
    version: 1,
    key,
    gatewayId: keys.gatewayId,
    files: files.map(({ name, mediaType, bytes, sha256 }) => ({ name, mediaType, sizeBytes: bytes.length, sha256 })),
    missing: sent.missing,
  };
  const jws = signCompactJws({ typ: manifestType, kid: keys.kid }, manifest, keys.signingKey);
  const [header = '', , signature = ''] = jws.split('.');
  return {
    key,
    name: exportName(data.localCode, String(data['procedureCode'] ?? 'ho-so'), key),
    data,
    files,
    // What was signed, byte for byte: the payload of the JWS is its base64url.
    manifest: JSON.stringify(manifest),
    signature: `${header}..${signature}`,
  };
}

export function exportedFile(name: string, mediaType: string, bytes: Uint8Array): ExportedFile {
  return { name, mediaType, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Every page that is there, numbered through; those that are not are told. */
async function readPapers(
  { blobs, keys }: GatewayContext,
  { papers }: DeskDossier,
  procedure: Procedure | undefined,
  before: number,
): Promise<{ readonly files: readonly ExportedFile[]; readonly missing: ExportedManifest['missing'] }> {
  const files: ExportedFile[] = [];
  const missing: { paperId: string; page: number }[] = [];
  for (const { paperId, page = 1, blobId, mediaType, rejected } of papers) {
    if (mediaType === undefined && rejected === undefined) continue;
    if (blobId === undefined || !(await blobs.has(blobId))) {
      missing.push({ paperId, page });
      continue;
    }
    const title = procedure?.papers.find((paper) => paper.paperId === paperId)?.name ?? 'Giay to khac';
    const type = mediaType ?? 'application/octet-stream';
    const bytes = openPicture(keys.dataKey, blobId, await blobs.read(blobId));
    files.push({
      ...exportedFile(fileName(before + files.length + 1, title, type, page), type, bytes),
      paperId,
      page,
    });
  }
  return { files, missing };
}

type Described = Pick<ExportedData, 'format' | 'version' | 'localCode' | 'officialNumber'> & {
  readonly [field: string]: unknown;
};

function describe(
  { row, text, corrections }: DeskDossier,
  procedure: Procedure | undefined,
  labels: Awaited<ReturnType<typeof loadListLabels>>,
): Described {
  const corrected = corrections.map(({ questionId, after }) => [questionId, after] as const);
  const answers = { ...text.answers, ...Object.fromEntries(corrected) } as typeof text.answers;
  const questions: readonly Question[] = (procedure?.form?.sections ?? []).flatMap((section) => section.questions);
  const fields = questions.flatMap((question) => {
    const words = answerText(question, answers[question.id], labels);
    const { id, item, officialLabel, label } = question;
    return words === ''
      ? []
      : [{ id, ...(item !== undefined && { item }), label: officialLabel ?? label, text: words }];
  });
  return {
    format: 'go-cua-dossier',
    version: 1,
    localCode: row.localCode,
    officialNumber: row.officialNumber ?? '',
    procedureCode: row.procedureCode,
    procedureVersion: text.procedure.version,
    procedureName: row.procedureName,
    receptionPoint: row.receptionPoint,
    arrivedAt: row.arrivedAt,
    appointmentAt: row.appointmentAt,
    status: getOfficialStatus(row.state).code,
    sample: row.sample,
    applicant: text.applicant,
    representative: text.representative,
    subjects: text.subjects,
    answers,
    texts: Object.fromEntries(fields.map((field) => [field.id, field.text])),
    fields,
  };
}
