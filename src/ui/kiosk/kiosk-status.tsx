/** Hồ sơ tới đâu rồi? at the hall's PC: the slip held to the scanner or the camera. The token is asked with once and kept nowhere. */

import { useState } from 'react';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import { parseSheetCode } from '../../core/dossier/sheet-code.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { useScannedText } from '../parts/scanned-text.ts';
import { SlipDossiers } from '../slip/slip-dossiers.tsx';
import SlipListen from '../slip/slip-listen.tsx';
import { findSlipDossiers } from '../slip/slip-status.ts';
import type { SlipDossier } from '../slip/slip-status.ts';
import { TypedCode } from '../slip/typed-code.tsx';
import { kiosk as texts } from '../texts/vi/kiosk.ts';
import { slip } from '../texts/vi/slip.ts';
import { ScanPlace } from './scan-place.tsx';
import css from './kiosk.module.css';

type Shown =
  | { readonly state: 'nothing' | 'asking' }
  | { readonly state: 'trouble'; readonly sentence: string }
  | { readonly state: 'answered'; readonly code: string; readonly dossiers: readonly SlipDossier[] };

export default function KioskStatus() {
  const device = useDevice();
  const [shown, setShown] = useState<Shown>({ state: 'nothing' });

  async function ask(code: string, token: string): Promise<void> {
    setShown({ state: 'asking' });
    const outcome = await device.office.slipStatus(token);
    const dossiers = outcome.kind === 'done' ? findSlipDossiers(outcome.value) : undefined;
    if (dossiers) return setShown({ state: 'answered', code, dossiers });
    const sentence = outcome.kind === 'busy' ? slip.busy : outcome.kind === 'refused' ? slip.unknown : slip.offline;
    setShown({ state: 'trouble', sentence });
  }

  function read(text: string): string | undefined {
    const parsed = parseSheetCode(text);
    if (!parsed.ok) return slip.invalid;
    const { code, slipToken } = parsed.value;
    if (slipToken === undefined) setShown({ state: 'trouble', sentence: slip.digitsOnly(formatLocalCode(code)) });
    else void ask(code, slipToken);
    return undefined;
  }

  const [complaint, setComplaint] = useState<string>();
  useScannedText(read, setComplaint);
  const isAnswered = shown.state === 'answered';
  return (
    <Page
      title={texts.statusTitle}
      lead={isAnswered ? slip.code(formatLocalCode(shown.code)) : texts.statusLead}
      arrival={shown.state}
      {...(isAnswered && {
        actions: (
          <Button icon="scan" onClick={() => setShown({ state: 'nothing' })}>
            {texts.another}
          </Button>
        ),
      })}
    >
      {shown.state === 'asking' && <p role="status">{slip.asking}</p>}
      {(complaint ?? (shown.state === 'trouble' && shown.sentence)) && (
        <Notice tone="waiting" urgent>
          {complaint ?? (shown.state === 'trouble' && shown.sentence)}
        </Notice>
      )}
      {isAnswered ? (
        <div className={css['answer']}>
          <SlipListen key={shown.code} code={shown.code} dossiers={shown.dossiers} />
          <SlipDossiers dossiers={shown.dossiers} />
          <p>{slip.notReceipt}</p>
        </div>
      ) : (
        <>
          <ScanPlace aim={slip.aim} onText={read} />
          <TypedCode className={css['typed']} onCode={read} />
        </>
      )}
    </Page>
  );
}
