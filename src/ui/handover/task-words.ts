import type { DossierTask } from '../../core/handover/task.ts';
import { handover } from '../texts/vi/handover.ts';

const { task: texts } = handover;

/** Whose an open task is: "giao cho bạn", "cả tổ", or somebody else's by name. */
export function taskWords({ of, name }: DossierTask): string {
  if (of === 'you') return texts.you;
  if (of === 'team') return texts.team;
  return name === undefined ? texts.otherTeam : texts.other(name);
}
