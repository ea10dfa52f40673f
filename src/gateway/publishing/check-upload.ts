/** What an official uploads: JSON as text or an XLSForm as bytes; answered with every fault in its place, or with a preview. */

import { checkDefinition, findDefinitionFaults } from '../../core/definition/check-definition.ts';
import { expandBlocks } from '../../core/definition/expand-blocks.ts';
import { locateFault } from '../../core/definition/locate-fault.ts';
import type { Procedure } from '../../core/procedure/procedure.ts';
import type { CheckAnswer } from '../../core/reception/publishing.ts';
import { largestUploadBytes } from '../../core/reception/publishing.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { vietnamIso } from '../desk/vietnam-time.ts';
import { findUnstorable } from './find-unstorable.ts';
import { previewProcedure } from './preview-procedure.ts';

/** Problems: bad-request (neither text nor base64), body-too-large. What is wrong with the content is the answer itself. */
export async function checkUpload(
  context: Pick<GatewayContext, 'db' | 'now'>,
  { text, xlsx }: { readonly [name: string]: unknown },
): Promise<Result<CheckAnswer>> {
  if (typeof text === 'string' && xlsx === undefined) return await checkText(context, text);
  if (typeof xlsx !== 'string' || text !== undefined || !/^[\w+/-]*={0,2}$/.test(xlsx)) return fail('bad-request');
  return await checkWorkbook(context, Buffer.from(xlsx, 'base64'));
}

async function checkText(context: Pick<GatewayContext, 'db' | 'now'>, text: string): Promise<Result<CheckAnswer>> {
  if (Buffer.byteLength(text) > largestUploadBytes) return fail('body-too-large', { limit: largestUploadBytes });
  // A byte order mark is what some editors write before the first brace.
  const definition = text.replace(/^\uFEFF/, '');
  const { procedure, faults } = checkDefinition(definition);
  if (procedure === undefined) return succeed({ isPublishable: false, kind: 'json', faults });
  const place = findUnstorable(procedure);
  if (place !== undefined) {
    const fault = { code: 'malformed', place, line: locateFault(definition, place) } as const;
    return succeed({ isPublishable: false, kind: 'json', faults: [fault] });
  }
  const preview = await previewProcedure(context.db, procedure, todayOf(context));
  return succeed({ isPublishable: true, kind: 'json', notes: [], ...preview });
}

async function checkWorkbook(
  context: Pick<GatewayContext, 'db' | 'now'>,
  bytes: Uint8Array,
): Promise<Result<CheckAnswer>> {
  if (bytes.length > largestUploadBytes) return fail('body-too-large', { limit: largestUploadBytes });
  const [{ readXlsform }, { noteFormFaults }] = await Promise.all([
    import('./xlsform/read-xlsform.ts'),
    import('./xlsform/read-sheets.ts'),
  ]);
  const reading = readXlsform(bytes);
  if (!reading.ok) {
    return succeed({ isPublishable: false, kind: 'xlsx', faults: reading.faults, procedureFaults: [] });
  }
  const { procedure, warnings, findRow } = reading.value;
  const definition = expandBlocks(procedure);
  const place = findUnstorable(definition);
  const procedureFaults =
    place === undefined ? findDefinitionFaults(definition) : [{ code: 'malformed', place } as const];
  if (procedureFaults.length > 0) {
    const faults = noteFormFaults(procedureFaults, findRow);
    return succeed({ isPublishable: false, kind: 'xlsx', faults, procedureFaults: [] });
  }
  const preview = await previewProcedure(context.db, definition as Procedure, todayOf(context));
  return succeed({ isPublishable: true, kind: 'xlsx', notes: warnings, ...preview });
}

function todayOf({ now }: Pick<GatewayContext, 'now'>): string {
  return vietnamIso(now()).slice(0, 10);
}
