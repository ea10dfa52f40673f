import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureFirstInvitation } from '../../../src/gateway/first-invitation.ts';
import { enrolTestDevice, makeKey, requestEnrolment } from '../../fixtures/enrol-device.ts';
import { startTestGateway } from '../../fixtures/start-gateway.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';

const dayMs = 24 * 60 * 60 * 1000;
const again = { replace: false };
let gateway: TestGateway;
beforeAll(async () => void (gateway = await startTestGateway()), 60_000);
afterAll(() => gateway.stop());

const tokenOf = (link: string | undefined) => link?.split('#')[1] ?? '';
const enrol = async (link: string | undefined) =>
  (await requestEnrolment(gateway, tokenOf(link), await makeKey())).status;

describe('the first invitation', () => {
  it('is made once while it is valid, stored as a digest only', async () => {
    const link = await ensureFirstInvitation(gateway.context, again);
    expect(await ensureFirstInvitation(gateway.context, again)).toBeUndefined();
    const rows = await gateway.context.db.selectFrom('invitations').selectAll().execute();
    expect(rows).toMatchObject([{ first: true, device_id: null }]);
    expect(rows[0]?.token_sha256).toBe(createHash('sha256').update(tokenOf(link)).digest('hex'));
    expect(JSON.stringify(rows)).not.toContain(tokenOf(link));
  });

  it('is made anew after 72 hours, for the same person', async () => {
    gateway.advance(3 * dayMs + 1000);
    expect(await ensureFirstInvitation(gateway.context, again)).toBeDefined();
    const people = await gateway.context.db.selectFrom('people').select('role').execute();
    expect(people).toEqual([{ role: 'admin' }]);
  });

  it('is replaced when asked, and the lost one no longer works', async () => {
    // The demo's other links are printed at start too; who used one of them is no administrator.
    await enrolTestDevice(gateway, { first: true });
    const lost = await ensureFirstInvitation(gateway.context, { replace: true });
    const found = await ensureFirstInvitation(gateway.context, { replace: true });
    expect(await enrol(lost)).not.toBe(201);
    expect(await enrol(found)).toBe(201);
  });

  it('is never made again once the administrator has enrolled', async () => {
    gateway.advance(30 * dayMs);
    expect(await ensureFirstInvitation(gateway.context, again)).toBeUndefined();
    expect(await ensureFirstInvitation(gateway.context, { replace: true })).toBeUndefined();
  });

  it('is not affected by other invitations', async () => {
    await enrolTestDevice(gateway);
    expect(await ensureFirstInvitation(gateway.context, again)).toBeUndefined();
  });
});
