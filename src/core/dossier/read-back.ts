/**
 * What is read back to the resident before they confirm it, and the text whose digest binds that confirmation. The words
 * are evidence (Luật 91/2025/QH15 Đ.9: consent must be provable), so they live with the rules: labels of the official
 * declaration, in Vietnamese, whatever language the helper then says them in.
 */

import type { Person } from '../citizen/person.ts';
import { answerText } from '../procedure/answer-text.ts';
import type { ListLabels } from '../procedure/answer-text.ts';
import { isAnswered } from '../procedure/answer-value.ts';
import type { EvaluationOptions } from '../procedure/answer-value.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { findShareKey } from '../procedure/share-key.ts';
import { visibleQuestions } from '../procedure/visible-questions.ts';
import type { VisibleQuestion } from '../procedure/visible-questions.ts';
import { formatDate } from '../text/format-date.ts';
import type { SpokenPiece } from '../voice/plan-speech.ts';
import { choicePiece, fixedPieces, labelPiece, namePiece, readLabel } from '../voice/sentences.ts';
import type { SealedText } from './dossier.ts';

/** What a confirmation covers: of a draft on the phone, and again of the sealed text at the opener. */
export type ConfirmedDossier = Pick<
  SealedText,
  'dossierId' | 'procedure' | 'lane' | 'applicant' | 'representative' | 'answers'
>;

export interface ReadBackSentence {
  readonly procedureCode: string;
  /** The question it is about (its path inside a repeat); absent for the procedure's name and the people. */
  readonly questionId?: string;
  readonly text: string;
  /** Health, ethnicity, poverty: before it is said aloud the screen asks whether others are near. */
  readonly sensitive: boolean;
  /** The same to be said aloud: what is recorded by its key, what is the person's own without one. */
  readonly pieces: readonly SpokenPiece[];
}

export interface ReadBackOptions extends EvaluationOptions {
  readonly labels?: ListLabels;
}

/**
 * The sentences for a basket, dossier by dossier in the form's order. What one dossier already said of the same fact in the
 * same words is not said again. Unanswered questions are silent.
 */
export function readBackSentences(
  basket: readonly { readonly procedure: Procedure; readonly dossier: ConfirmedDossier }[],
  options: ReadBackOptions = {},
): readonly ReadBackSentence[] {
  const said = new Set<string>();
  return basket.flatMap(({ procedure, dossier }) => {
    const procedureCode = procedure.code;
    const people = peopleSentences(dossier).filter(({ text }) => !said.has(text));
    for (const { text } of people) said.add(text);
    const answers = visibleQuestions(procedure, { ...dossier.answers, $lane: dossier.lane }, options)
      .flatMap((visible) => sentencesOf(visible, nothingBefore, { procedureCode, labels: options.labels ?? {} }))
      .filter(({ key, text }) => key === undefined || !said.has(`${key}=${text}`));
    for (const { key, text } of answers) said.add(`${key ?? ''}=${text}`);
    const name = { text: `Thủ tục: ${procedure.name}.`, pieces: [fixedPieces.procedure, namePiece(procedure)] };
    return [
      ...[name, ...people].map((sentence) => ({ procedureCode, ...sentence, sensitive: false })),
      ...answers.map(({ key: _key, ...sentence }) => ({ procedureCode, ...sentence })),
    ];
  });
}

/** What a repeat puts before each of its members. */
interface Before {
  readonly text: string;
  readonly pieces: readonly SpokenPiece[];
}
const nothingBefore: Before = { text: '', pieces: [] };

interface KeyedSentence {
  readonly key: string | undefined;
  readonly questionId: string;
  readonly text: string;
  readonly sensitive: boolean;
  readonly pieces: readonly SpokenPiece[];
}

interface Said {
  readonly procedureCode: string;
  readonly labels: ListLabels;
}

function sentencesOf(visible: VisibleQuestion, before: Before, said: Said): KeyedSentence[] {
  const { id, question, value, repeats } = visible;
  const label = readLabel(question);
  const pieces = [...before.pieces, labelPiece({ code: said.procedureCode }, question)];
  if (repeats !== undefined) {
    return repeats.flatMap((members, index) =>
      members.flatMap((member) => {
        const text = `${before.text}${label} ${index + 1}, `;
        const inner = sentencesOf(member, { text, pieces: [...pieces, { text: String(index + 1) }] }, said);
        return question.sensitive === true ? inner.map((sentence) => ({ ...sentence, sensitive: true })) : inner;
      }),
    );
  }
  const words = answerText(question, value, said.labels);
  if (words === '') return [];
  const key = before === nothingBefore ? findShareKey(question, said.procedureCode) : undefined;
  const text = `${before.text}${label}: ${words}.`;
  const all = [...pieces, ...answerPieces(visible, words, said)];
  return [{ key, questionId: id, text, sensitive: question.sensitive === true, pieces: all }];
}

function answerPieces({ question, value }: VisibleQuestion, words: string, said: Said): readonly SpokenPiece[] {
  if (question.type === 'yes-no') return [value === true || value === 'yes' ? fixedPieces.yes : fixedPieces.no];
  const choices = 'choices' in question ? question.choices : undefined;
  if (!choices) return [{ text: words }];
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [value];
  return chosen.map((one) => {
    const choice = choices.find((candidate) => candidate.value === one);
    return choice
      ? choicePiece({ code: said.procedureCode }, question, choice.value, choice.label)
      : { text: answerText(question, value, said.labels) };
  });
}

function peopleSentences({ applicant, representative }: ConfirmedDossier): Pick<ReadBackSentence, 'text' | 'pieces'>[] {
  const said = (piece: { readonly key: string; readonly text: string }, person: Person) => {
    const words = personInWords(person);
    return { text: `${piece.text}: ${words}.`, pieces: [piece, { text: words }] };
  };
  return [
    said(fixedPieces.applicant, applicant),
    ...(representative ? [said(fixedPieces.representative, representative.person)] : []),
  ];
}

function personInWords(person: Person): string {
  const facts = [person.fullName];
  if (person.birthDate !== undefined) facts.push(`sinh ${formatDate(person.birthDate)}`);
  if (person.idNumber !== undefined) facts.push(`số định danh ${person.idNumber}`);
  return facts.join(', ');
}

/**
 * The canonical text of what is confirmed; its sha256 (UTF-8) is `Consent.contentSha256`. The same for any order of keys
 * or dossiers and for any Unicode spelling (NFC); unanswered questions and the app's own `$` facts do not count. Pass the
 * dossiers with the answers that count (`getInterview`), which are also the ones to seal, so that the opener finds
 * the same digest.
 */
export function confirmationText(dossiers: readonly ConfirmedDossier[]): string {
  const texts = dossiers.map(({ dossierId, procedure, lane, applicant, representative, answers }) => {
    const counting = Object.entries(answers).filter(([id, value]) => !id.startsWith('$') && isAnswered(value));
    return canonicalJson({
      dossierId,
      procedure,
      lane,
      applicant,
      representative,
      answers: Object.fromEntries(counting),
    });
  });
  return ['gocua-confirmation/1', ...texts.sort()].join('\n');
}

/** JSON with sorted keys, NFC strings, no white space, and without absent fields. */
function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'));
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .map(([key, field]) => `${JSON.stringify(key.normalize('NFC'))}:${canonicalJson(field)}`);
  return `{${fields.sort().join(',')}}`;
}
