import { describe, expect, it } from 'vitest';
import type { Declaration, DeclarationBlock } from '../../../src/core/declaration/declaration.ts';
import { blockContents } from '../../../src/gateway/printing/declaration-lines.ts';
import { printDeclarations } from '../../../src/gateway/printing/print-declarations.ts';

/** Every text in a print's tree, in order; drawn things as their kind. */
function textsOf(content: unknown): string[] {
  if (typeof content === 'string') return [content];
  if (Array.isArray(content)) return content.flatMap(textsOf);
  if (typeof content !== 'object' || content === null) return [];
  const { text, stack, columns, table, canvas } = content as Record<string, unknown>;
  const crossed = Array.isArray(canvas) ? [canvas.length > 1 ? '[x]' : '[ ]'] : [];
  return [...crossed, ...[text, stack, columns, (table as { body?: unknown })?.body].flatMap(textsOf)];
}

function print(...blocks: DeclarationBlock[]): string {
  return textsOf(blockContents(blocks, 480, 13))
    .join('')
    .replace(/ +/g, ' ');
}

const line = (item: string, ...parts: Extract<DeclarationBlock, { kind: 'line' }>['parts'][number][]) =>
  ({ kind: 'line', item, parts, isParagraph: false }) as const;

const sheet: Declaration = {
  procedureCode: '1.000001',
  version: 1,
  title: 'Tờ khai mẫu',
  issuedBy: 'Văn bản mẫu',
  leadSentences: [],
  blocks: [],
  signatures: [],
  footnotes: [],
  doubts: [],
};

describe('a declaration on paper', () => {
  it('says number, label and answer, and no colon after a question', () => {
    expect(print(line('1', { kind: 'text', label: 'Họ và tên', text: 'Hồ Thị Mẫu' }))).toBe('1. Họ và tên: Hồ Thị Mẫu');
    expect(print(line('2', { kind: 'text', label: 'Có khuyết tật không?', text: 'Không' }))).toBe(
      '2. Có khuyết tật không? Không',
    );
    expect(print(line('', { kind: 'text', label: '', text: 'Số lượng: 2 bản', isSentence: true }))).toBe(
      'Số lượng: 2 bản',
    );
  });

  it('crosses the boxes that were chosen', () => {
    const choices = [
      { label: 'Có', isChecked: true },
      { label: 'Không', isChecked: false },
    ];
    expect(print(line('3', { kind: 'boxes', label: 'Hộ nghèo', choices }))).toBe('3. Hộ nghèo:[x]Có[ ]Không');
    const long = choices.map((choice) => ({ ...choice, label: choice.label.repeat(40) }));
    expect(print(line('3', { kind: 'boxes', label: 'Hộ nghèo', choices: long }))).toContain('[x]CóCó');
  });

  it('draws a square a digit and a row for the pen in every table', () => {
    expect(print(line('4', { kind: 'squares', label: 'Số', digits: '045', count: 5 }))).toBe('4. Số:045 ');
    const table = { kind: 'table', item: '5', label: 'Các con', columns: ['Họ tên', 'Năm sinh'] } as const;
    expect(
      print({
        ...table,
        rows: [
          ['Hồ Văn Thử', '2019'],
          ['', ''],
        ],
      }),
    ).toBe('5. Các con:Họ tênNăm sinhHồ Văn Thử2019');
  });

  it('leaves the part’s number to the heading above', () => {
    expect(
      print(
        { kind: 'heading', text: 'II. NGƯỜI ĐẠI DIỆN' },
        line('II.1', { kind: 'text', label: 'Họ tên', text: 'A' }),
      ),
    ).toBe('II. NGƯỜI ĐẠI DIỆN1. Họ tên: A');
  });

  it('prints whatever is said, however long', async () => {
    const long = 'Thôn có tên rất dài ở xã có tên rất dài, '.repeat(60);
    const blocks: DeclarationBlock[] = [
      line('1', { kind: 'text', label: 'Nơi ở', text: long }, { kind: 'text', label: long, text: '' }),
      { kind: 'line', item: '2', isParagraph: true, parts: [{ kind: 'text', label: 'Lý do', text: 'x'.repeat(2000) }] },
      { kind: 'table', item: '', label: '', columns: ['', 'Bên nữ', 'Bên nam'], rows: [['Họ tên', long, 'B']] },
    ];
    const many = Array.from({ length: 4 }, () => ({ label: 'NGƯỜI KÝ (Ký, ghi rõ họ tên)', name: 'Hồ Thị Mẫu' }));
    const declaration = {
      ...sheet,
      blocks,
      signatures: many,
      placeDate: 'Làm tại: …',
      pledge: long,
      footnotes: [long],
    };
    const pdf = await printDeclarations('Tờ khai', [
      { declaration, sample: true },
      { declaration: sheet, localCode: '482 109 375', sample: false },
    ]);
    expect(
      Buffer.from(pdf)
        .toString('latin1')
        .match(/\/Type \/Page\b/g)?.length,
    ).toBeGreaterThan(2);
  });
});
