/**
 * One answer, saved at once, wherever the draft and its basket ask the same. What the resident confirmed before stays
 * recorded and is stale from now on, because its digest no longer fits.
 */

import type { Ports } from '../ports.ts';
import { spreadAnswer } from '../procedure/merged-interview.ts';
import type { Answers, AnswerValue, Procedure } from '../procedure/procedure.ts';
import type { Result } from '../result.ts';
import { fail, succeed } from '../result.ts';
import type { Draft } from './dossier.ts';
import { findBasket } from './find-basket.ts';
import { takeTurn } from './take-turn.ts';

type AnswerPorts = Pick<Ports, 'drafts' | 'clock' | 'catalogue'>;

/** Baskets of more than one draft are few and never change their members; to look them up at every pause would be slow. */
const membersOf = new WeakMap<Ports['drafts'], Map<string, readonly string[]>>();

/**
 * `value` undefined takes the answer back. Resolves with the draft as saved, after its siblings are saved too. Problems:
 * not-found, action-not-possible (it is sealed).
 */
export function answerQuestion(
  ports: AnswerPorts,
  dossierId: string,
  questionId: string,
  value: AnswerValue | undefined,
): Promise<Result<Draft>> {
  return takeTurn(ports.drafts, async () => {
    const draft = await ports.drafts.find(dossierId);
    if (!draft) return fail('not-found');
    if (draft.state !== 'draft') return fail('action-not-possible');
    const own = await findSharedQuestions(ports, draft, questionId, draft);
    const saved = await saveAnswers(ports, draft, [questionId, ...own], value);
    // The siblings after it: the draft in hand is safe first.
    for (const sibling of await findSiblings(ports, draft)) {
      const questionIds = await findSharedQuestions(ports, draft, questionId, sibling);
      await saveAnswers(ports, sibling, questionIds, value);
    }
    return succeed(saved);
  });
}

async function saveAnswers(
  ports: AnswerPorts,
  draft: Draft,
  questionIds: readonly string[],
  value: AnswerValue | undefined,
): Promise<Draft> {
  const isNews = questionIds.some((id) => JSON.stringify(draft.answers[id]) !== JSON.stringify(value));
  if (!isNews) return draft;
  const answers: { [questionId: string]: Answers[string] } = { ...draft.answers };
  for (const id of questionIds) {
    if (value === undefined) delete answers[id];
    else answers[id] = value;
  }
  const saved: Draft = { ...draft, answers, updatedAt: ports.clock.nowIso() };
  await ports.drafts.save(saved);
  return saved;
}

async function findSiblings(ports: AnswerPorts, draft: Draft): Promise<Draft[]> {
  const known = membersOf.get(ports.drafts) ?? new Map<string, readonly string[]>();
  membersOf.set(ports.drafts, known);
  const members =
    known.get(draft.basketId) ?? (await findBasket(ports, draft.basketId)).map(({ dossierId }) => dossierId);
  known.set(draft.basketId, members);
  const siblings: Draft[] = [];
  for (const dossierId of members) {
    const sibling = dossierId === draft.dossierId ? undefined : await ports.drafts.find(dossierId);
    if (sibling?.state === 'draft') siblings.push(sibling);
  }
  return siblings;
}

async function findSharedQuestions(
  ports: AnswerPorts,
  draft: Draft,
  questionId: string,
  sibling: Draft,
): Promise<string[]> {
  const procedures: Procedure[] = [];
  for (const { procedure } of draft === sibling ? [draft] : [draft, sibling]) {
    const found = await ports.catalogue.findProcedure(procedure.code, procedure.version);
    if (found) procedures.push(found);
  }
  const places = spreadAnswer(procedures, { procedureCode: draft.procedure.code, questionId });
  return places.flatMap((place) => (place.procedureCode === sibling.procedure.code ? [place.questionId] : []));
}
