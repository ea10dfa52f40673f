/** What answers the desk's calls while somebody practises: this device's own practice store, and no network. */

import { actOnPracticeDossier, practiceQueue } from '../../core/practice/practice-desk.ts';
import { practiceCommune } from '../../core/practice/prepare-dossier.ts';
import type { Clock, Outcome } from '../../core/ports.ts';
import type { DeskDossier } from '../../core/reception/desk.ts';
import type { OfficeClient } from '../../core/screen-ports.ts';
import { practiceDevice } from './practice-store.ts';

/** Where the dossier of the desk's lessons lies. */
export interface DeskShelf {
  find(): Promise<DeskDossier | undefined>;
  put(dossier: DeskDossier): Promise<void>;
}

const dayMs = 86_400_000;

export function newPracticeDesk(shelf: DeskShelf, clock: Clock): OfficeClient {
  async function answer(method: 'GET' | 'POST', path: string, body: unknown): Promise<Outcome<unknown>> {
    const dossier = await shelf.find();
    if (!dossier) return { kind: 'refused', problem: { code: 'not-found' } };
    const dossierPath = `/desk/dossiers/${dossier.row.dossierId}`;
    if (/^\/desk\/dossiers(\?|$)/.test(path)) return { kind: 'done', value: practiceQueue(dossier) };
    if (path === '/admin/communes') return { kind: 'done', value: [{ ...practiceCommune, ownNumbers: false }] };
    if (path.startsWith('/desk/appointment')) {
      const at = new Date(clock.nowMs() + 3 * dayMs).toISOString();
      return { kind: 'done', value: { at, text: '' } };
    }
    if (path === dossierPath) return { kind: 'done', value: dossier };
    if (method === 'POST' && path.startsWith(`${dossierPath}/`)) {
      const by = { now: clock.nowIso(), name: practiceDevice.personName };
      const acted = actOnPracticeDossier(dossier, path.slice(dossierPath.length + 1), body, by);
      if (!acted.ok) return { kind: 'refused', problem: acted.problem };
      await shelf.put(acted.value);
      return { kind: 'done', value: acted.value };
    }
    return { kind: 'refused', problem: { code: 'action-not-possible' } };
  }

  const refused = async (): Promise<Outcome<never>> => ({ kind: 'refused', problem: { code: 'action-not-possible' } });
  return {
    async call<T>(method: 'GET' | 'POST', path: string, body?: unknown) {
      const answered = await answer(method, path, body);
      return answered.kind === 'done' ? { kind: 'done' as const, value: { body: answered.value as T } } : answered;
    },
    download: refused,
    slipStatus: refused,
    board: refused,
    scan: refused,
  };
}
