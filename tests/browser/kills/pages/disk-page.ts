/** The page that is killed, one step of a dossier at a time: whoever drives it fills the disk between two of them. */

import type { Draft, PaperPage } from '../../../../src/core/dossier/dossier.ts';
import { findThrownProblem } from '../../../../src/core/storage-failure.ts';
import { photograph, textOf } from './invent-dossier.ts';
import { device, pin, report, save } from './kill-page.ts';

export interface DiskPage {
  enrol(invitationLink: string): Promise<void>;
  unlock(): Promise<string | undefined>;
  begin(template: Draft): void;
  /** Each answers the code of the problem that was told, or nothing when it is done and reported. */
  save(): Promise<string | undefined>;
  attach(): Promise<string | undefined>;
  seal(): Promise<string | undefined>;
  nudge(): Promise<string | undefined>;
  /** What stands in the way of the whole app. */
  problem(): string | undefined;
  /** How many packets are in each state. */
  states(): Promise<{ readonly [state: string]: number }>;
}

declare global {
  interface Window {
    diskPage?: DiskPage;
  }
}

let draft: Draft | undefined;
let pages: PaperPage[] = [];

function current(): Draft {
  if (!draft) throw new Error('no dossier was begun');
  return draft;
}

/** Anything that has no name is a bug. */
async function tell(work: () => Promise<string | undefined>): Promise<string | undefined> {
  try {
    return await work();
  } catch (thrown) {
    const problem = findThrownProblem(thrown);
    if (!problem) throw thrown;
    return problem.code;
  }
}

window.diskPage = {
  async enrol(invitationLink) {
    const enrolled = await device.enrolment.enrol(invitationLink, 'Máy thử');
    if (!enrolled.ok) throw new Error(enrolled.problem.code);
    const created = await device.vault.create(pin);
    if (!created.ok) throw new Error(created.problem.code);
  },

  unlock: () =>
    tell(async () => {
      const unlocked = await device.vault.unlock(pin);
      return unlocked.ok ? undefined : unlocked.problem.code;
    }),

  begin(template) {
    const localCode = String(100_000_000 + Math.floor(Math.random() * 899_999_999));
    const answers = { note: 'ghi chú '.repeat(200) };
    draft = { ...template, dossierId: crypto.randomUUID(), localCode, revision: 0, answers, papers: [] };
    pages = [];
  },

  save: () =>
    tell(async () => {
      const next = { ...current(), revision: current().revision + 1 };
      await save(next);
      draft = next;
      return undefined;
    }),

  attach: () =>
    tell(async () => {
      const picture = await device.papers.sealPage(current().dossierId, await photograph());
      if (!picture.ok) return picture.problem.code;
      report({ kind: 'page', sha256: picture.value.partSha256 });
      pages = [...pages, { ...picture.value, page: pages.length + 1 }];
      draft = { ...current(), papers: [{ paperId: 'id-copy', custody: 'photo', pages }] };
      return undefined;
    }),

  seal: () =>
    tell(async () => {
      const { dossierId, revision } = current();
      const sealed: Draft = { ...current(), revision: revision + 1, state: 'sealed' };
      const text = textOf(current(), pages, device.clock.nowIso());
      const packet = await device.sealer.seal(text, pages, () => sealed);
      report({ kind: 'packet', pid: packet.pid, seq: packet.seq, dossierId });
      return undefined;
    }),

  nudge: () => tell(async () => device.nudge().then(() => undefined)),
  problem: () => device.watch.storeProblem()?.code,

  async states() {
    const states: { [state: string]: number } = {};
    for (const { state } of await device.outbox.deliveries()) states[state] = (states[state] ?? 0) + 1;
    return states;
  },
};
