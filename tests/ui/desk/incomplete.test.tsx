// @vitest-environment happy-dom

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Screen } from '../screen.tsx';
import { aDossier, dossierId, newOffice } from './office.ts';
import { openDesk, pressKey } from './open-desk.tsx';

const missing = [{ code: 'answer-missing', questionId: 'fullName' }];
const plain = aDossier();
let screen: Screen;

beforeEach(async () => {
  const text = { ...plain.text, incomplete: { missing, note: 'Bà đi vắng' } };
  const dossier = aDossier({ text, findings: missing }, { state: 'in-review', incomplete: true });
  screen = await openDesk(newOffice([dossier]), `/quay/ho-so/${dossierId}`);
});
afterEach(() => screen.close());

describe('a dossier that was handed over unfinished', () => {
  it('says so in the queue and on top of it, with what is missing and the note of the helper', () => {
    expect(screen.text().split('Chưa đủ – chuyển để cán bộ làm tiếp').length).toBeGreaterThan(2);
    expect(screen.text()).toContain('Hãy yêu cầu bổ sung những điều còn thiếu');
    expect(screen.text()).toContain('Bà đi vắng');
    expect(screen.text()).not.toContain('Máy chủ kiểm tra lại thấy');
    expect(screen.place.querySelectorAll('article li').length).toBeGreaterThan(0);
  });

  it('can be asked about, refused and withdrawn, but neither accepted nor let through', async () => {
    const names = [...screen.place.querySelectorAll('[role=region] button')].map((button) => button.textContent ?? '');
    expect(names.some((name) => name.includes('Yêu cầu bổ sung'))).toBe(true);
    expect(names.some((name) => name.includes('Tiếp nhận'))).toBe(false);
    await pressKey(screen, 't');
    expect(screen.place.querySelector('input[name=official-number]')).toBeNull();
  });
});
