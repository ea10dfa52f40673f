import { describe, expect, it } from 'vitest';
import { addPhoto, findReportFaults, isBlankReport, newReportDraft } from '../../../src/core/report/report-draft.ts';
import type { ReportDraft } from '../../../src/core/report/report-draft.ts';
import { sealReport } from '../../../src/core/report/seal-report.ts';
import type { ReportText } from '../../../src/core/report/report.ts';
import { StorageFailure } from '../../../src/core/storage-failure.ts';
import { parseReportText } from '../../../src/protocol/report-text.ts';
import { aReportDraft } from '../../fixtures/report-fixtures.ts';

const photo = { mediaType: 'image/jpeg' as const, partSha256: 'a'.repeat(64), partLen: 9, sha256: 'b'.repeat(64) };
const how = { communeCode: '99901', consent: 'spoken' } as const;

function aPhone(at = '2026-11-22T08:30:00+07:00') {
  const sealed: ReportText[] = [];
  const clock = { now: at };
  const ports = {
    clock: { nowIso: () => clock.now, nowMs: () => Date.parse(clock.now) },
    settings: {
      helper: async () => ({ deviceId: 'device', name: 'Nguyễn Văn Thử', role: 'volunteer' }),
      correctionWindowMs: async () => 2 * 3_600_000,
    },
    reports: {
      seal: async (text: ReportText, _photos: unknown, draftOf: (pid: string) => ReportDraft) => {
        sealed.push(text);
        return draftOf(`pid-${sealed.length}`);
      },
    },
  };
  return { ports: ports as unknown as Parameters<typeof sealReport>[0], sealed, clock };
}

describe('sealing a report', () => {
  it('makes a text that the gateway takes, with its photos in their order', async () => {
    const { ports, sealed } = aPhone();
    const draft = aReportDraft({ photos: [photo], described: '  gần   trường ', phone: '0912 345 678' });
    const done = await sealReport(ports, draft, how);
    expect(parseReportText(sealed[0])).toMatchObject({ ok: true });
    expect(sealed[0]).toMatchObject({
      revision: 1,
      photos: [{ part: 1, sha256: photo.sha256 }],
      place: { hamlet: 'Bản Mẫu', described: 'gần trường' },
      reporter: { name: 'Hồ Thị Mẫu', phone: '0912 345 678' },
    });
    expect(done).toMatchObject({
      ok: true,
      value: { sealed: { pid: 'pid-1', revision: 1, correctableUntil: '2026-11-22T10:30:00+07:00' } },
    });
  });

  it('names nobody where the reporter chose so, and not the volunteer who reports for himself', async () => {
    const { ports, sealed } = aPhone();
    await sealReport(ports, aReportDraft({ isAnonymous: true, phone: '0912345678' }), how);
    await sealReport(ports, aReportDraft({ by: 'self' }), how);
    for (const text of sealed) expect(text).not.toHaveProperty('reporter');
  });

  it('follows within the window with the next revision, and the window is not longer for it', async () => {
    const { ports, sealed, clock } = aPhone();
    const first = await sealReport(ports, aReportDraft(), how);
    if (!first.ok) throw new Error('not sealed');
    clock.now = '2026-11-22T09:30:00+07:00';
    const again = await sealReport(ports, { ...first.value, words: 'Sạt cả hai bên' }, { ...how, withdraws: true });
    expect(sealed[1]).toMatchObject({ revision: 2, withdrawn: true, reportId: sealed[0]?.reportId });
    expect(again).toMatchObject({ ok: true, value: { sealed: { correctableUntil: '2026-11-22T10:30:00+07:00' } } });
    clock.now = '2026-11-22T10:30:00+07:00';
    expect(await sealReport(ports, first.value, how)).toMatchObject({ problem: { code: 'correction-window-over' } });
    // A clock that was set back says nothing of how long ago it was.
    clock.now = '2020-01-01T00:00:00+07:00';
    expect(await sealReport(ports, first.value, how)).toMatchObject({ problem: { code: 'correction-window-over' } });
    expect(sealed).toHaveLength(2);
  });

  it('seals nothing that has a fault, and says what the storage says', async () => {
    const { ports, sealed } = aPhone();
    expect(await sealReport(ports, aReportDraft({ words: '  ' }), how)).toMatchObject({ ok: false });
    expect(sealed).toEqual([]);
    const full = { seal: async () => Promise.reject(new StorageFailure({ code: 'storage-full' })) };
    expect(await sealReport({ ...ports, reports: full }, aReportDraft(), how)).toMatchObject({
      problem: { code: 'storage-full' },
    });
  });
});

describe('a draft of a report', () => {
  const ports = {
    clock: { nowIso: () => '2026-11-22T08:30:00+07:00', nowMs: () => 0 },
    randomness: { uuid: () => 'id', token: () => 't'.repeat(22), fraction: () => 0.3 },
  };

  it('is blank until something is in it', () => {
    expect(isBlankReport(newReportDraft(ports))).toBe(true);
    expect(isBlankReport({ ...newReportDraft(ports), words: 'x' })).toBe(false);
  });

  it('says every fault at its field, in their order', () => {
    expect(findReportFaults({ ...newReportDraft(ports), phone: '123' })).toEqual([
      'subject-missing',
      'words-missing',
      'hamlet-missing',
      'name-missing',
      'phone-invalid',
    ]);
    expect(findReportFaults(aReportDraft({ words: 'x'.repeat(2001) }))).toEqual(['words-too-long']);
    expect(findReportFaults(aReportDraft({ isAnonymous: true, name: '', phone: 'abc' }))).toEqual([]);
  });

  it('takes three photos and no fourth', () => {
    const photos = ['1', '2', '3'].map((name) => ({ ...photo, partSha256: name }));
    expect(addPhoto(aReportDraft({ photos: photos.slice(0, 2) }), photo)).toMatchObject({ ok: true });
    expect(addPhoto(aReportDraft({ photos }), photo)).toMatchObject({ problem: { code: 'too-many-pages', limit: 3 } });
  });
});
