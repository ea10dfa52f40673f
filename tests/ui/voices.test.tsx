// @vitest-environment happy-dom
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PackClip } from '../../src/core/voice/clip.ts';
import { fixedPieces } from '../../src/core/voice/sentences.ts';
import { newFakeVoices } from '../fixtures/fake-voices.ts';
import RecordScreen from '../../src/ui/voices/record-screen.tsx';
import Listen from '../../src/ui/voices/listen.tsx';
import { stopSpeech } from '../../src/ui/voices/play-speech.ts';
import { newFakeDevice } from './fake-device.ts';
import type { Screen } from './screen.tsx';
import { openScreen } from './screen.tsx';

const clip = ({ key, text }: { readonly key: string; readonly text: string }): PackClip => ({
  key,
  said: text,
  sha256: key,
  sizeBytes: 1,
  mediaType: 'audio/webm',
});
const pieces = [fixedPieces.applicant, { text: 'Hồ Thị Mẫu' }, fixedPieces.yes];
const played: { readonly volume: number }[] = [];

let endsByItself = true;
/** Ends at once, or goes on until it is silenced. */
class FakeAudio extends EventTarget {
  volume = 1;
  pause = () => undefined;
  async play(): Promise<void> {
    played.push({ volume: this.volume });
    if (endsByItself) setTimeout(() => this.dispatchEvent(new Event('ended')));
  }
}

let sitting = 0;
function Heard({ language }: { readonly language: string }) {
  const [isAloud, setAloud] = useState(false);
  const [chosen, setChosen] = useState(language);
  const of = `sitting ${sitting}`;
  return (
    <Listen of={of} pieces={pieces} language={chosen} onLanguage={setChosen} isAloud={isAloud} onAloud={setAloud} />
  );
}

let screen: Screen;
async function open(language: string, here: Parameters<typeof newFakeVoices>[0]): Promise<void> {
  screen = await openScreen({ ...newFakeDevice(), voices: newFakeVoices(here) }, <Heard language={language} />);
}
beforeEach(() => {
  vi.stubGlobal('Audio', FakeAudio);
  played.length = 0;
  endsByItself = true;
  sitting += 1;
});
afterEach(async () => {
  stopSpeech();
  await screen.close();
  vi.unstubAllGlobals();
});

describe('listening', () => {
  it('says plainly that it cannot, where the phone has no Vietnamese voice and no clip', async () => {
    await open('vi', {});
    await screen.until('chưa có giọng đọc tiếng Việt');
    expect(screen.place.querySelectorAll('button, select')).toHaveLength(0);
  });

  it('asks whether others are near before the first sound, then plays at the ear what was recorded', async () => {
    await open('bru', { bru: [clip(fixedPieces.applicant)] });
    await screen.until('Đọc to');
    expect(screen.text()).toContain('Máy chỉ đọc được một phần; phần còn lại hãy đọc to bằng lời.');
    await screen.tap('Đọc to');
    expect(screen.text()).toContain('Có ai khác ở gần đây không ạ?');
    expect(played).toEqual([]);
    await screen.tap('Có người khác, nghe nhỏ bên tai');
    await screen.settle(40);
    expect(played).toEqual([{ volume: 0.3 }]);
    expect(screen.text()).toContain('Trình duyệt không tự chuyển sang loa nghe gọi');
    expect(screen.text()).not.toContain('Có ai khác ở gần');
  });

  it('says it again at one tap, while it sounds and afterwards, and a key stands where it stood', async () => {
    await open('vi', { vi: [clip(fixedPieces.applicant), clip(fixedPieces.yes)] });
    await screen.until('Đọc to');
    await screen.tap('Đọc to');
    expect(document.activeElement?.getAttribute('role')).toBe('group');
    await screen.tap('Chỉ có người nhà, đọc to được');
    await screen.settle(60);
    const again = screen.field('button');
    expect([again.textContent, document.activeElement]).toEqual(['Nghe lại', again]);
    // Said to the end: nothing to stop, and nothing that went away.
    const stop = screen.field('button[aria-disabled]');
    expect([stop.textContent, stop.getAttribute('aria-disabled')]).toEqual(['Dừng đọc', 'true']);
    await screen.press(again);
    await screen.settle(60);
    expect(played).toHaveLength(4);
    endsByItself = false;
    await screen.press(again);
    await screen.press(again);
    expect(played).toHaveLength(6);
    expect(stop.getAttribute('aria-disabled')).toBe('false');
    await screen.press(stop);
    expect(screen.place.querySelectorAll('button')).toHaveLength(1);
    expect([again.textContent, document.activeElement]).toEqual(['Nghe lại', again]);
    await screen.press(again);
    expect(played).toHaveLength(7);
  });

  it('says nothing aloud where others are near, until somebody wants it all the same', async () => {
    await open('vi', { vi: [clip(fixedPieces.applicant), clip(fixedPieces.yes)] });
    await screen.until('Đọc to');
    await screen.tap('Đọc to');
    await screen.tap('Có người khác, để tự xem');
    expect(played).toEqual([]);
    expect(screen.text()).toContain('Đọc bằng mắt, không đọc to.');
    await screen.tap('Vẫn nghe');
    await screen.tap('Chỉ có người nhà, đọc to được');
    await screen.settle(60);
    expect(played).toEqual([{ volume: 1 }, { volume: 1 }]);
  });

  it('changes the language, and says of one that nobody recorded that it is Vietnamese', async () => {
    await open('tth', { bru: [clip(fixedPieces.applicant)], vi: [clip(fixedPieces.yes)] });
    await screen.until('Câu này chưa có tiếng Tà Ôi, nghe tiếng Việt.');
    expect(screen.text()).toContain('Câu này chưa có tiếng Tà Ôi, nghe tiếng Việt.');
    const options = [...screen.field<HTMLSelectElement>('select').options].map(({ value }) => value);
    expect(options).toEqual(['vi', 'bru', 'tth']);
    await screen.select(screen.field<HTMLSelectElement>('select'), 'bru');
    expect(screen.text()).not.toContain('tiếng Tà Ôi, nghe');
    expect(screen.text()).toContain('Máy chỉ đọc được một phần');
  });
});

it('a speaker goes from sentence to sentence, hears why a phone cannot record, and finds what is missing', async () => {
  screen = await openScreen(
    newFakeDevice(),
    <RecordScreen />,
    '/them/giong-doc/thu/:language',
    '/them/giong-doc/thu/pac',
  );
  await screen.until('Ông/bà có đồng ý cho tôi hỏi');
  expect(screen.text()).toContain('Thu tiếng Pa Cô');
  await screen.tap('Câu sau');
  expect(screen.text()).toContain('quét mã QR trên thẻ căn cước');
  await screen.tap('Bấm để thu');
  expect(screen.text()).toContain('Máy này không có micro');
});
