// @vitest-environment happy-dom

import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it } from 'vitest';
import type { DeskRow } from '../../../src/core/reception/desk.ts';
import { useSteadyRows } from '../../../src/ui/desk/use-steady-rows.ts';
import '../screen.tsx';
import { aDossier } from './office.ts';

it('a row is the same object in the next answer unless something about it changed', async () => {
  const drawn: (readonly DeskRow[])[] = [];
  function Rows({ answered }: { readonly answered: readonly DeskRow[] }) {
    const rows = useSteadyRows(answered);
    drawn.push(rows);
    return null;
  }
  const root = createRoot(document.createElement('div'));
  const show = async (answered: readonly DeskRow[]) => {
    await act(async () => root.render(<Rows answered={answered} />));
    return drawn.at(-1) ?? [];
  };
  const answer = (state: DeskRow['state']): readonly DeskRow[] => [
    aDossier({}, {}).row,
    { ...aDossier({}, {}).row, dossierId: 'other', state },
  ];
  const first = await show(answer('received'));
  const second = await show(answer('accepted'));
  expect(second[0]).toBe(first[0]);
  expect(second[1]).not.toBe(first[1]);
  expect(second[1]?.state).toBe('accepted');
  expect(await show([])).toEqual([]);
  await act(async () => root.unmount());
});
