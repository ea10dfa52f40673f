/**
 * What is copied into the one-stop system, field by field: who hands in, then the declaration in the order of its printed
 * numbers. Every field has one value for each way the other screen may want it (a date whole or in parts, a commune by its name
 * or its code); which of them is used is the official's choice (`copy-plan.ts`).
 */

import type { Person } from '../../../core/citizen/person.ts';
import { sortByItem } from '../../../core/declaration/sort-by-item.ts';
import type { SealedText } from '../../../core/dossier/dossier.ts';
import { answerText } from '../../../core/procedure/answer-text.ts';
import type { ListLabels } from '../../../core/procedure/answer-text.ts';
import { findDate, isAnswered, plainText } from '../../../core/procedure/answer-value.ts';
import type { AnswerValue, Procedure } from '../../../core/procedure/procedure.ts';
import type { VisibleQuestion } from '../../../core/procedure/visible-questions.ts';
import { formatDate } from '../../../core/text/format-date.ts';
import { copying as texts } from '../../texts/vi/desk-copying.ts';
import { questionsOf } from '../answer-sections.ts';

/** whole: as one text · parts: day, month, year, or province, commune, rest · code: the list's code in place of its words. */
export const copyShapes = ['whole', 'parts', 'code'] as const;
export type CopyShape = (typeof copyShapes)[number];

export interface CopyPiece {
  /** What of the field it is; '' where it is all of it. */
  readonly name: string;
  readonly value: string;
}

export interface CopyField {
  /** Of the form or of the person who hands in; never anything about the resident. */
  readonly id: string;
  readonly label: string;
  /** Shapes that differ for this field; 'whole' always. */
  readonly shapes: { readonly [shape in CopyShape]?: readonly CopyPiece[] };
}

/** Answered fields only, in the official order. The same field of two repeats has two ids. */
export function newCopyFields(
  text: SealedText,
  procedure: Procedure | undefined,
  labels: ListLabels,
): readonly CopyField[] {
  const people = [
    ...personFields('applicant', text.applicant, labels),
    ...(text.representative ? personFields('representative', text.representative.person, labels) : []),
  ];
  const questions = procedure ? questionsOf(procedure, text) : [];
  const sections = [...new Set(questions.map(({ section }) => section))];
  const answers = sections.flatMap((section) =>
    sortByItem(
      questions.filter((visible) => visible.section === section),
      ({ question }) => question.item ?? '',
    ).flatMap((visible) => answerFields(visible, labels, '')),
  );
  return [...people, ...answers];
}

function answerFields(visible: VisibleQuestion, labels: ListLabels, before: string): readonly CopyField[] {
  const { id, question, value, repeats } = visible;
  if (question.type === 'note') return [];
  const own = (question.officialLabel ?? question.label).replace(/[\s?:.…]+$/u, '');
  const label = [before, question.item, own].filter(Boolean).join(' · ');
  if (question.type === 'group') {
    return (repeats ?? []).flatMap((members, index) =>
      members.flatMap((member) => answerFields(member, labels, texts.repeat(own, index + 1))),
    );
  }
  if (!isAnswered(value)) return [];
  const whole = answerText(question, value, labels);
  if (question.type === 'date') return [{ id, label, shapes: dateShapes(value, whole) }];
  if (question.type === 'address') return [{ id, label, shapes: addressShapes(value, whole, labels) }];
  const code = question.type === 'choice' ? plainText(value) : whole;
  return [{ id, label, shapes: { whole: [one(whole)], ...(code !== whole && { code: [one(code)] }) } }];
}

function personFields(role: 'applicant' | 'representative', person: Person, labels: ListLabels): readonly CopyField[] {
  const words = texts.person;
  const field = (name: keyof typeof words, shapes: CopyField['shapes'] | undefined): readonly CopyField[] =>
    shapes ? [{ id: `$${role}.${name}`, label: `${texts.roles[role]} · ${words[name]}`, shapes }] : [];
  const plain = (value: string | undefined) => (value ? { whole: [one(value)] } : undefined);
  const { birthDate, address, ethnicGroupCode: group } = person;
  return [
    ...field('fullName', plain(person.fullName)),
    ...field('birthDate', birthDate && dateShapes(birthDate, formatDate(birthDate))),
    ...field('sex', plain(person.sex && texts.sex[person.sex])),
    ...field('idNumber', plain(person.idNumber)),
    ...field(
      'ethnicGroup',
      group === undefined ? undefined : { whole: [one(labels['ethnic-groups']?.[group] ?? group)], code: [one(group)] },
    ),
    ...field('address', address && addressShapes(address, address.text, labels)),
    ...field('phone', plain(person.phone)),
  ];
}

function dateShapes(value: AnswerValue, whole: string): CopyField['shapes'] {
  const iso = findDate(value)?.iso;
  if (iso === undefined) return { whole: [one(whole)] };
  const [year = '', month, day] = iso.split('-');
  const parts = [
    ...(day === undefined ? [] : [{ name: texts.day, value: day }]),
    ...(month === undefined ? [] : [{ name: texts.month, value: month }]),
    { name: texts.year, value: year },
  ];
  return { whole: [one(whole)], ...(parts.length > 1 && { parts }) };
}

function addressShapes(value: AnswerValue, whole: string, labels: ListLabels): CopyField['shapes'] {
  if (typeof value !== 'object' || !('text' in value)) return { whole: [one(whole)] };
  const { provinceCode, communeCode, detail } = value;
  const pieces = (nameOf: (list: 'provinces' | 'communes', code: string) => string) => [
    ...(provinceCode ? [{ name: texts.province, value: nameOf('provinces', provinceCode) }] : []),
    ...(communeCode ? [{ name: texts.commune, value: nameOf('communes', communeCode) }] : []),
    ...(detail ? [{ name: texts.detail, value: detail }] : []),
  ];
  if (!provinceCode && !communeCode) return { whole: [one(whole)] };
  return {
    whole: [one(whole)],
    parts: pieces((list, code) => labels[list]?.[code] ?? code),
    code: pieces((_list, code) => code),
  };
}

function one(value: string): CopyPiece {
  return { name: '', value };
}
