/** The request for a supplement while it is being put together: items with their why, and a word for all of them. */

import { useState } from 'react';
import type { SupplementRequest } from '../../core/dossier/dossier.ts';
import { optionKey } from './supplement-options.ts';
import type { SupplementKind, SupplementOption } from './supplement-options.ts';

type Item = SupplementRequest['items'][number];

export interface SupplementDraft {
  readonly items: readonly Item[];
  readonly note: string;
  has(kind: SupplementKind, id: string): boolean;
  toggle(option: Pick<SupplementOption, 'kind' | 'id'>): void;
  setWhy(option: Pick<SupplementOption, 'kind' | 'id'>, why: string): void;
  setNote(note: string): void;
  clear(): void;
}

export function useSupplementDraft(): SupplementDraft {
  const [items, setItems] = useState<readonly Item[]>([]);
  const [note, setNote] = useState('');
  return {
    items,
    note,
    has: (kind, id) => items.some((item) => item.kind === kind && item.id === id),
    toggle: ({ kind, id }) =>
      setItems((before) => {
        const rest = before.filter((item) => optionKey(item) !== optionKey({ kind, id }));
        return rest.length < before.length ? rest : [...before, { kind, id, why: '' }];
      }),
    setWhy: (option, why) =>
      setItems((before) => before.map((item) => (optionKey(item) === optionKey(option) ? { ...item, why } : item))),
    setNote,
    clear() {
      setItems([]);
      setNote('');
    },
  };
}
