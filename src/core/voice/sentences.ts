/**
 * What of a procedure can be recorded: its name, what is consented to, what is pledged, the labels that are read back and the
 * choices beside them. Names, numbers, dates, amounts and places are a resident's own: nobody can record those beforehand.
 */

import { getClipKey } from '../procedure/get-clip-key.ts';
import type { Procedure, Question } from '../procedure/procedure.ts';
import type { VoiceSentence } from './clip.ts';

/** What the read-back puts before what is a person's own. */
export const fixedPieces = {
  procedure: { key: 'piece/procedure', text: 'Thủ tục' },
  applicant: { key: 'piece/applicant', text: 'Người yêu cầu' },
  representative: { key: 'piece/representative', text: 'Người đại diện' },
  yes: { key: 'answer/yes', text: 'Có' },
  no: { key: 'answer/no', text: 'Không' },
} as const satisfies { readonly [name: string]: VoiceSentence };

type Named = Pick<Procedure, 'code'>;

/** The question as it is read back: the words of the official declaration where there are some. */
export function readLabel({ officialLabel, label }: Pick<Question, 'officialLabel' | 'label'>): string {
  return (officialLabel ?? label).replace(/[\s?:.]+$/u, '');
}

export function labelPiece(procedure: Named, question: Question): VoiceSentence {
  return { key: getClipKey(procedure, question), text: readLabel(question) };
}

export function choicePiece(procedure: Named, question: Question, value: string, text: string): VoiceSentence {
  return { key: `${getClipKey(procedure, question)}=${value}`, text };
}

export function namePiece(procedure: Pick<Procedure, 'code' | 'name'>): VoiceSentence {
  return { key: `${procedure.code}/$name`, text: procedure.name };
}

export function consentPiece(procedure: Named, consent: Procedure['consents'][number]): VoiceSentence {
  return { key: `${procedure.code}/$consent.${consent.purpose}`, text: consent.text };
}

export function pledgePiece(procedure: Named, pledge: string): VoiceSentence {
  return { key: `${procedure.code}/$pledge`, text: pledge };
}

/** In the order in which a resident hears them. */
export function procedureSentences(procedure: Procedure): readonly VoiceSentence[] {
  const { consents, form } = procedure;
  if (!form) return [];
  const pledge = form.pledge === undefined ? [] : [pledgePiece(procedure, form.pledge)];
  const questions = form.sections.flatMap((section) => section.questions);
  const all = [
    namePiece(procedure),
    ...consents.map((consent) => consentPiece(procedure, consent)),
    ...pledge,
    ...questions.flatMap((question) => questionSentences(procedure, question)),
  ];
  return all.map(({ key, text }) => ({ key, text: text.normalize('NFC') }));
}

function questionSentences(procedure: Named, question: Question): readonly VoiceSentence[] {
  if (question.type === 'note') return [];
  const choices = 'choices' in question ? (question.choices ?? []) : [];
  const members = question.type === 'group' ? question.questions : [];
  return [
    labelPiece(procedure, question),
    ...choices.map(({ value, label }) => choicePiece(procedure, question, value, label)),
    ...members.flatMap((member) => questionSentences(procedure, member)),
  ];
}
