import type { DeskDossier, DeskEvent } from '../../core/reception/desk.ts';

/** When it was received officially, and by whom: away from the desk, or with its number. Absent: not yet. */
export function findReception({ history }: Pick<DeskDossier, 'history'>): DeskEvent | undefined {
  return (
    history.find(({ action }) => action === 'receive-on-spot') ?? history.find(({ action }) => action === 'accept')
  );
}
