/** Both questions of the consent to be asked, one after the other. */

import { useMemo } from 'react';
import { consentPurposes } from '../state/asked-consent.ts';
import { consentSentence } from './app-sentences.ts';
import ListenHere from './listen-here.tsx';

export default function ListenToConsent({ language }: { readonly language: string }) {
  const pieces = useMemo(() => consentPurposes.map(consentSentence), []);
  return <ListenHere of="consent" pieces={pieces} language={language} />;
}
