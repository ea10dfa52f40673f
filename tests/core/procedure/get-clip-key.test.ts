import { expect, it } from 'vitest';
import { getClipKey } from '../../../src/core/procedure/get-clip-key.ts';

it('names the clip of a question by its form, unless it shares one with others', () => {
  expect(getClipKey({ code: '1.001193' }, { id: 'childName' })).toBe('1.001193/childName');
  expect(getClipKey({ code: '1.001193' }, { id: 'childName', clip: 'person/full-name' })).toBe('person/full-name');
});
