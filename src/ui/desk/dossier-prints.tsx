/** What may be printed of the open dossier now: the declaration, and the office's own sheet of its state. */

import type { DeskDossier } from '../../core/reception/desk.ts';
import { actions as texts } from '../texts/vi/desk-actions.ts';
import { PrintButton } from './print-button.tsx';

interface DossierPrintsProps {
  readonly dossier: DeskDossier;
  readonly ownNumbers: boolean;
}

export function DossierPrints({ dossier, ownNumbers }: DossierPrintsProps) {
  const { row, supplement, etag } = dossier;
  const at = (sheet: string) => `/desk/dossiers/${row.dossierId}/${sheet}`;
  const hasForm = (dossier.procedure as { readonly form?: unknown } | null)?.form !== undefined;
  return (
    <>
      {hasForm && (
        <PrintButton
          key={`declaration ${etag}`}
          path={at('declaration')}
          fileName="to-khai.pdf"
          words={texts.declaration}
        />
      )}
      {ownNumbers && row.officialNumber !== undefined && (
        <PrintButton key={`receipt ${etag}`} path={at('receipt')} fileName="giay-tiep-nhan.pdf" words={texts.receipt} />
      )}
      {row.state === 'supplement' && supplement && (
        <PrintButton
          key={`supplement ${etag}`}
          path={at('supplement-slip')}
          fileName="phieu-yeu-cau-bo-sung.pdf"
          words={texts.supplementSlip}
        />
      )}
      {row.state === 'refused' && (
        <PrintButton
          key={`refusal ${etag}`}
          path={at('refusal-slip')}
          fileName="phieu-tu-choi.pdf"
          words={texts.refusalSlip}
        />
      )}
    </>
  );
}
