/** Fees that were paid, and cash at the door, over HTTP (`core/money/desk-money.ts` has the shapes). */

import { Hono } from 'hono';
import type { Result } from '../../core/result.ts';
import type { CallersContext } from '../context.ts';
import type { DeskCaller } from '../desk/desk-caller.ts';
import { confirmCash, withdrawConfirmation } from '../money/confirm-cash.ts';
import { makeCashList, makePaymentList, makePaymentSlip } from '../money/make-money-prints.ts';
import { readDeskCash, readMoney } from '../money/read-money.ts';
import { switchCash } from '../money/switch-cash.ts';
import { atDesk } from './at-desk.ts';
import type { GatewayEnv } from './auth.ts';
import { pdfResponse, readJsonObject, refuse } from './office-answers.ts';
import type { JsonObject } from './office-answers.ts';

/** To be mounted under `/api/v1`, behind `gate`. */
export function moneyRoutes(context: CallersContext): Hono<GatewayEnv> {
  const routes = new Hono<GatewayEnv>();

  routes.get('/desk/money', async (c) =>
    atDesk(c, async (caller) => {
      const money = await readMoney(context, caller, { from: c.req.query('from'), to: c.req.query('to') });
      return money.ok ? c.json(money.value) : refuse(money);
    }),
  );

  routes.get('/desk/money/list', async (c) =>
    atDesk(c, async (caller) => {
      const pdf = await makePaymentList(context, caller, { from: c.req.query('from'), to: c.req.query('to') });
      return pdf.ok ? pdfResponse(pdf.value, 'bang-ke-thu-phi.pdf') : refuse(pdf);
    }),
  );

  routes.get('/desk/payments/:paymentId/slip', async (c) =>
    atDesk(c, async (caller) => {
      const pdf = await makePaymentSlip(context, caller, c.req.param('paymentId'));
      return pdf.ok ? pdfResponse(pdf.value, 'phieu-thu-noi-bo.pdf') : refuse(pdf);
    }),
  );

  routes.get('/desk/cash/:deviceId/list', async (c) =>
    atDesk(c, async (caller) => {
      const pdf = await makeCashList(context, caller, c.req.param('deviceId'));
      return pdf.ok ? pdfResponse(pdf.value, 'bang-ke-tien-thu-tai-nha.pdf') : refuse(pdf);
    }),
  );

  const acts: {
    readonly [path: string]: (caller: DeskCaller, body: JsonObject, id: string) => Promise<Result<void>>;
  } = {
    '/desk/cash/switch': (caller, body) => switchCash(context, caller, body),
    '/desk/cash/confirmations': (caller, body) => confirmCash(context, caller, body),
    '/desk/cash/confirmations/:confirmationId/withdraw': (caller, body, id) =>
      withdrawConfirmation(context, caller, id, body),
  };
  for (const [path, act] of Object.entries(acts)) {
    routes.post(path, async (c) =>
      atDesk(c, async (caller) => {
        const body = await readJsonObject(c);
        const done = body.ok ? await act(caller, body.value, c.req.param('confirmationId') ?? '') : body;
        return done.ok ? c.json(await readDeskCash(context, caller.communeCode)) : refuse(done);
      }),
    );
  }

  return routes;
}
