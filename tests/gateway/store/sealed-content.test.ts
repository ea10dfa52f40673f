import { createSecretKey, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openContent, openJson, sealContent, sealJson } from '../../../src/gateway/store/sealed-content.ts';

const key = createSecretKey(randomBytes(32));
const secret = Buffer.from('Hồ Thị Mẫu');

describe('sealed content', () => {
  it('opens again in its place', () => {
    expect(openContent(key, 'row 1', sealContent(key, 'row 1', secret))).toEqual(secret);
    expect(openJson(key, 'row 1', sealJson(key, 'row 1', { name: 'Mẫu' }))).toEqual({ name: 'Mẫu' });
    expect(openContent(key, 'row 1', sealContent(key, 'row 1', Buffer.alloc(0)))).toHaveLength(0);
  });

  it('tells nothing, and never the same twice', () => {
    const [one, two] = [sealContent(key, 'row 1', secret), sealContent(key, 'row 1', secret)];
    expect(one.includes('Mẫu')).toBe(false);
    expect(one.equals(two)).toBe(false);
  });

  it('does not open elsewhere, under another key, changed in any byte, or cut', () => {
    const sealed = sealContent(key, 'row 1', secret);
    expect(() => openContent(key, 'row 2', sealed)).toThrow();
    expect(() => openContent(createSecretKey(randomBytes(32)), 'row 1', sealed)).toThrow();
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
      expect(() => openContent(key, 'row 1', changed)).toThrow();
      expect(() => openContent(key, 'row 1', sealed.subarray(0, index))).toThrow();
    }
  });
});
