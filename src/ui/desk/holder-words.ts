import type { DeskPerson, Holder } from '../../core/reception/desk-life.ts';
import { holders } from '../texts/vi/desk-life.ts';

/** `Bộ phận chuyên môn Tư pháp`: whose desk it lies on now. */
export function holderWords({ kind, name }: Pick<Holder, 'kind' | 'name'>): string {
  return [holders.kinds[kind], name].filter(Boolean).join(' ');
}

/** Who works on a dossier, and who does it meanwhile. */
export function assigneeWords({ name, standIn }: DeskPerson): string {
  return standIn ? holders.away(name, standIn.name) : name;
}
