/** Lessons over the practice store: which one is being done, how far it is, and a dossier made ready for it. */

import type { Beginnings, Ports } from '../../core/ports.ts';
import { findDraftProblems } from '../../core/dossier/find-draft-problems.ts';
import type { Lesson, LessonFacts, LessonRun } from '../../core/practice/lessons.ts';
import { isDeskLesson, isLessonDone, noFacts } from '../../core/practice/lessons.ts';
import { newPracticeDossier } from '../../core/practice/practice-desk.ts';
import { practiceCards } from '../../core/practice/practice-people.ts';
import type { Practice } from '../../core/practice/practice-ports.ts';
import { prepareDossier } from '../../core/practice/prepare-dossier.ts';
import type { DeskDossier } from '../../core/reception/desk.ts';
import { findMeta } from '../store/read-rows.ts';
import type { Store } from '../store/store.ts';
import { findLessonsDone, noteLessonDone } from './lesson-progress.ts';
import type { DeskShelf } from './practice-desk.ts';
import { deletePracticeStore } from './practice-store.ts';
import { drawSamplePaper } from './sample-paper.ts';

/** In `meta` of the practice store. */
const runKey = 'lesson-run';
const deskKey = 'desk-dossier';

export interface LessonParts {
  readonly store: Store;
  readonly ports: Ports;
  readonly beginnings: Beginnings;
  readonly pin: string;
  /** Of the person whose turn it is; only its name, for the progress. */
  readonly realStore: string;
  readonly samplePaper?: () => Promise<Blob>;
  readonly scan: Practice['scan'];
  /** Leaves the page of practice for good. */
  readonly leave: () => void;
}

export function openLessons(parts: LessonParts): Practice & { readonly desk: DeskShelf } {
  const { store, ports, beginnings, pin, realStore, scan } = parts;
  const { meta } = store.db;
  let copied = 0;

  const put = (key: string, value: unknown): Promise<unknown> =>
    store.write([meta], ['drafts'], () => meta.put({ key, value }));
  const desk: DeskShelf = {
    find: async () => (await findMeta(store, deskKey)) as DeskDossier | undefined,
    put: async (dossier) => void (await put(deskKey, dossier)),
  };

  /** What earlier lessons left in the making would only be in the way. */
  async function clear(): Promise<void> {
    for (const { beginningId } of await beginnings.list()) await beginnings.remove(beginningId);
    for (const { pid } of await ports.outbox.deliveries()) await ports.outbox.purge(pid);
    for (const { dossierId } of (await ports.drafts.list()).drafts) await ports.drafts.remove(dossierId);
  }

  async function makeReady(lesson: Lesson): Promise<{ readonly address: string; readonly dossierId?: string }> {
    if (isDeskLesson(lesson)) {
      copied = 0;
      // Another one each time: what the page shows of the one before is then not taken for this one.
      const dossierId = ports.randomness.uuid();
      await desk.put(newPracticeDossier(dossierId, ports.clock.nowIso(), lesson === 'supplement'));
      return { address: `/quay/ho-so/${dossierId}` };
    }
    await clear();
    if (lesson === 'scan') return { address: '/' };
    const [card] = practiceCards;
    if (!card) throw new Error('practice has no cards');
    const samplePaper = parts.samplePaper ?? (() => drawSamplePaper('LUYỆN TẬP'));
    const { dossierId, basketId } = await prepareDossier(ports, lesson, card, samplePaper);
    const addresses = {
      fill: `/lam/${basketId}/ke-khai`,
      photograph: `/lam/${basketId}/giay-to`,
      'read-back': `/lam/${basketId}/doc-lai`,
      seal: `/lam/${basketId}/ky`,
      send: '/',
    };
    return { address: addresses[lesson], dossierId };
  }

  async function findCaptured({ startedAt }: LessonRun): Promise<LessonFacts['captured']> {
    const begun = (await beginnings.list()).find(({ applicant, updatedAt }) => applicant && updatedAt >= startedAt);
    if (begun?.applicant) return begun.applicant;
    const { drafts } = await ports.drafts.list();
    return drafts.find((draft) => draft.startedAt >= startedAt)?.applicant;
  }

  async function readFacts(run: LessonRun): Promise<LessonFacts> {
    if (isDeskLesson(run.lesson)) {
      const office = (await desk.find())?.row.state;
      return { ...noFacts, copied, ...(office && { office }) };
    }
    const { dossierId } = run;
    if (dossierId === undefined) {
      const captured = await findCaptured(run);
      return { ...noFacts, ...(captured && { captured }) };
    }
    const draft = await ports.drafts.find(dossierId);
    const procedure = draft && (await ports.catalogue.findProcedure(draft.procedure.code, draft.procedure.version));
    const problems = draft?.state === 'draft' && procedure ? await findDraftProblems(ports, procedure, draft) : [];
    const pid = draft?.sealed?.pid;
    const delivery = (await ports.outbox.deliveries()).find((each) => each.pid === pid)?.state;
    const office = (await ports.statuses.find(dossierId))?.state;
    return { ...noFacts, problems, ...(draft && { draft }), ...(delivery && { delivery }), ...(office && { office }) };
  }

  return {
    pin,
    desk,
    scan,
    done: () => findLessonsDone(realStore),
    async begin(lesson) {
      const { address, dossierId } = await makeReady(lesson);
      const run: LessonRun = { lesson, startedAt: ports.clock.nowIso(), ...(dossierId !== undefined && { dossierId }) };
      await put(runKey, run);
      return address;
    },
    run: async () => (await findMeta(store, runKey)) as LessonRun | undefined,
    async facts(run) {
      const facts = await readFacts(run);
      if (isLessonDone(run.lesson, facts)) noteLessonDone(realStore, run.lesson);
      return facts;
    },
    noteCopied() {
      copied += 1;
      store.announceHere('drafts');
    },
    async end() {
      await deletePracticeStore(store);
      parts.leave();
    },
  };
}
