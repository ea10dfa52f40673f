/** A desk's server in memory for the screens: one queue, revisions that must match, the core's own rules for what may be done. */

import type { Outcome, Picture } from '../../../src/core/ports.ts';
import type { OfficeClient } from '../../../src/core/screen-ports.ts';
import type { DeskActionName, DeskDossier, DeskRow } from '../../../src/core/reception/desk.ts';
import { isActionPossible } from '../../../src/core/reception/desk-action.ts';
import procedure from '../../../src/procedures/1.014027.json';

export interface OfficeCall {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  readonly ifMatch?: string;
}

export interface Office {
  readonly client: OfficeClient;
  readonly calls: OfficeCall[];
  readonly dossiers: Map<string, DeskDossier>;
  /** Answers a path in another way than the desk would. */
  answer(path: string, value: unknown): void;
  refuse(path: string, code: 'device-unconfirmed' | 'not-found'): void;
  setOnline(isOnline: boolean): void;
  /** Another official acts on the dossier. */
  actElsewhere(dossierId: string, changes: Partial<DeskRow>): void;
}

export const dossierId = '6a1e2f00-0000-4000-8000-000000000001';

export function aDossier(changes: Partial<DeskDossier> = {}, row: Partial<DeskRow> = {}): DeskDossier {
  return {
    row: {
      dossierId,
      etag: '1',
      localCode: '482109375',
      procedureCode: '1.014027',
      procedureName: 'Trợ cấp hưu trí xã hội (từ 75 tuổi)',
      applicantName: 'Hồ Thị Mẫu',
      hamlet: 'Thôn Mẫu',
      receptionPoint: 'Quầy xã Mẫu',
      state: 'received',
      arrivedAt: '2026-11-21T08:30:00+07:00',
      missingParts: 0,
      awaitsOriginal: false,
      awaitsSignature: true,
      sameDay: false,
      sample: true,
      ...row,
    },
    text: {
      kind: 'dossier',
      dossierId,
      basketId: 'basket-1',
      localCode: '482109375',
      revision: 1,
      procedure: { code: '1.014027', version: 1 },
      lane: 'assisted',
      applicant: { fullName: 'Hồ Thị Mẫu', idNumber: '044148000001', source: 'card' },
      subjects: [],
      signatories: [{ role: 'applicant', person: 'Hồ Thị Mẫu', state: 'missing' }],
      answers: {},
      papers: [],
      consents: [],
      helper: { deviceId: 'device-2', name: 'Nguyễn Văn Thử', role: 'volunteer' },
      place: { communeCode: '99901', hamlet: 'Thôn Mẫu' },
      receptionPoint: 'point-1',
      slipToken: '',
      startedAt: '2026-11-20T08:00:00+07:00',
      sealedAt: '2026-11-20T09:00:00+07:00',
    },
    procedure,
    papers: [],
    history: [{ at: '2026-11-21T08:30:00+07:00', actor: 'Nguyễn Văn Thử', action: 'received' }],
    findings: [],
    envelope: {},
    corrections: [],
    results: [],
    similar: [],
    payments: [],
    doorMoney: [],
    reusable: [],
    contacts: {},
    route: [],
    etag: '1',
    ...changes,
  };
}

export function newOffice(dossiers: readonly DeskDossier[]): Office {
  const held = new Map(dossiers.map((dossier) => [dossier.row.dossierId, dossier]));
  const calls: OfficeCall[] = [];
  const answers = new Map<string, Outcome<unknown>>();
  let isOnline = true;
  answers.set('/admin/communes', {
    kind: 'done',
    value: [{ code: '99901', name: 'Xã Mẫu', opened: true, ownNumbers: false, receptionPoints: [], devices: 2 }],
  });
  answers.set(`/desk/appointment?procedure=1.014027&dossier=${dossierId}`, {
    kind: 'done',
    value: { at: '2026-12-07T17:00:00+07:00', text: '17:00 ngày 07/12/2026' },
  });

  function act({ path, ifMatch, body }: OfficeCall): Outcome<unknown> {
    const [, id = '', action = ''] = /^\/desk\/dossiers\/([^/]+)\/([\w-]+)$/.exec(path) ?? [];
    const dossier = held.get(id);
    if (!dossier) return { kind: 'refused', problem: { code: 'not-found' } };
    if (ifMatch !== `"${dossier.etag}"`) {
      const last = dossier.history.at(-1);
      const message = `${last?.actor} đã thay đổi hồ sơ này lúc 09:15 ngày 23/11/2026.`;
      return { kind: 'refused', problem: { code: 'changed-meanwhile', message } };
    }
    const name = action as DeskActionName;
    if (!isActionPossible(name, dossier.row)) return { kind: 'refused', problem: { code: 'action-not-possible' } };
    const state = ({ accept: 'accepted', supplement: 'supplement', refuse: 'refused' } as const)[action];
    const { officialNumber } = body as { officialNumber?: string };
    change(id, { ...(state && { state }), ...(officialNumber !== undefined && { officialNumber }) }, action, 'Lan');
    return { kind: 'done', value: held.get(id) };
  }

  function change(id: string, changes: Partial<DeskRow>, action: string, actor: string): void {
    const dossier = held.get(id);
    if (!dossier) throw new Error(`no dossier ${id}`);
    const etag = String(Number(dossier.etag) + 1);
    held.set(id, {
      ...dossier,
      row: { ...dossier.row, ...changes, etag },
      history: [...dossier.history, { at: '2026-11-23T09:15:00+07:00', actor, action }],
      etag,
    });
  }

  function ask(call: OfficeCall): Outcome<unknown> {
    calls.push(call);
    if (!isOnline) return { kind: 'offline' };
    const scripted = answers.get(call.path);
    if (scripted) return scripted;
    const [path = '', query] = call.path.split('?');
    if (path === '/desk/dossiers') {
      const wanted = new URLSearchParams(query ?? (call.body as Record<string, string> | undefined));
      const rows = [...held.values()]
        .map((dossier) => dossier.row)
        .filter((row) => (wanted.get('state') ?? row.state) === row.state)
        .filter((row) => row.applicantName.includes(wanted.get('text') ?? ''));
      const counts: { [state: string]: number } = {};
      for (const { row } of held.values()) counts[row.state] = (counts[row.state] ?? 0) + 1;
      return { kind: 'done', value: { rows, counts } };
    }
    if (call.method === 'POST') return act(call);
    const dossier = held.get(path.slice('/desk/dossiers/'.length));
    return dossier ? { kind: 'done', value: dossier } : { kind: 'refused', problem: { code: 'not-found' } };
  }

  return {
    calls,
    dossiers: held,
    answer: (path, value) => answers.set(path, { kind: 'done', value }),
    refuse: (path, code) => answers.set(path, { kind: 'refused', problem: { code } }),
    setOnline(online) {
      isOnline = online;
    },
    actElsewhere: (id, changes) => change(id, changes, 'accept', 'Lê Văn Minh Mẫu'),
    client: {
      async call<T>(method: 'GET' | 'POST', path: string, body?: unknown, ifMatch?: string) {
        const outcome = ask({ method, path, body, ...(ifMatch !== undefined && { ifMatch }) });
        return outcome.kind === 'done' ? { kind: 'done', value: { body: outcome.value as T } } : outcome;
      },
      download: async (method, path, body) => ask({ method, path, body }) as Outcome<Picture>,
      slipStatus: async (slipToken) => ask({ method: 'GET', path: '/status', body: slipToken }),
      board: async (token) => ask({ method: 'GET', path: '/board', body: token }),
      scan: async (ticket, page) => ask({ method: page ? 'POST' : 'GET', path: '/scan', body: [ticket, page] }),
    },
  };
}
