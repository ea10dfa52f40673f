/** What may be printed of the open dossier now: the declaration, and the office's own sheets of its state. */

import type { DeskDossier } from '../../core/reception/desk.ts';
import { actions as texts } from '../texts/vi/desk-actions.ts';
import { prints } from '../texts/vi/desk-life.ts';
import { PrintButton } from './print-button.tsx';

interface DossierPrintsProps {
  readonly dossier: DeskDossier;
  readonly ownNumbers: boolean;
}

export function DossierPrints({ dossier, ownNumbers }: DossierPrintsProps) {
  const { row, supplement, etag } = dossier;
  const hasForm = (dossier.procedure as { readonly form?: unknown } | null)?.form !== undefined;
  const sheets: readonly (readonly [isThere: boolean, sheet: string, fileName: string, words: string])[] = [
    [hasForm, 'declaration', 'to-khai.pdf', texts.declaration],
    [ownNumbers && row.officialNumber !== undefined, 'receipt', 'giay-tiep-nhan.pdf', texts.receipt],
    [
      row.state === 'supplement' && supplement !== undefined,
      'supplement-slip',
      'phieu-yeu-cau-bo-sung.pdf',
      texts.supplementSlip,
    ],
    [row.state === 'refused', 'refusal-slip', 'phieu-tu-choi.pdf', texts.refusalSlip],
    [(row.extensions ?? 0) > 0, 'extension-letter', 'xin-loi-hen-lai.pdf', prints.apology],
    [row.state === 'stopped', 'stop-notice', 'thong-bao-dung.pdf', prints.stop],
    [row.officialNumber !== undefined, 'process-sheet', 'phieu-kiem-soat.pdf', prints.process],
  ];
  const there = sheets.filter(([isThere]) => isThere);
  if (there.length === 0) return <p>{prints.none}</p>;
  return there.map(([, sheet, fileName, words]) => (
    <PrintButton
      key={`${sheet} ${etag}`}
      path={`/desk/dossiers/${row.dossierId}/${sheet}`}
      fileName={fileName}
      words={words}
    />
  ));
}
