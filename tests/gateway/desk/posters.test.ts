import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePosters } from '../../../src/gateway/desk/make-posters.ts';
import { createApp } from '../../../src/gateway/http/app.ts';
import { commune, createDeskWorld } from '../../fixtures/desk-world.ts';
import type { DeskWorld } from '../../fixtures/desk-world.ts';
import { findPosterPage } from '../../../src/core/visit/poster-page.ts';

let world: DeskWorld;
beforeAll(async () => {
  world = await createDeskWorld();
});
afterAll(async () => await world.close());

const print = (body: object) => makePosters(world.context as never, world.lan, { ...body });
const ask = async (path: string) => await createApp(world.context).request(`/api/v1${path}`);

describe('posters from the desk', () => {
  it('are one page for each procedure in each hamlet', async () => {
    const pdf = await print({ paper: 'A5', codes: ['1.001193'], hamlets: ['Thôn Một', 'Thôn Hai', 'Thôn Một', ' '] });
    if (!pdf.ok) throw new Error(pdf.problem.code);
    expect(
      Buffer.from(pdf.value)
        .toString('latin1')
        .match(/\/Type \/Page\b/g),
    ).toHaveLength(2);
  });

  it('are refused where nothing is chosen, too much, or what is not there', async () => {
    const many = Array.from({ length: 61 }, (_, at) => `Thôn ${at}`);
    for (const [body, code] of [
      [{ paper: 'A4', codes: [], hamlets: [] }, 'bad-request'],
      [{ paper: 'A3', codes: ['1.001193'], hamlets: [] }, 'bad-request'],
      [{ paper: 'A4', codes: '1.001193', hamlets: [] }, 'bad-request'],
      [{ paper: 'A4', codes: [], hamlets: many }, 'bad-request'],
      [{ paper: 'A4', codes: [], hamlets: ['x'.repeat(121)] }, 'bad-request'],
      [{ paper: 'A4', codes: ['9.999999'], hamlets: [] }, 'not-found'],
    ] as const) {
      expect(await print(body), JSON.stringify(body).slice(0, 60)).toMatchObject({ ok: false, problem: { code } });
    }
  });
});

describe('what a poster opens', () => {
  it('is answered to anybody: the procedure, and where the commune is reached', async () => {
    const answer = await ask(`/public/procedures/1.001193?xa=${commune.code}`);
    const page = findPosterPage(await answer.json());
    expect(page?.procedure).toMatchObject({ code: '1.001193' });
    expect(page?.commune).toEqual({
      code: commune.code,
      name: commune.name,
      telephone: '000 000 0000',
      receptionPoints: [{ receptionPointId: commune.pointId, name: `Quầy ${commune.name}`, address: commune.name }],
    });
  });

  it('lists the procedures that have a page, the most asked for first; a commune that is none is left out', async () => {
    const page = findPosterPage(await (await ask('/public/procedures?xa=00000')).json());
    expect(page?.procedures?.[0]).toMatchObject({ priority: 1 });
    expect(page?.procedures?.map(({ code }) => code)).toContain('1.001193');
    expect(page?.commune).toBeUndefined();
    expect((await ask('/public/procedures/9.999999')).status).toBe(404);
  });

  it('is a page of the app, although a procedure’s code ends like a file’s name', async () => {
    const { status, headers } = await createApp({
      ...world.context,
      config: { ...world.context.config, webDir: new URL('../../..', import.meta.url).pathname.replace(/\/$/, '') },
    }).request('/tt/1.001193?xa=99901');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect((await createApp(world.context).request('/tt/nothing.js')).status).toBe(404);
  });
});
