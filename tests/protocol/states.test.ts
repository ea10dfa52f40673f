/** The states that phones and slips are told: one list in code, in docs/openapi.json and in the table of docs/protocol.md. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { officeStates } from '../../src/core/dossier/dossier-status.ts';
import { isActionPossible } from '../../src/core/reception/desk-action.ts';
import { reportStates } from '../../src/core/report/report.ts';
import { projectDir } from '../fixtures/run-gateway.ts';

const read = (name: string) => readFileSync(join(projectDir, 'docs', name), 'utf8');

function tableRows(): readonly (readonly string[])[] {
  const [, section = ''] = read('protocol.md').split('**States.**');
  const lines = section.split('\n').filter((line) => line.startsWith('| `'));
  return lines.map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')));
}

it('is the same in the code, in openapi.json and in the table', () => {
  const { components } = JSON.parse(read('openapi.json')) as {
    readonly components: { readonly schemas: { readonly [name: string]: object } };
  };
  expect(components.schemas['OfficeState']).toMatchObject({ enum: officeStates });
  const told = ['on-its-way', ...officeStates].sort();
  const { properties } = components.schemas['SlipStatus'] as { properties: { state: { enum: string[] } } };
  expect([...properties.state.enum].sort()).toEqual([...new Set([...told, ...reportStates])].sort());
  expect(tableRows().map(([, state]) => state)).toEqual(expect.arrayContaining(told));
});

it('lets nothing follow where the table says so, and something elsewhere', () => {
  const actions = [
    'accept',
    'supplement',
    'refuse',
    'withdraw',
    'result',
    'hand-over',
    'stop',
    'resume-review',
  ] as const;
  for (const state of officeStates) {
    const row = tableRows().find(([, name]) => name === state);
    const isEnd = actions.every((action) => !isActionPossible(action, { state, officialNumber: 'H50.99-261122-0001' }));
    expect([state, row?.[2]?.includes('nothing follows'), row?.[4] === '']).toEqual([state, isEnd, isEnd]);
  }
});
