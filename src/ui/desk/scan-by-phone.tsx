/** The way to the paired phone, where the dossier still takes papers. */

import { Suspense, lazy, useState } from 'react';
import { isActionPossible } from '../../core/reception/desk-action.ts';
import type { DeskDossier } from '../../core/reception/desk.ts';
import { Button } from '../parts/button.tsx';
import { phoneScanner as texts } from '../texts/vi/scan-papers.ts';

/** It brings what draws a QR code. */
const PhoneScanner = lazy(() => import('./phone-scanner.tsx'));

interface ScanByPhoneProps {
  readonly dossier: DeskDossier;
  readonly onPages: () => Promise<void>;
}

export function ScanByPhone({ dossier, onPages }: ScanByPhoneProps) {
  const [isOpen, setOpen] = useState(false);
  if (!isActionPossible('supplement', dossier.row)) return null;
  return (
    <>
      <Button kind="quiet" icon="phone" onClick={() => setOpen(true)}>
        {texts.open}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <PhoneScanner dossierId={dossier.row.dossierId} onPages={onPages} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
