/** Listening to a few sentences that stand on one screen, without a place of their own for what was chosen. */

import { useState } from 'react';
import type { VoiceLanguage } from '../../core/voice/clip.ts';
import type { SpokenPiece } from '../../core/voice/plan-speech.ts';
import Listen from './listen.tsx';

interface ListenHereProps {
  readonly of: string;
  readonly pieces: readonly SpokenPiece[];
  readonly language: string;
  readonly onLanguage?: (language: VoiceLanguage) => void;
  readonly isAlone?: boolean;
}

export default function ListenHere(props: ListenHereProps) {
  const [isAloud, setAloud] = useState(false);
  return <Listen {...props} isAloud={isAloud} onAloud={setAloud} />;
}
