/**
 * The receiving desk over HTTP (`core/reception/desk.ts` has the shapes). Every change carries `If-Match` with the
 * revision the official looked at; the answer's `ETag` is the new one.
 */

import type { Context } from 'hono';
import { Hono } from 'hono';
import { fail } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { CallersContext } from '../context.ts';
import type { StateAction } from '../desk/decide-action.ts';
import type { DeskCaller, DeskResult } from '../desk/desk-caller.ts';
import { atDesk } from './at-desk.ts';
import type { GatewayEnv } from './auth.ts';
import { actOnDossier } from '../desk/act-on-dossier.ts';
import { assignDossier } from '../desk/assign-dossier.ts';
import { assignTask } from '../desk/assign-task.ts';
import { comparePaper } from '../desk/compare-paper.ts';
import { correctDossier } from '../desk/correct-dossier.ts';
import { listAwaitingInk } from '../desk/list-awaiting-ink.ts';
import { listCustody } from '../desk/list-custody.ts';
import { listQueue, queueFilters } from '../desk/list-queue.ts';
import type { QueueFilter } from '../desk/list-queue.ts';
import { listReview } from '../desk/list-review.ts';
import { findDeskDossier } from '../desk/load-dossier.ts';
import { makeDeclarationPdf } from '../desk/make-declaration-pdf.ts';
import { makePad } from '../desk/make-pad.ts';
import { makeReceipt } from '../desk/make-receipt.ts';
import { makeRefusalSlip } from '../desk/make-refusal-slip.ts';
import { makeSupplementSlip } from '../desk/make-supplement-slip.ts';
import { closeScanTicket, findScanProgress, openScanTicket } from '../desk/open-scan-ticket.ts';
import { findAppointment } from '../desk/propose-appointment.ts';
import { findNewestProcedure } from '../desk/published-procedure.ts';
import { readDossier } from '../desk/read-dossier.ts';
import { findPaper } from '../desk/read-paper.ts';
import { receiveEnvelope } from '../desk/receive-envelope.ts';
import { releasePacket } from '../desk/release-packet.ts';
import { dropResultFile } from '../desk/result-files.ts';
import { reuseDigitisedPaper } from '../desk/reuse-digitised-paper.ts';
import { recordPayment, reversePayment } from '../money/record-payment.ts';
import { receiveResultFile } from './desk-life-routes.ts';
import { pdfResponse, readJsonObject, refuse } from './office-answers.ts';
import { problemResponse } from './problems.ts';

const stateActions: readonly StateAction[] = [
  'accept',
  'supplement',
  'refuse',
  'withdraw',
  'result',
  'hand-over',
  'resume-review',
  'route',
  'extend',
  'stop',
];
/** What is about one paper, answer, file or person. */
const otherActions = {
  compare: comparePaper,
  assign: assignDossier,
  'assign-task': assignTask,
  correct: correctDossier,
  reuse: reuseDigitisedPaper,
  'drop-result-file': dropResultFile,
  pay: recordPayment,
  'reverse-payment': reversePayment,
} as const;
/** The sheets printed of one dossier, by the last segment of their address. */
const fileNames = {
  receipt: 'giay-tiep-nhan',
  declaration: 'to-khai',
  'supplement-slip': 'phieu-yeu-cau-bo-sung',
  'refusal-slip': 'phieu-tu-choi',
} as const;
type Print = (context: CallersContext, caller: DeskCaller, dossierId: string) => Promise<Result<Uint8Array>>;
const prints: readonly (readonly [keyof typeof fileNames, Print])[] = [
  ['receipt', makeReceipt],
  ['declaration', (context, caller, dossierId) => makeDeclarationPdf(context, caller, [dossierId])],
  ['supplement-slip', makeSupplementSlip],
  ['refusal-slip', makeRefusalSlip],
];
const longestFilter = 200;

type Call = Context<GatewayEnv>;

/** To be mounted under `/api/v1`, behind `gate`. */
export function deskRoutes(context: CallersContext): Hono<GatewayEnv> {
  const routes = new Hono<GatewayEnv>();

  routes.get('/desk/dossiers', async (c) => {
    // Words that were typed name people, and addresses are written down by whatever stands between.
    if (c.req.query('text') !== undefined) return problemResponse('bad-request');
    const filter = readFilter((name) => c.req.query(name));
    return await atDesk(c, async (caller) => c.json(await listQueue(context, caller, filter)));
  });

  routes.post('/desk/dossiers', async (c) =>
    atDesk(c, async (caller) => {
      const body = await readJsonObject(c);
      if (!body.ok) return refuse(body);
      const filter = readFilter((name) => body.value[name], [...queueFilters, 'text']);
      return c.json(await listQueue(context, caller, filter));
    }),
  );

  routes.get('/desk/dossiers/:dossierId', async (c) =>
    atDesk(c, async (caller) => {
      const dossier = await readDossier(context, caller, c.req.param('dossierId'));
      if (dossier === undefined) return problemResponse('not-found');
      return c.json(dossier, 200, { etag: `"${dossier.etag}"` });
    }),
  );

  for (const [name, print] of prints) {
    routes.get(`/desk/dossiers/:dossierId/${name}`, async (c) =>
      atDesk(c, async (caller) => {
        const pdf = await print(context, caller, c.req.param('dossierId') ?? '');
        return pdf.ok ? pdfResponse(pdf.value, `${fileNames[name]}.pdf`) : refuse(pdf);
      }),
    );
  }

  routes.post('/desk/dossiers/:dossierId/:action', async (c) =>
    atDesk(c, async (caller) => {
      const { dossierId, action } = c.req.param();
      const etag = /^(?:W\/)?"?([^"]+)"?$/.exec(c.req.header('if-match') ?? '')?.[1];
      if (etag === undefined) return problemResponse('bad-request', { status: 428 });
      const done =
        action === 'result-file'
          ? await receiveResultFile(c, context, caller, { dossierId, etag })
          : await act(c, context, caller, { dossierId, etag, action });
      if (!done.ok) return refuse(done);
      const dossier = await findDeskDossier(context, caller, dossierId);
      if (dossier === undefined) return problemResponse('not-found');
      return c.json(dossier, 200, { etag: `"${dossier.etag}"` });
    }),
  );

  routes.get('/desk/papers/:blobId', async (c) =>
    atDesk(c, async (caller) => {
      const paper = await findPaper(context, caller, c.req.param('blobId'));
      if (paper === undefined) return problemResponse('not-found');
      const headers = { 'content-type': paper.mediaType, 'content-disposition': 'attachment; filename="trang"' };
      return new Response(new Uint8Array(paper.bytes), { headers });
    }),
  );

  routes.post('/desk/scan-tickets', async (c) =>
    atDesk(c, async (caller) => {
      const body = await readJsonObject(c);
      const ticket = body.ok ? await openScanTicket(context, caller, body.value) : body;
      return ticket.ok ? c.json(ticket.value, 201) : refuse(ticket);
    }),
  );

  routes.get('/desk/scan-tickets/:dossierId', async (c) =>
    atDesk(c, async (caller) => {
      const progress = await findScanProgress(context, caller, c.req.param('dossierId'));
      return progress ? c.json(progress) : problemResponse('not-found');
    }),
  );

  routes.post('/desk/scan-tickets/close', async (c) =>
    atDesk(c, async (caller) => {
      const body = await readJsonObject(c);
      const done = body.ok ? await closeScanTicket(context, caller, body.value) : body;
      return done.ok ? c.json({}) : refuse(done);
    }),
  );

  routes.post('/desk/envelopes', async (c) =>
    atDesk(c, async (caller) => {
      const body = await readJsonObject(c);
      const answer = body.ok ? await receiveEnvelope(context, caller, body.value) : body;
      return answer.ok ? c.json(answer.value) : refuse(answer);
    }),
  );

  routes.post('/desk/pads', async (c) =>
    atDesk(c, async (caller) => {
      const body = await readJsonObject(c);
      const pad = body.ok ? await makePad(context, caller, body.value) : body;
      return pad.ok ? pdfResponse(pad.value, 'tap-phieu.pdf') : refuse(pad);
    }),
  );

  routes.get('/desk/declarations', async (c) =>
    atDesk(c, async (caller) => c.json({ rows: await listAwaitingInk(context, caller) })),
  );

  routes.post('/desk/declarations', async (c) =>
    atDesk(c, async (caller) => {
      const body = await readJsonObject(c);
      const pack = body.ok ? await makeDeclarationPdf(context, caller, body.value['dossierIds']) : body;
      return pack.ok ? pdfResponse(pack.value, 'to-khai.pdf') : refuse(pack);
    }),
  );

  routes.get('/desk/review', async (c) => atDesk(c, async (caller) => c.json(await listReview(context, caller))));

  routes.post('/desk/review/:pid/release', async (c) =>
    atDesk(c, async (caller) => {
      const done = await releasePacket(context, caller, c.req.param('pid'));
      return done.ok ? c.json(await listReview(context, caller)) : refuse(done);
    }),
  );

  routes.get('/desk/custody', async (c) => atDesk(c, async (caller) => c.json(await listCustody(context, caller))));

  routes.get('/desk/appointment', async (c) =>
    atDesk(c, async () => {
      const procedure = await findNewestProcedure(context.db, c.req.query('procedure') ?? '');
      const dossier = await context.db
        .selectFrom('dossiers')
        .select('reception_point_id')
        .where('dossier_id', '=', c.req.query('dossier') ?? '')
        .executeTakeFirst();
      const proposal =
        procedure && (await findAppointment(context.db, procedure, context.now(), dossier?.reception_point_id));
      return proposal ? c.json(proposal) : problemResponse('not-found');
    }),
  );

  return routes;
}

/** Problem: not-found for an action that there is not. */
async function act(
  c: Call,
  context: CallersContext,
  caller: DeskCaller,
  { action, ...subject }: { readonly dossierId: string; readonly etag: string; readonly action: string },
): Promise<DeskResult<void>> {
  const body = await readJsonObject(c);
  if (!body.ok) return body;
  const stateAction = stateActions.find((each) => each === action);
  if (stateAction !== undefined) return actOnDossier(context, caller, { ...subject, action: stateAction }, body.value);
  const other = Object.hasOwn(otherActions, action) ? otherActions[action as keyof typeof otherActions] : undefined;
  return other === undefined ? fail('not-found') : other(context, caller, subject, body.value);
}

function readFilter(find: (name: string) => unknown, names: readonly string[] = queueFilters): QueueFilter {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = find(name);
      return typeof value === 'string' && value !== '' ? [[name, value.slice(0, longestFilter)]] : [];
    }),
  );
}
