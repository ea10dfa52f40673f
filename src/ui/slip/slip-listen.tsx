/** Listening to what a slip says: whoever holds it may read no small letters, and the phone may be somebody else's. */

import { useMemo, useState } from 'react';
import type { VoiceLanguage } from '../../core/voice/clip.ts';
import ListenHere from '../voices/listen-here.tsx';
import { dossierPieces, reportPieces } from './slip-pieces.ts';
import type { SlipDossier, SlipReport } from './slip-status.ts';

interface SlipListenProps {
  /** Whose others near are asked about. */
  readonly code: string;
  readonly dossiers?: readonly SlipDossier[];
  readonly report?: SlipReport;
}

const noDossiers: readonly SlipDossier[] = [];

export default function SlipListen({ code, dossiers = noDossiers, report }: SlipListenProps) {
  const [language, setLanguage] = useState<VoiceLanguage>('vi');
  const pieces = useMemo(() => (report ? reportPieces(report) : dossierPieces(dossiers)), [dossiers, report]);
  return <ListenHere of={`slip ${code}`} pieces={pieces} language={language} onLanguage={setLanguage} isAlone />;
}
