/**
 * The desk's day over HTTP: what is due, who works there, many accepted at once, the sheets of a dossier on its way (Mẫu 04–06)
 * and the register (Mẫu 07). `desk-routes.ts` has the queue and the dossier.
 */

import type { Context } from 'hono';
import { Hono } from 'hono';
import { lifePrints } from '../../core/reception/desk-life.ts';
import type { LifePrint } from '../../core/reception/desk-life.ts';
import type { Result } from '../../core/result.ts';
import { fail } from '../../core/result.ts';
import type { CallersContext } from '../context.ts';
import { acceptDossiers } from '../desk/accept-dossiers.ts';
import type { DeskCaller, DeskResult } from '../desk/desk-caller.ts';
import { listDeskPeople } from '../desk/desk-people.ts';
import { listToday } from '../desk/list-today.ts';
import { makeExtensionLetter } from '../desk/make-extension-letter.ts';
import { makeProcessSheet } from '../desk/make-process-sheet.ts';
import { makeRegisterPdf, makeRegisterWorkbook } from '../desk/make-register.ts';
import { makeStopNotice } from '../desk/make-stop-notice.ts';
import { addResultFile, mostResultBytes } from '../desk/result-files.ts';
import { atDesk } from './at-desk.ts';
import type { GatewayEnv } from './auth.ts';
import { fileResponse, pdfResponse, readJsonObject, refuse } from './office-answers.ts';
import { readBytes } from './request-body.ts';

type Print = (context: CallersContext, caller: DeskCaller, dossierId: string) => Promise<Result<Uint8Array>>;

const prints: { readonly [name in LifePrint]: { readonly print: Print; readonly fileName: string } } = {
  'extension-letter': { print: makeExtensionLetter, fileName: 'xin-loi-hen-lai.pdf' },
  'stop-notice': { print: makeStopNotice, fileName: 'thong-bao-dung.pdf' },
  'process-sheet': { print: makeProcessSheet, fileName: 'phieu-kiem-soat.pdf' },
};
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** To be mounted under `/api/v1`, behind `gate`. */
export function deskLifeRoutes(context: CallersContext): Hono<GatewayEnv> {
  const routes = new Hono<GatewayEnv>();

  routes.get('/desk/today', async (c) => atDesk(c, async (caller) => c.json(await listToday(context, caller))));

  routes.get('/desk/people', async (c) =>
    atDesk(c, async ({ communeCode }) =>
      c.json({ people: await listDeskPeople(context.db, communeCode, context.now()) }),
    ),
  );

  routes.post('/desk/acceptances', async (c) =>
    atDesk(c, async (caller) => {
      const body = await readJsonObject(c);
      const answer = body.ok ? await acceptDossiers(context, caller, body.value) : body;
      return answer.ok ? c.json(answer.value) : refuse(answer);
    }),
  );

  for (const name of lifePrints) {
    const { print, fileName } = prints[name];
    routes.get(`/desk/dossiers/:dossierId/${name}`, async (c) =>
      atDesk(c, async (caller) => {
        const pdf = await print(context, caller, c.req.param('dossierId') ?? '');
        return pdf.ok ? pdfResponse(pdf.value, fileName) : refuse(pdf);
      }),
    );
  }

  routes.get('/desk/register', async (c) =>
    atDesk(c, async (caller) => {
      const pdf = await makeRegisterPdf(context, caller, { from: c.req.query('from'), to: c.req.query('to') });
      return pdf.ok ? pdfResponse(pdf.value, 'so-theo-doi-ho-so.pdf') : refuse(pdf);
    }),
  );

  routes.get('/desk/register.xlsx', async (c) =>
    atDesk(c, async (caller) => {
      const file = await makeRegisterWorkbook(context, caller, { from: c.req.query('from'), to: c.req.query('to') });
      return file.ok ? fileResponse(file.value, workbookType, 'so-theo-doi-ho-so.xlsx') : refuse(file);
    }),
  );

  return routes;
}

/** A file of a result as the body of the request. Problems: those of the body, and of `addResultFile`. */
export async function receiveResultFile(
  c: Context<GatewayEnv>,
  context: CallersContext,
  caller: DeskCaller,
  subject: { readonly dossierId: string; readonly etag: string },
): Promise<DeskResult<void>> {
  const bytes = await readBytes(c, mostResultBytes);
  if (!bytes.ok) return fail(bytes.problem.code, { limit: mostResultBytes });
  return await addResultFile(context, caller, subject, bytes.value);
}
