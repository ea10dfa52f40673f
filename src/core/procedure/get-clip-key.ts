import type { Procedure, Question } from './procedure.ts';

/** Under which key the recorded clip is kept that says the question aloud; the same clip may serve several forms. */
export function getClipKey(procedure: Pick<Procedure, 'code'>, question: Pick<Question, 'id' | 'clip'>): string {
  return question.clip ?? `${procedure.code}/${question.id}`;
}
