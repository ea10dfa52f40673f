import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StorageFailure } from '../../src/core/storage-failure.ts';
import { newSaver } from '../../src/ui/state/saver.ts';

interface Save {
  readonly key: string;
  readonly value: string;
  readonly done: () => void;
  readonly fail: () => void;
}

describe('a saver', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  function aSaver() {
    const saves: Save[] = [];
    const saver = newSaver<string>(
      (key, value) =>
        new Promise((resolve, reject) =>
          saves.push({ key, value, done: resolve, fail: () => reject(new StorageFailure({ code: 'storage-full' })) }),
        ),
    );
    return { saver, saves };
  }

  it('begins to save within half a second of a pause, and not at every letter', async () => {
    const { saver, saves } = aSaver();
    for (const text of ['H', 'Hồ', 'Hồ T']) {
      saver.change('name', text);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(saves).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(300);
    expect(saves.map(({ value }) => value)).toEqual(['Hồ T']);
  });

  it('says saved only after the save was awaited', async () => {
    const { saver, saves } = aSaver();
    saver.change('name', 'Hồ');
    expect(saver.state()).toBe('typing');
    const flushed = saver.flush();
    expect(saver.state()).toBe('saving');
    saves[0]?.done();
    await flushed;
    expect(saver.state()).toBe('saved');
  });

  it('is not saved while something newer was typed during the save', async () => {
    const { saver, saves } = aSaver();
    saver.change('name', 'Hồ');
    const flushed = saver.flush();
    saver.change('name', 'Hồ Thị');
    saves[0]?.done();
    await vi.advanceTimersByTimeAsync(0);
    expect(saver.state()).toBe('saving');
    expect(saves[1]?.value).toBe('Hồ Thị');
    saves[1]?.done();
    await flushed;
    expect(saver.state()).toBe('saved');
  });

  it('saves every question that changed, each with its newest value', async () => {
    const { saver, saves } = aSaver();
    saver.change('name', 'Hồ');
    saver.change('phone', '0912');
    saver.change('name', 'Hồ Thị');
    const flushed = saver.flush();
    saves[0]?.done();
    await vi.advanceTimersByTimeAsync(0);
    saves[1]?.done();
    await flushed;
    expect(saves.map(({ key, value }) => `${key}=${value}`)).toEqual(['phone=0912', 'name=Hồ Thị']);
  });

  it('keeps what could not be saved and saves it at the next flush', async () => {
    const { saver, saves } = aSaver();
    saver.change('name', 'Hồ');
    const failed = saver.flush();
    saves[0]?.fail();
    expect(await failed).toBe(false);
    expect(saver.state()).toBe('failed');
    expect(saver.problem()?.code).toBe('storage-full');
    const again = saver.flush();
    saves[1]?.done();
    expect(await again).toBe(true);
    expect(saves[1]?.value).toBe('Hồ');
    expect(saver.state()).toBe('saved');
  });

  it('never writes an older value over a newer one after a failure', async () => {
    const { saver, saves } = aSaver();
    saver.change('name', 'Hồ');
    const failed = saver.flush();
    saver.change('name', 'Hồ Thị');
    saves[0]?.fail();
    await failed;
    await vi.advanceTimersByTimeAsync(300);
    expect(saves.map(({ value }) => value)).toEqual(['Hồ', 'Hồ Thị']);
  });

  it('has nothing to do for a flush without a change', async () => {
    const { saver, saves } = aSaver();
    await saver.flush();
    expect(saves).toHaveLength(0);
    expect(saver.state()).toBe('untouched');
  });
});
