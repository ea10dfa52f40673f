/**
 * A day with planted residents through the real gateway and opener, with right and wrong inputs, broken content and faults of
 * the database; afterwards nothing of them stands in what the processes said, in PostgreSQL's log, in figures, headers,
 * problems, the audit log, or in the address of any call that the app makes.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { permissions } from '../../src/gateway/http/permissions.ts';
import { sealContent } from '../../src/gateway/store/sealed-content.ts';
import { sql } from '../../src/gateway/store/kysely.ts';
import { noFilter, queueQuestion } from '../../src/ui/desk/queue-filter.ts';
import { buildPacket, framesOf, packetFrame, sendFrames } from '../fixtures/build-packet.ts';
import { makeKey, requestEnrolment, requestToken } from '../fixtures/enrol-device.ts';
import { PlantedDay } from '../fixtures/planted-day.ts';
import { findPlanted, planted } from '../fixtures/planted-people.ts';
import { testCommune, testPoint } from '../fixtures/start-gateway.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const dataDir = join(temporaryFolder(), 'data');
const api = '/api/v1';
const names: readonly string[] = Object.values(planted);
const words = names.join(' · ');

/** What was said where, once the day is over. */
const said: Record<string, string> = {};

let day: PlantedDay;
beforeAll(async () => void (day = await PlantedDay.start(dataDir, 21_401)));
afterAll(async () => {
  await day.gateway.stop();
  await day.running.kill();
});

describe('a day with planted residents', () => {
  it('is done as it should be', async () => {
    const invitation = {
      role: 'volunteer',
      personName: planted.volunteer,
      communeCode: testCommune.code,
      decision: planted.note,
      undertakingSignedOn: '2026-01-05',
      validMinutes: 60,
    };
    const invited = (await (await day.call(day.official, 'POST', '/admin/invitations', invitation)).json()) as {
      link: string;
    };
    const token = new URL(invited.link).hash.slice(1);
    expect((await requestEnrolment(day.gateway, token, await makeKey(), { deviceName: planted.machine })).status).toBe(
      201,
    );

    const [accepted, refused, withdrawn] = [await day.deliver(), await day.deliver(), await day.deliver()];
    const { path, body } = queueQuestion({ ...noFilter, text: planted.applicant });
    expect(findPlanted(path)).toEqual([]);
    const found = (await (await day.call(day.official, body ? 'POST' : 'GET', path, body)).json()) as {
      rows: unknown[];
    };
    expect(found.rows).toHaveLength(3);
    const items = [{ kind: 'answer', id: 'reason', why: planted.sentence }];
    expect(await day.act(accepted, 'supplement', { items, note: planted.note })).toBe(200);
    expect((await day.call(day.official, 'GET', `/desk/dossiers/${accepted}/supplement-slip`)).status).toBe(200);
    expect((await day.call(day.official, 'GET', `/desk/dossiers/${accepted}/declaration`)).status).toBe(200);
    expect(await day.act(refused, 'refuse', { reason: planted.reason })).toBe(200);
    expect((await day.call(day.official, 'GET', `/desk/dossiers/${refused}/refusal-slip`)).status).toBe(200);
    expect(await day.act(withdrawn, 'withdraw', { reason: planted.reason })).toBe(200);
    const done = await day.deliver();
    expect(await day.act(done, 'accept', { officialNumber: 'H50.12-261122-0001' })).toBe(200);
    expect(await day.act(done, 'result', { summary: planted.summary })).toBe(200);
    expect(await day.act(done, 'hand-over', { way: 'counter', to: planted.handedTo })).toBe(200);
    const pad = { count: 1, hamlet: planted.hamlet, receptionPointId: testPoint.receptionPointId };
    expect((await day.call(day.official, 'POST', '/desk/pads', pad)).status).toBe(200);
  });

  it('brings packets that cannot be opened, and frames that name people instead of packets', async () => {
    const wrong: readonly unknown[] = [
      words,
      `{"kind": "dossier", "applicant": ${words}`,
      { ...day.aPlantedText(), kind: planted.applicant },
      { ...day.aPlantedText(), applicant: words },
      { ...day.aPlantedText(), answers: { [planted.answer]: { [planted.applicant]: [words] } } },
      { ...day.aPlantedText(), procedure: { code: 'Quậpmeo', version: 1 } },
    ];
    for (const text of wrong) {
      await sendFrames(day.gateway, framesOf(await buildPacket(day.gateway, day.volunteer, { text })));
    }
    const photo = Buffer.from(`\u00FF\u00D8\u00FF${words}`);
    await sendFrames(
      day.gateway,
      framesOf(await buildPacket(day.gateway, day.volunteer, { text: day.aPlantedText(), papers: [photo] })),
    );
    const packet = await buildPacket(day.gateway, day.volunteer);
    for (const name of names) {
      const frames = [
        { ...packetFrame(packet), pid: name },
        { ...packetFrame(packet), header: `${name}.${packet.header}` },
        { type: 'part', sha256: name, offset: 0, body: Buffer.from(name) } as const,
      ];
      await sendFrames(day.gateway, frames);
    }
    const named = await buildPacket(day.gateway, day.volunteer, {
      header: { aud: planted.applicant, suite: planted.note },
    });
    await sendFrames(day.gateway, framesOf(named));
    await day.gateway.request(`${api}/pack`, { method: 'POST', body: Buffer.from(words) });
    await sleep(1_500);
  });

  it('has every call asked with names in path, query, headers and body', async () => {
    const { admin, official, volunteer } = day;
    const devices = { admin, official, volunteer };
    for (const [index, { method, path, callers }] of permissions.entries()) {
      const name = names[index % names.length] ?? '';
      const other = names[(index + 7) % names.length] ?? '';
      const ascii = Buffer.from(name, 'utf8').toString('latin1');
      const headers = {
        'if-match': `"${encodeURIComponent(name)}"`,
        'slip-token': ascii,
        'gocua-device': ascii,
        'user-agent': ascii,
        'x-forwarded-for': `${ascii}, ${Buffer.from(planted.applicantId).toString()}`,
        'accept-language': encodeURIComponent(name),
        cookie: `name=${encodeURIComponent(name)}`,
      };
      const wanted = `${path.replaceAll(/:\w+/g, encodeURIComponent(name))}?text=${encodeURIComponent(name)}&q=${planted.applicantId}`;
      const bodies = [
        { [name]: other, code: other, dossierIds: [name], reason: other, text: name },
        `{"${name}": "${other}"`,
      ];
      for (const body of method === 'GET' ? [undefined] : bodies) {
        for (const role of ['admin', 'official', 'volunteer'] as const) {
          if (callers === 'anybody' || callers[role]) await day.call(devices[role], method, wanted, body, headers);
        }
      }
    }
    for (const name of names) {
      const percent = encodeURIComponent(name);
      await day.send(`/${percent}`);
      await day.send(`/assets/${percent}.js?ten=${percent}`);
      await day.send(`${api}/${percent}`);
      await day.send(`${api}/status`, {
        headers: { 'slip-token': Buffer.from(name).toString('base64url').padEnd(30, 'A') },
      });
      await day.send(`${api}/admin/devices`, { headers: { authorization: `Bearer ${percent}`, dpop: percent } });
      await day.send(`${api}/changes?since=${percent}`, {
        headers: { authorization: `DPoP ${percent}`, dpop: percent },
      });
      await requestEnrolment(day.gateway, name, await makeKey(), { deviceName: name });
      await requestToken(day.gateway, Buffer.from(JSON.stringify({ sub: name })).toString('base64url'));
    }
  });

  it('breaks: content that is no content, a database that says no and quotes what it was given', async () => {
    const { db, keys } = day.gateway.context;
    const dossierId = await day.deliver();
    const place = `dossiers.sealed_content:${dossierId}`;
    const traps = [
      `${words}`,
      `${planted.applicant}\n    at ${planted.applicant} (${planted.hamlet}:1:1)`,
      JSON.stringify({ text: { ...day.aPlantedText(), signatories: null, subjects: planted.subject }, findings: [] }),
    ];
    for (const trap of traps) {
      const sealed = sealContent(keys.dataKey, place, Buffer.from(trap));
      await db.updateTable('dossiers').set({ sealed_content: sealed }).where('dossier_id', '=', dossierId).execute();
      for (const sheet of ['', '/declaration', '/receipt', '/supplement-slip']) {
        await day.call(day.official, 'GET', `/desk/dossiers/${dossierId}${sheet}`);
      }
      await day.call(day.official, 'POST', '/desk/declarations', { dossierIds: [dossierId] });
    }
    await db.deleteFrom('dossier_packets').where('dossier_id', '=', dossierId).execute();
    await db.deleteFrom('dossier_events').where('dossier_id', '=', dossierId).execute();
    await db.deleteFrom('dossiers').where('dossier_id', '=', dossierId).execute();

    await sql`create function complain() returns trigger language plpgsql as
      $$ begin raise exception E'no room for\n    at % (%:1:1)', new.name, new.name; end $$`.execute(db);
    await sql`create trigger complain before insert on people for each row execute function complain()`.execute(db);
    const person = { role: 'official', personName: planted.relative, communeCode: testCommune.code, validMinutes: 60 };
    expect((await day.call(day.official, 'POST', '/admin/invitations', person)).status).toBe(500);
    await sql`drop trigger complain on people`.execute(db);
    expect(day.count(500)).toBeGreaterThan(5);
  });
});

describe('afterwards', () => {
  beforeAll(async () => {
    said['the figures'] = await (await fetch('http://127.0.0.1:23290/metrics')).text();
    expect(said['the figures']).toContain('gocua_requests_total');
    const probes = ['/healthz', '/readyz'].map(async (path) => await (await fetch(`${day.running.url}${path}`)).text());
    said['the probes'] = (await Promise.all(probes)).join();
    said['the audit log'] = JSON.stringify(await day.gateway.context.db.selectFrom('audit').selectAll().execute());
    said['headers and problems'] = day.told.join('\n');
    said["PostgreSQL's log"] = readFileSync(join(dataDir, 'postgres.log'), 'utf8');
    const { stdout, stderr } = await day.running.stop();
    said['what the processes said'] = stdout + stderr;
  });

  it('the scan finds all of them in what a careless log holds, in each of its guises', () => {
    const found = findPlanted(day.naive.join(''));
    const whole = new Set(found.map((find) => find.split(', ')[0]));
    expect(findPlanted(words).length).toBeGreaterThan(20);
    for (const mark of new Set(findPlanted(words).map((find) => find.split(', ')[0]))) expect(whole).toContain(mark);
    expect(new Set(found.map((find) => find.split(', ')[1]))).toEqual(
      new Set(['UTF-8', 'percent-encoded', 'base64', 'garbled']),
    );
    expect(findPlanted(JSON.stringify({ name: 'Quy\\u1ebfnx\\u00f4n' }).replaceAll('\\\\', '\\'))).toEqual([
      'Quyếnxôn, JSON-escaped',
    ]);
    expect(findPlanted('Quy?nx?n or quyenxon')).toEqual(['Quyếnxôn, with question marks', 'Quyếnxôn, folded']);
  });

  it.each([
    'what the processes said',
    "PostgreSQL's log",
    'the figures',
    'the probes',
    'headers and problems',
    'the audit log',
  ])('nothing of them stands in %s', (place) => {
    const text = said[place] ?? '';
    expect(text.length).toBeGreaterThan(5);
    expect(findPlanted(text)).toEqual([]);
  });

  it('and the log tells what failed all the same', () => {
    const lines = (said['what the processes said'] ?? '').split('\n').filter((line) => line.startsWith('{'));
    const failures = lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter((line) => line['error']);
    expect(failures.filter(({ route }) => route !== undefined).length).toBeGreaterThan(5);
    for (const { route, error } of failures) {
      // What fails in the background (the database that stops before the gateway) is of no route.
      if (route !== undefined) expect(permissions.map(({ path }) => path)).toContain(route);
      expect((error as { readonly frames: readonly string[] }).frames.length).toBeGreaterThan(0);
    }
  });
});
