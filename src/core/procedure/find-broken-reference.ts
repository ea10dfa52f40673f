import type { Fault } from './check-shape.ts';
import { findCalculationReferences, findConditionReferences } from './find-references.ts';
import type { Condition } from './logic.ts';
import type { Procedure, Question } from './procedure.ts';

/** A question and what its visibility or value hangs on. */
interface Node {
  readonly place: string;
  /** The repeat groups around it, outermost first. */
  readonly groups: readonly string[];
  readonly dependsOn: readonly string[];
  /** What its conditions look at; `required` and constraints may look at the question itself. */
  readonly looksAt: readonly string[];
}

/** More questions than any declaration has; it bounds every walk over them. */
const maxQuestions = 1000;

/**
 * The first id used twice, reference to a question that does not exist (or lies inside a group one cannot see into), or
 * circle of `when` and calculations, in a procedure whose shapes are right. Ids that begin with `$` are the app's facts.
 */
export function findBrokenReference(procedure: Procedure): Fault | undefined {
  const nodes = new Map<string, Node>();
  const paperIds = new Set<string>();
  const sectionIds = new Set<string>();
  for (const [at, paper] of procedure.papers.entries()) {
    if (paperIds.has(paper.paperId)) return { place: `papers[${at}].paperId` };
    paperIds.add(paper.paperId);
  }
  for (const [at, section] of (procedure.form?.sections ?? []).entries()) {
    const place = `form.sections[${at}]`;
    if (sectionIds.has(section.id)) return { place: `${place}.id` };
    sectionIds.add(section.id);
    const fault = addQuestions(
      nodes,
      section.questions,
      `${place}.questions`,
      [],
      findConditionReferences(section.when),
    );
    if (fault !== undefined) return fault;
  }
  return findDangling(procedure, nodes) ?? findCircle(nodes);
}

function addQuestions(
  nodes: Map<string, Node>,
  questions: readonly Question[],
  place: string,
  groups: readonly string[],
  around: readonly string[],
): Fault | undefined {
  for (const [at, question] of questions.entries()) {
    const here = `${place}[${at}]`;
    if (nodes.has(question.id) || nodes.size >= maxQuestions) return { place: `${here}.id` };
    const seen = [...around, ...findConditionReferences(question.when)];
    const required = typeof question.required === 'object' ? findConditionReferences(question.required) : [];
    const constraints = (question.constraints ?? []).flatMap((constraint) => findConditionReferences(constraint.must));
    nodes.set(question.id, {
      place: here,
      groups,
      dependsOn: question.type === 'calculated' ? [...seen, ...findCalculationReferences(question.calculation)] : seen,
      looksAt: [...seen, ...required, ...constraints],
    });
    if (question.type === 'group') {
      const inner = [...groups, question.id];
      const fault = addQuestions(nodes, question.questions, `${here}.questions`, inner, [question.id]);
      if (fault !== undefined) return fault;
    }
  }
  return undefined;
}

function findDangling(procedure: Procedure, nodes: ReadonlyMap<string, Node>): Fault | undefined {
  for (const node of nodes.values()) {
    for (const id of [...node.looksAt, ...node.dependsOn]) {
      if (!isFact(id) && !nodes.has(id)) return { place: `${node.place} → ${id}` };
    }
    // A condition sees the answers around it, never into a group's repeats; only a sum adds those up.
    const hidden = node.looksAt.find((id) => nodes.get(id)?.groups.some((group) => !node.groups.includes(group)));
    if (hidden !== undefined) return { place: `${node.place} → ${hidden}` };
  }
  const outside: readonly (readonly [string, Condition | undefined])[] = [
    ...procedure.papers.map((paper, at) => [`papers[${at}].when`, paper.when] as const),
    ...(procedure.form?.signatures ?? []).map((place, at) => [`form.signatures[${at}].when`, place.when] as const),
  ];
  for (const [place, condition] of outside) {
    const id = findConditionReferences(condition).find((item) => !isFact(item) && nodes.get(item)?.groups.length !== 0);
    if (id !== undefined) return { place: `${place} → ${id}` };
  }
  return undefined;
}

/** Depth-first with three colours; iteration is bounded by the number of references. */
function findCircle(nodes: ReadonlyMap<string, Node>): Fault | undefined {
  const done = new Set<string>();
  const open = new Set<string>();
  const visit = (id: string): Fault | undefined => {
    const node = nodes.get(id);
    if (node === undefined || done.has(id)) return undefined;
    if (open.has(id)) return { place: node.place };
    open.add(id);
    for (const next of node.dependsOn) {
      const fault = visit(next);
      if (fault !== undefined) return fault;
    }
    open.delete(id);
    done.add(id);
    return undefined;
  };
  for (const id of nodes.keys()) {
    const fault = visit(id);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function isFact(id: string): boolean {
  return id.startsWith('$');
}
