import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  Proposal,
  ProposalAnswer,
  PublishedCatalogue,
  PublishingAnswer,
} from '../../../src/core/reception/publishing.ts';
import { verifyAudit } from '../../../src/gateway/store/audit.ts';
import { startPublishingWorld } from './publishing-world.ts';
import type { PublishingWorld, Who } from './publishing-world.ts';

let world: PublishingWorld;
beforeAll(async () => {
  world = await startPublishingWorld();
}, 60_000);
afterAll(async () => {
  expect(await verifyAudit(world.gateway.context.db)).not.toHaveProperty('brokenAt');
  await world.stop();
});

let lastCode = 300;
const newCode = () => `9.${String((lastCode += 1)).padStart(6, '0')}`;
const propose = async (who: Who, code = newCode(), shortName = 'Tên mới') =>
  (await world.post<Proposal>(who, '/admin/proposals', await world.request({ code, shortName }, { note: 'Xin sửa' })))
    .body;
const listed = async (who: Who) =>
  (await world.get<PublishedCatalogue>(who, '/admin/procedures')).body.proposals.map((row) => row.proposalId);
const act = <T = Proposal & { code: string }>(who: Who, { proposalId }: Proposal, action: string, body: object = {}) =>
  world.post<T>(who, `/admin/proposals/${proposalId}/${action}`, body);

describe('a proposal', () => {
  it('publishes nothing by itself, and is seen by the province and the own commune', async () => {
    const proposal = await propose('official');
    expect(proposal).toMatchObject({
      basedOn: 0,
      state: 'proposed',
      note: 'Xin sửa',
      proposedBy: 'Lê Thị Quầy Mẫu',
      commune: 'Xã Mẫu',
      isMine: true,
    });
    const { body } = await world.get<PublishedCatalogue>('admin', '/admin/procedures');
    expect(body.procedures.map(({ code }) => code)).not.toContain(proposal.code);
    expect(await listed('admin')).toContain(proposal.proposalId);
    expect(await listed('official')).toContain(proposal.proposalId);
    expect(await listed('neighbour')).not.toContain(proposal.proposalId);
    expect((await world.get('neighbour', `/admin/proposals/${proposal.proposalId}`)).status).toBe(404);
  });

  it('is read beside what is published now, and published as it was made from the day the province says', async () => {
    const code = newCode();
    await world.post('admin', '/admin/procedures/publish', await world.request({ code }));
    const proposal = await propose('official', code);
    const { body: read } = await world.get<ProposalAnswer>('admin', `/admin/proposals/${proposal.proposalId}`);
    expect(read).toMatchObject({ basedOn: 1, procedure: { shortName: 'Tên mới' }, proposal: { isMine: false } });
    expect(read.comparison?.facts).toEqual([{ name: 'shortName', before: 'Thủ tục thử', after: 'Tên mới' }]);

    const wishes = { effectiveFrom: world.day(3), basedOn: read.basedOn };
    const published = await act<PublishingAnswer>('admin', proposal, 'publish', wishes);
    expect(published).toMatchObject({ status: 201, body: { code, version: 2, effectiveFrom: world.day(3) } });
    const { body } = await world.get<PublishedCatalogue>('official', '/admin/procedures');
    expect(body.proposals.find((row) => row.proposalId === proposal.proposalId)).toMatchObject({
      state: 'published',
      decidedBy: 'Quản trị Mẫu',
    });
    const audit = await world.gateway.context.db
      .selectFrom('audit')
      .select('details')
      .where('subject', '=', `${code}@2`)
      .executeTakeFirst();
    expect(audit?.details).toMatchObject({ proposalId: proposal.proposalId });
  });

  it('that is older than the newest version must be looked at again', async () => {
    const code = newCode();
    const proposal = await propose('official', code);
    await world.post('admin', '/admin/procedures/publish', await world.request({ code }));
    const published = await act('admin', proposal, 'publish', { effectiveFrom: world.day(), basedOn: 0 });
    expect([published.status, published.body.code]).toEqual([412, 'changed-meanwhile']);
    const again = await act('admin', proposal, 'publish', { effectiveFrom: world.day(), basedOn: 1 });
    expect(again.body).toMatchObject({ version: 2 });
  });

  it('is declined only with a reason, which its author reads', async () => {
    const proposal = await propose('official');
    expect((await act('admin', proposal, 'decline', { reason: '  ' })).body.code).toBe('reason-missing');
    await act('admin', proposal, 'decline', { reason: 'Thiếu căn cứ' });
    const { body } = await world.get<PublishedCatalogue>('official', '/admin/procedures');
    expect(body.proposals.find((row) => row.proposalId === proposal.proposalId)).toMatchObject({
      state: 'declined',
      reason: 'Thiếu căn cứ',
      decidedBy: 'Quản trị Mẫu',
    });
  });

  it('is withdrawn by its author alone', async () => {
    const proposal = await propose('official');
    expect((await act('admin', proposal, 'withdraw')).body.code).toBe('forbidden');
    expect((await act('neighbour', proposal, 'withdraw')).body.code).toBe('not-found');
    expect((await act('official', proposal, 'withdraw')).body.state).toBe('withdrawn');
  });

  it('stays as it was decided', async () => {
    const proposal = await propose('official');
    await act('official', proposal, 'withdraw');
    const wishes = { effectiveFrom: world.day(), basedOn: 0 };
    for (const [who, action, body] of [
      ['admin', 'publish', wishes],
      ['admin', 'decline', { reason: 'x' }],
      ['official', 'withdraw', {}],
    ] as const) {
      expect([(await act(who, proposal, action, body)).body.code]).toEqual(['action-not-possible']);
    }
  });

  it('sent twice is one, and one device cannot fill the list', async () => {
    const request = await world.request({ code: newCode() });
    const [first, second] = [
      await world.post<Proposal>('neighbour', '/admin/proposals', request),
      await world.post<Proposal>('neighbour', '/admin/proposals', request),
    ];
    expect(second.body).toEqual(first.body);
    const rows = Array.from({ length: 49 }, (_, index) => ({
      proposal_id: `many-${index}`,
      code: '9.000001',
      based_on: 1,
      definition: '{}',
      digest: String(index),
      effective_from: world.day(),
      note: '',
      proposed_by: world.devices.get('neighbour')?.deviceId ?? null,
      proposed_at: new Date(),
      state: 'proposed' as const,
    }));
    const { db } = world.gateway.context;
    await db.insertInto('procedure_proposals').values(rows).execute();
    const refused = await world.post<{ code: string }>('neighbour', '/admin/proposals', await world.request());
    expect([refused.status, refused.body.code]).toEqual([429, 'quota-exceeded']);
    await db.deleteFrom('procedure_proposals').where('proposal_id', 'like', 'many-%').execute();
  });
});
