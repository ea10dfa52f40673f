import type { SealedText } from '../../core/dossier/dossier.ts';

/**
 * What the desk waits for besides the packet: originals that were handed over, and signatures that are not in the packet:
 * on the coded sheet in ink or by thumbprint, or not given yet. A signature on the screen came with the text.
 */
export function expectEnvelope(text: Pick<SealedText, 'papers' | 'signatories'>): {
  readonly originals_expected: boolean;
  readonly signature_expected: boolean;
} {
  return {
    originals_expected: text.papers.some(({ custody }) => custody === 'original'),
    signature_expected: text.signatories.some(({ state }) => state !== 'screen'),
  };
}
