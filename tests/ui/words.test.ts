import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { problemCodes } from '../../src/core/problem.ts';
import { arrangeReading, readBackPages, sentenceKey } from '../../src/ui/field/read-back-pages.ts';
import { problemSentence } from '../../src/ui/texts/vi/problems.ts';

describe('the words on the screens', () => {
  it.each(problemCodes)('have a whole sentence for %s', (code) => {
    expect(problemSentence({ code })).toMatch(/^\p{Lu}.{8,}[.]$/u);
    expect(problemSentence({ code, limit: 30 })).not.toMatch(/undefined|NaN/);
  });

  it("take the form's own sentence for a constraint", () => {
    expect(problemSentence({ code: 'answer-constraint', message: 'Phải từ 75 tuổi.' })).toBe('Phải từ 75 tuổi.');
  });

  it('never make people beg, never sound like confiscation', () => {
    const folder = new URL('../../src/ui/texts/vi/', import.meta.url);
    for (const file of readdirSync(folder)) {
      const text = readFileSync(new URL(file, folder), 'utf8');
      expect(text, file).not.toMatch(/niêm phong|NHAP-|đề nghị xin|xin hưởng|xin trợ cấp/i);
    }
  });

  it('are in NFC, as everything that is compared', () => {
    const folder = new URL('../../src/ui/texts/vi/', import.meta.url);
    for (const file of readdirSync(folder)) {
      const text = readFileSync(new URL(file, folder), 'utf8');
      expect(text === text.normalize('NFC'), file).toBe(true);
    }
  });
});

describe('the pages of the read-back', () => {
  const said = (text: string, sensitive = false, procedureCode = '1') => ({
    procedureCode,
    text,
    sensitive,
    pieces: [],
  });

  it('keep every sentence, in order', () => {
    const sentences = Array.from({ length: 20 }, (_, index) => said(`Câu ${index}.`));
    expect(readBackPages(sentences).flatMap((page) => page.sentences)).toEqual(sentences);
  });

  it('never show something sensitive beside something else', () => {
    const pages = readBackPages([said('Tên.'), said('Dân tộc.', true), said('Nơi ở.')]);
    expect(pages.map(({ sensitive }) => sensitive)).toEqual([false, true, false]);
  });

  it('never mix two procedures', () => {
    const pages = readBackPages([said('Một.', false, '1'), said('Hai.', false, '2')]);
    expect(pages).toHaveLength(2);
  });

  it('go on after a correction: what changed first, then what nobody has heard', () => {
    const long = (text: string) => said(`${text}: ${'dài '.repeat(40)}`);
    const [name, born, home, work] = [long('Tên'), long('Ngày sinh'), long('Nơi ở'), long('Nghề')];
    const left = {
      affirmed: new Set([name, born].map(sentenceKey)),
      known: new Set([name, born, home, work].map(sentenceKey)),
    };
    const [newName, newHome] = [long('Tên mới'), long('Nơi ở mới')];
    const { pages, start, changedCount } = arrangeReading([newName, born, newHome, work], left);
    expect(pages.flatMap(({ sentences }) => sentences)).toEqual([born, newName, newHome, work]);
    expect({ start, changedCount }).toEqual({ start: 1, changedCount: 2 });
    expect(arrangeReading([name, born, home, work], left)).toMatchObject({ start: 2, changedCount: 0 });
  });

  it('give a long sentence a page of its own', () => {
    const pages = readBackPages([said('Ngắn.'), said('Dài '.repeat(60)), said('Ngắn.')]);
    expect(pages).toHaveLength(3);
  });
});
