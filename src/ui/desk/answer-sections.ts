/** The answers of a dossier as the official form groups them: its sections, item numbers and wording, lists in words. */

import { knownFacts } from '../../core/procedure/known-facts.ts';
import type { SealedText } from '../../core/dossier/dossier.ts';
import { correctedAnswers } from '../../core/reception/correct-answer.ts';
import type { DeskDossier } from '../../core/reception/desk.ts';
import type { AnswerCorrection } from '../../core/reception/desk-life.ts';
import { answerText } from '../../core/procedure/answer-text.ts';
import type { ListLabels } from '../../core/procedure/answer-text.ts';
import { findToday, plainText } from '../../core/procedure/answer-value.ts';
import type { Answers, AnswerValue, Procedure, Question } from '../../core/procedure/procedure.ts';
import { getInterview } from '../../core/procedure/visible-questions.ts';
import type { VisibleQuestion } from '../../core/procedure/visible-questions.ts';
import { dossier as texts } from '../texts/vi/desk.ts';

export interface AnswerRow {
  /** Its path inside a repeat: `children[0].fullName`. */
  readonly id: string;
  /** What a supplement may ask for: a question of the form itself, never a member of a repeat; absent: not askable. */
  readonly askId?: string;
  readonly item?: string;
  readonly label: string;
  /** '' where nothing was answered. */
  readonly text: string;
  readonly required: boolean;
  readonly sensitive: boolean;
  readonly unverified?: string;
  /** Codes of what the gateway's re-check found here. */
  readonly findings: readonly string[];
  /** What stood there before the desk put it right, the oldest first; the text above is what holds. */
  readonly corrections?: readonly RowCorrection[];
  /** A repeat's heading, or a member below one. */
  readonly depth: number;
  readonly heading: boolean;
}

export interface RowCorrection extends Pick<AnswerCorrection, 'by' | 'at' | 'reason'> {
  /** '' where nothing had been answered. */
  readonly before: string;
}

export interface AnswerSection {
  readonly sectionId: string;
  readonly title: string;
  readonly rows: readonly AnswerRow[];
}

/** Sections in the form's order, empty ones left out. What a newer form answered and this one does not know comes last. */
export function newAnswerSections(
  {
    text: signed,
    findings,
    corrections = [],
  }: Pick<DeskDossier, 'text' | 'findings'> & Partial<Pick<DeskDossier, 'corrections'>>,
  procedure: Procedure | undefined,
  labels: ListLabels,
): readonly AnswerSection[] {
  const text = { ...signed, answers: correctedAnswers(signed.answers, corrections) };
  const sections = new Map<string, { title: string; rows: AnswerRow[] }>();
  const codesOf = (id: string) =>
    findings.filter((finding) => finding.questionId === id).map((finding) => finding.code);
  for (const visible of procedure ? questionsOf(procedure, text) : []) {
    const section = sections.get(visible.section.id) ?? { title: visible.section.title, rows: [] };
    sections.set(visible.section.id, section);
    const own = corrections.filter(({ questionId }) => questionId === visible.id);
    const [head, ...members] = rowsOf(visible, labels, codesOf, 0);
    if (!head) continue;
    const before = own.map(({ by, at, reason, before: was }): RowCorrection => ({
      by,
      at,
      reason,
      before: answerText(visible.question, (was ?? undefined) as AnswerValue | undefined, labels),
    }));
    section.rows.push({ ...head, ...(before.length > 0 && { corrections: before }) }, ...members);
  }
  const rest = otherRows(text.answers, procedure);
  return [
    ...[...sections].map(([sectionId, { title, rows }]) => ({ sectionId, title, rows: toldApart(rows, procedure) })),
    ...(rest.length > 0 ? [{ sectionId: '$others', title: texts.otherAnswers, rows: rest }] : []),
  ].filter((section) => section.rows.length > 0);
}

/** One item of the paper form may be several questions here: those that share its words get their own besides. */
function toldApart(rows: readonly AnswerRow[], procedure: Procedure | undefined): readonly AnswerRow[] {
  const plain = new Map(allQuestions(procedure).map((question) => [question.id, labelOf(question.label)]));
  return rows.map((row) => {
    const own = row.askId === undefined || row.heading ? undefined : plain.get(row.askId);
    const isShared = rows.some((other) => other.id !== row.id && other.label === row.label);
    return isShared && own !== undefined && own !== row.label ? { ...row, label: `${row.label} – ${own}` } : row;
  });
}

function labelOf(label: string): string {
  return label.replace(/[\s?:.…]+$/u, '');
}

/** The questions as they stood when the dossier was written: ages count until that day, not until today. */
export function questionsOf(procedure: Procedure, text: SealedText): readonly VisibleQuestion[] {
  return getInterview(procedure, answersOf(text), { today: findToday(text.answers, {}) ?? text.startedAt }).questions;
}

/** The answers with the facts that conditions ask for. What was not asked at the door is asked here, so nothing is hidden. */
export function answersOf(text: Pick<SealedText, 'answers' | 'lane' | 'representative'>): Answers {
  const { lane, representative } = text;
  return { ...text.answers, ...knownFacts({ lane, representative }), $sensitive: undefined };
}

function rowsOf(
  visible: VisibleQuestion,
  labels: ListLabels,
  codesOf: (id: string) => readonly string[],
  depth: number,
): AnswerRow[] {
  const { id, question, value, required, repeats } = visible;
  if (question.type === 'note') return [];
  const label = labelOf(question.officialLabel ?? question.label);
  const common = {
    id,
    ...(depth === 0 && question.type !== 'calculated' && { askId: id }),
    ...(question.item !== undefined && { item: question.item }),
    required,
    sensitive: question.sensitive === true,
    ...(question.unverified !== undefined && { unverified: question.unverified }),
    findings: codesOf(id),
    depth,
  };
  if (question.type !== 'group') {
    return [{ ...common, label, text: answerText(question, value, labels), heading: false }];
  }
  if (!repeats?.length) return [{ ...common, label, text: '', heading: false }];
  return repeats.flatMap((members, index) => [
    { ...common, id: `${id}[${index}]`, label: texts.repeat(label, index + 1), text: '', heading: true },
    ...members.flatMap((member) => rowsOf(member, labels, codesOf, depth + 1)),
  ]);
}

function otherRows(answers: Answers, procedure: Procedure | undefined): AnswerRow[] {
  const known = new Set(allQuestions(procedure).map((question) => question.id));
  return Object.entries(answers)
    .filter(([id]) => !id.startsWith('$') && !known.has(id))
    .map(([id, value]) => ({
      id,
      label: id,
      text: plainText(value),
      required: false,
      sensitive: false,
      findings: [],
      depth: 0,
      heading: false,
    }))
    .filter((row) => row.text !== '');
}

function allQuestions(procedure: Procedure | undefined): readonly Question[] {
  return (procedure?.form?.sections ?? []).flatMap((section) => section.questions);
}
