/** A status file is read whatever program wrote it, within bounds, and what cannot be read is named. */

import { utils, write } from '@e965/xlsx';
import * as fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { officialStatuses, readOfficialStatus } from '../../../src/core/reception/official-status.ts';
import { proposeColumns } from '../../../src/core/reception/status-import.ts';
import { readStatusFile } from '../../../src/gateway/connectors/status-import/read-status-file.ts';
import { findStatusDate } from '../../../src/gateway/connectors/status-import/status-date.ts';
import { fuzzRuns } from '../../fixtures/runs.ts';
import { csvOf } from './csv-of.ts';

const heads = ['STT', 'Số hồ sơ', 'Tình trạng', 'Ngày cập nhật', 'Ghi chú'];

describe('the ten official statuses', () => {
  it('are known by code, label and the words of exports, and lead to a state where there is one', () => {
    for (const { code, label, words = [] } of officialStatuses) {
      for (const said of [code, label, label.toUpperCase(), ` ${label}. `, ...words]) {
        expect(readOfficialStatus(said)?.code, said).toBe(code);
      }
    }
    expect(readOfficialStatus('Chuyện khác')).toBeUndefined();
  });
});

describe('a status file', () => {
  const rows = [heads, ['1', 'H50.99-261121-0001', 'Đã xử lý xong; trả sau', '21/11/2026', 'Dòng 1\nDòng 2']];
  const text = csvOf(rows);
  const wide = (content: string) => Buffer.from(`\uFEFF${content}`, 'utf16le');
  const windows1258 = Buffer.from([
    ...Buffer.from('S'),
    0xf4,
    0xec,
    ...Buffer.from(' h'),
    0xf4,
    0xcc,
    ...Buffer.from(' s'),
    0xf5,
    ...Buffer.from(';Tr'),
    ...Buffer.from('a'),
    0xf2,
    ...Buffer.from('ng th'),
    0xe1,
    ...Buffer.from('i\n1;2\n'),
  ]);

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${text}`)],
    ['commas', Buffer.from(csvOf(rows, ','))],
    ['tabs after sep=', Buffer.from(`sep=\t\r\n${csvOf(rows, '\t')}`)],
    ['UTF-16', wide(text)],
    ['UTF-16 without its mark', Buffer.from(text, 'utf16le')],
    ['UTF-16 big-endian', wide(text).swap16()],
    ['a workbook', workbook(rows)],
  ] as const)('is read from %s', (_, bytes) => {
    expect(readStatusFile(new Uint8Array(bytes))).toEqual({ ok: true, rows });
  });

  it('is read from Windows-1258, whose tones stand apart, and composed', () => {
    const read = readStatusFile(new Uint8Array(windows1258));
    expect(read).toMatchObject({ ok: true });
    if (!read.ok) return;
    expect(read.rows[0]?.[1]).toBe('Trạng thái');
    expect(proposeColumns(read.rows[0] ?? [])).toMatchObject({ status: 1 });
  });

  it.each([
    ['nothing', '', 'file-empty'],
    ['blank cells', ';;\n;;\n', 'file-empty'],
    ['a letter', 'Kính gửi anh\nchị\n', 'file-not-table'],
    ['a web page under the name of a workbook', '<html><table></table></html>', 'file-old-excel'],
    ['a workbook of 1997', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'file-old-excel'],
    ['a broken archive', Buffer.from('PK\u0003\u0004 nothing'), 'file-damaged'],
    ['another archive', Buffer.from(zipSync({ 'a.txt': new Uint8Array(3) })), 'file-damaged'],
    ['a picture', Buffer.from([0xff, 0xd8, 0xff, 0, 1, 2, 0, 7, 9]), 'file-damaged'],
    ['too many rows', 'a;b\n'.repeat(5100), 'too-many-rows'],
    ['too many bytes', 'a'.repeat(4_000_001), 'file-too-large'],
  ] as const)('that is %s is refused by name', (_, content, fault) => {
    expect(readStatusFile(new Uint8Array(Buffer.from(content as string)))).toEqual({ ok: false, fault });
  });

  it('that unpacks to gigabytes is refused without unpacking them', () => {
    const bomb = zipSync({
      'xl/workbook.xml': new Uint8Array(10),
      'xl/worksheets/sheet1.xml': new Uint8Array(17_000_000),
    });
    expect(readStatusFile(bomb)).toEqual({ ok: false, fault: 'file-unpacks-too-large' });
  });

  it('of any bytes gets an answer', () => {
    const start = fc.constantFrom([], [0x50, 0x4b, 3, 4], [0xff, 0xfe], [0x22]);
    const bytes = fc
      .tuple(start, fc.uint8Array({ maxLength: 400 }))
      .map(([head, tail]) => new Uint8Array([...head, ...tail]));
    fc.assert(
      fc.property(bytes, (given) => typeof readStatusFile(given).ok === 'boolean'),
      { numRuns: fuzzRuns(300) },
    );
  });

  it('may say a day in several ways', () => {
    expect(
      [
        '21/11/2026',
        '1-2-2026',
        '2026-11-21',
        '46347',
        '46347.354166',
        '21/11/2026 08:30',
        '08:30 21/11/2026',
        '21.11.2026',
      ].map(findStatusDate),
    ).toEqual([
      '2026-11-21',
      '2026-02-01',
      '2026-11-21',
      '2026-11-21',
      '2026-11-21T08:30',
      '2026-11-21T08:30',
      '2026-11-21T08:30',
      '2026-11-21',
    ]);
    expect(
      ['31/02/2026', 'hôm qua', '11/21/2026', '21/11/26', '21/11/1026', '21/11/2026 25:00'].map(findStatusDate),
    ).toEqual(Array.from({ length: 6 }, () => undefined));
  });
});

function workbook(rows: readonly (readonly string[])[]): Buffer {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([]), 'Trống');
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), 'Hồ sơ');
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}
