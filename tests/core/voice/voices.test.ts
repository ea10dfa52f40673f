import { describe, expect, it } from 'vitest';
import { readBackSentences } from '../../../src/core/dossier/read-back.ts';
import { findClipType } from '../../../src/core/voice/clip.ts';
import type { PackClip, Recording } from '../../../src/core/voice/clip.ts';
import { newClipFinder, planSpeech } from '../../../src/core/voice/plan-speech.ts';
import type { SpeechMeans, SpokenPiece } from '../../../src/core/voice/plan-speech.ts';
import { recordingRows } from '../../../src/core/voice/recording-rows.ts';
import { procedureSentences } from '../../../src/core/voice/sentences.ts';
import { aProcedureAsking, aQuestion } from '../../fixtures/procedure-fixtures.ts';
import { fileNames, readProcedure } from '../../procedures/read-catalogue.ts';

const clip = (key: string, said: string): PackClip => ({
  key,
  said,
  sha256: `${key} ${said}`,
  sizeBytes: 1,
  mediaType: 'audio/webm',
});
const pieces: readonly SpokenPiece[] = [
  { key: 'piece/applicant', text: 'Người yêu cầu' },
  { text: 'Hồ Thị Mẫu' },
  { key: '1/housing', text: 'Nhà ở' },
  { key: '1/housing=rented', text: 'Nhà thuê' },
];
const bru = newClipFinder([clip('piece/applicant', 'Người yêu cầu'), clip('other/rented', 'Nhà thuê')]);
const none = newClipFinder([]);
const say = (means: Partial<SpeechMeans>) =>
  planSpeech(pieces, { language: 'bru', findClip: bru, findVietnamese: none, hasVoice: true, ...means });
const steps = (means: Partial<SpeechMeans>) =>
  say(means).steps.map((step) => (step.kind === 'clip' ? step.clip.said : `vi: ${step.text}`));

describe('what a phone says', () => {
  it('is the resident’s language where it was recorded, and Vietnamese by the phone’s voice elsewhere', () => {
    expect(steps({})).toEqual(['Người yêu cầu', 'vi: Hồ Thị Mẫu, Nhà ở', 'Nhà thuê']);
    expect(say({})).toMatchObject({ missingCount: 1, unsaid: [] });
  });

  it('names what can be said by nobody where the phone has no voice', () => {
    expect(say({ hasVoice: false })).toMatchObject({ missingCount: 1, unsaid: ['Hồ Thị Mẫu', 'Nhà ở'] });
    const vietnamese = newClipFinder([clip('1/housing', 'Nhà ở')]);
    expect(steps({ hasVoice: false, findVietnamese: vietnamese })).toEqual(['Người yêu cầu', 'Nhà ở', 'Nhà thuê']);
  });

  it('is the phone’s own voice for Vietnamese, in one breath', () => {
    expect(steps({ language: 'vi' })).toEqual(['vi: Người yêu cầu, Hồ Thị Mẫu, Nhà ở, Nhà thuê']);
    expect(say({ language: 'vi' }).missingCount).toBe(0);
  });

  it('is never a clip of other words: what the sentence said before is not played for what it says now', () => {
    const find = newClipFinder([clip('1/$consent.confirm', 'Tôi xác nhận cũ.')]);
    expect(find({ key: '1/$consent.confirm', text: 'Tôi xác nhận mới.' })).toBeUndefined();
    expect(find({ text: 'Tôi xác nhận cũ.' })).toBeUndefined();
    expect(find({ key: 'anywhere', text: 'Tôi xác nhận cũ.'.normalize('NFD') })).toBeDefined();
  });
});

describe('what can be recorded', () => {
  const procedure = aProcedureAsking([
    aQuestion({ id: 'alone', type: 'yes-no', label: 'Sống một mình?' }),
    aQuestion({ id: 'name', type: 'text', label: 'Tên?', officialLabel: 'Họ, chữ đệm, tên:', clip: 'person/name' }),
    aQuestion({
      id: 'wants',
      type: 'multi-choice',
      label: 'Muốn',
      choices: [
        { value: 'a', label: 'Một' },
        { value: 'b', label: 'Hai' },
      ],
    }),
    aQuestion({
      id: 'children',
      type: 'group',
      label: 'Người con',
      questions: [aQuestion({ id: 'job', type: 'text', label: 'Làm gì' })],
    }),
  ]);

  it('covers every keyed piece of the read-back of every procedure, word for word', () => {
    const answers = { alone: true, name: 'Hồ Thị Mẫu', wants: ['b'], children: [{ job: 'rẫy' }] };
    const dossier = {
      dossierId: 'd',
      procedure: { code: procedure.code, version: 1 },
      lane: 'assisted' as const,
      applicant: { fullName: 'Hồ Thị Mẫu', source: 'card' as const },
      answers,
    };
    const said = readBackSentences([{ procedure, dossier }]);
    const recordable = new Map(procedureSentences(procedure).map(({ key, text }) => [key, text]));
    const keyed = said.flatMap((sentence) => sentence.pieces).filter(({ key }) => key?.includes('/'));
    const own = keyed.filter(({ key }) => !/^(piece|answer)\//.test(key ?? ''));
    expect(own.map(({ key }) => key)).toEqual([
      `${procedure.code}/$name`,
      `${procedure.code}/alone`,
      'person/name',
      `${procedure.code}/wants`,
      `${procedure.code}/wants=b`,
      `${procedure.code}/children`,
      `${procedure.code}/job`,
    ]);
    for (const { key = '', text } of own) expect(recordable.get(key)).toBe(text);
    // What is a person's own has no key.
    expect(said.flatMap((sentence) => sentence.pieces).filter(({ key }) => !key)).toEqual([
      { text: 'Hồ Thị Mẫu' },
      { text: 'Hồ Thị Mẫu' },
      { text: '1' },
      { text: 'rẫy' },
    ]);
  });

  it('has one key for one sentence of a form in the whole catalogue, and fits into what the gateway takes', () => {
    for (const name of fileNames) {
      const sentences = procedureSentences(readProcedure(name.replace('.json', '')));
      const texts = new Map<string, string>();
      for (const { key, text } of sentences) {
        expect(texts.get(key) ?? text, key).toBe(text);
        texts.set(key, text);
        expect(key.length, key).toBeLessThanOrEqual(200);
        expect(text.length, key).toBeLessThanOrEqual(2000);
      }
    }
  });
});

describe('the list of what is recorded', () => {
  const recording = (key: string, said: string, publishedAt?: string): Recording => ({
    ...clip(key, said),
    clipId: `${key} ${said}`,
    lengthMs: 1,
    recordedAt: '2026-11-23T08:00:00+07:00',
    isOwn: true,
    ...(publishedAt && { publishedAt }),
  });

  it('has the same words once, and says what is missing, waits, is published, or was said before', () => {
    const sentences = [
      { key: 'a/name', text: 'Tên' },
      { key: 'b/name', text: 'Tên' },
      { key: 'a/job', text: 'Nghề' },
      { key: 'a/$pledge', text: 'Lời mới' },
      { key: 'a/home', text: 'Nhà' },
    ];
    const rows = recordingRows(sentences, [
      recording('b/name', 'Tên', '2026-11-23T09:00:00+07:00'),
      recording('a/job', 'Nghề'),
      recording('a/$pledge', 'Lời cũ'),
    ]);
    expect(rows.map(({ text, state, keys }) => [text, state, keys.length])).toEqual([
      ['Tên', 'published', 2],
      ['Nghề', 'recorded', 1],
      ['Lời mới', 'outdated', 1],
      ['Nhà', 'missing', 1],
    ]);
  });
});

it('tells a recording by its first bytes', () => {
  const of = (text: string) => findClipType(Buffer.from(text, 'latin1'));
  expect(of('\x1a\x45\xdf\xa3….')).toBe('audio/webm');
  expect(of('OggS\0\x02')).toBe('audio/ogg');
  expect(of('\0\0\0\x20ftypM4A ')).toBe('audio/mp4');
  expect(of('ID3\x04')).toBe('audio/mpeg');
  expect(of('\xff\xfb\x90\x64')).toBe('audio/mpeg');
  for (const other of ['', 'RIFF....WAVE', '<html>', '%PDF-1.7', '\xff\xf1\x50', '\xff\xd8\xff\xe0']) {
    expect(of(other), other).toBeUndefined();
  }
});
