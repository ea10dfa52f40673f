/**
 * What a phone says of a sentence. In the language that was chosen as far as there are clips; each piece without one in Vietnamese, by
 * the phone's own voice or a Vietnamese clip; and what even that cannot say stays to be read.
 */

import type { PackClip, VoiceLanguage } from './clip.ts';

/** A piece of what is said; without a key it is a person's own, which nobody recorded. */
export interface SpokenPiece {
  readonly key?: string;
  readonly text: string;
}

export type SpeechStep =
  | { readonly kind: 'clip'; readonly clip: PackClip }
  /** By the phone's own Vietnamese voice. */
  | { readonly kind: 'voice'; readonly text: string };

export interface Speech {
  readonly steps: readonly SpeechStep[];
  /** Pieces that are said in the language that was chosen. */
  readonly ownCount: number;
  /** Pieces that somebody could record and nobody did in this language. */
  readonly missingCount: number;
  /** Pieces that this phone cannot say at all. */
  readonly unsaid: readonly string[];
}

/** The clips of one language that lie on the phone. */
export type FindClip = (piece: SpokenPiece) => PackClip | undefined;

/** A clip counts only for the very words that it says: under the piece's own key, or else under any. */
export function newClipFinder(clips: readonly PackClip[]): FindClip {
  const byKey = new Map<string, PackClip>();
  const bySaid = new Map<string, PackClip>();
  for (const clip of clips) {
    byKey.set(`${clip.key} ${clip.said}`, clip);
    if (!bySaid.has(clip.said)) bySaid.set(clip.said, clip);
  }
  return ({ key, text }) => {
    if (key === undefined) return undefined;
    const said = text.normalize('NFC');
    return byKey.get(`${key} ${said}`) ?? bySaid.get(said);
  };
}

export interface SpeechMeans {
  readonly language: VoiceLanguage;
  /** Of `language`; not asked for Vietnamese where the phone has a voice. */
  readonly findClip: FindClip;
  readonly findVietnamese: FindClip;
  readonly hasVoice: boolean;
}

export function planSpeech(
  pieces: readonly SpokenPiece[],
  { language, findClip, findVietnamese, hasVoice }: SpeechMeans,
): Speech {
  const steps: SpeechStep[] = [];
  const unsaid: string[] = [];
  let ownCount = 0;
  let missingCount = 0;
  for (const piece of pieces) {
    const own = language === 'vi' ? undefined : findClip(piece);
    if (own) ownCount += 1;
    else if (language !== 'vi' && piece.key !== undefined) missingCount += 1;
    const clip = own ?? (hasVoice ? undefined : findVietnamese(piece));
    if (clip) steps.push({ kind: 'clip', clip });
    else if (!hasVoice) unsaid.push(piece.text);
    else join(steps, piece.text);
  }
  return { steps, ownCount, missingCount, unsaid };
}

/** Neighbours are one utterance: a voice that begins anew at each piece is hard to follow. */
function join(steps: SpeechStep[], text: string): void {
  const last = steps.at(-1);
  if (last?.kind === 'voice') {
    const pause = /[.?!…:;,]$/.test(last.text) ? ' ' : ', ';
    steps[steps.length - 1] = { kind: 'voice', text: `${last.text}${pause}${text}` };
  } else steps.push({ kind: 'voice', text });
}
