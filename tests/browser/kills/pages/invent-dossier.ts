/** What the pages of these tests put into a dossier, and how they wait for the device. */

import type { Draft, PaperPage, SealedText } from '../../../../src/core/dossier/dossier.ts';

export function textOf(draft: Draft, pages: readonly PaperPage[], sealedAt: string): SealedText {
  const { state: _, papers: __, updatedAt: ___, step: ____, applicantIsSubject: _____, ...rest } = draft;
  const papers = pages.map(({ page, mediaType, sha256 }) => ({
    paperId: 'id-copy',
    custody: 'photo' as const,
    page,
    part: 1,
    mediaType,
    sha256,
  }));
  return { ...rest, kind: 'dossier', subjects: [], papers, sealedAt };
}

/** Noise: as large as a photograph after compression. */
export async function photograph(): Promise<Blob> {
  const [widthPx, heightPx] = [480, 360];
  const canvas = new OffscreenCanvas(widthPx, heightPx);
  const image = new ImageData(widthPx, heightPx);
  for (let at = 0; at < image.data.length; at += 4) {
    const grey = 64 + Math.random() * 128;
    image.data.set([grey, grey, grey, 255], at);
  }
  canvas.getContext('2d')?.putImageData(image, 0, 0);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
}

/** The start announces itself by the lock that every running page holds; writers pass from then on. */
export async function started(): Promise<void> {
  for (;;) {
    const { held } = await navigator.locks.query();
    if (held?.some(({ name }) => name === 'gocua-alive')) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
