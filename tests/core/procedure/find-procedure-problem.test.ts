import { describe, expect, it } from 'vitest';
import { startBasket } from '../../../src/core/dossier/start-basket.ts';
import { findProcedureProblem } from '../../../src/core/procedure/find-procedure-problem.ts';
import type { Procedure } from '../../../src/core/procedure/procedure.ts';
import { FakeGateway } from '../../fakes/fake-gateway.ts';
import { FakePhone } from '../../fakes/fake-phone.ts';
import { aProcedureAsking, aQuestion } from '../../fixtures/procedure-fixtures.ts';

const readable = aProcedureAsking([aQuestion({ id: 'a', type: 'text' })], { code: '1.000001', version: 1 });
const newer = aProcedureAsking([aQuestion({ id: 'a', type: 'hologram' as 'text' })], { code: '1.000001', version: 2 });
const broken = { ...newer, form: 7 } as unknown as Procedure;

function ask(procedures: readonly Procedure[], version?: number) {
  const phone = new FakePhone({ gateway: new FakeGateway(['device-1']), procedures });
  const { ports } = phone.boot();
  return { ports, code: () => findProcedureProblem(ports, '1.000001', version).then((problem) => problem?.code) };
}

describe('findProcedureProblem', () => {
  it.each<[string, readonly Procedure[], string | undefined]>([
    ['is silent where the version in force can be read', [readable], undefined],
    ['knows nothing of what has not come', [], 'procedure-unknown'],
    ['asks for a newer app where only that reads it', [newer], 'procedure-newer-than-app'],
    ['takes no older version in place of the one in force', [readable, newer], 'procedure-newer-than-app'],
    ['names a definition that is broken', [readable, broken], 'procedure-malformed'],
    ['minds no version that is yet to come', [readable, { ...newer, effectiveFrom: '2030-01-01' }], undefined],
    [
      'minds no version that was replaced',
      [
        { ...newer, version: 1 },
        { ...readable, version: 2 },
      ],
      undefined,
    ],
  ])('%s', async (_name, procedures, code) => {
    expect(await ask(procedures).code()).toBe(code);
  });

  it.each<[number, string | undefined]>([
    [1, undefined],
    [2, 'procedure-newer-than-app'],
    [3, 'procedure-unknown'],
  ])('judges version %s that a draft pinned by itself', async (version, code) => {
    expect(await ask([readable, newer], version).code()).toBe(code);
  });

  it('keeps a basket from beginning with it', async () => {
    const { ports } = ask([readable, newer]);
    const begun = await startBasket(ports, ['1.000001'], {} as Parameters<typeof startBasket>[2]);
    expect(begun).toMatchObject({ ok: false, problem: { code: 'procedure-newer-than-app', message: '1.000001' } });
  });
});
