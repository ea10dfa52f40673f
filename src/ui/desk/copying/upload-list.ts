/** The files of a dossier as the one-stop system's upload dialog wants them: the declaration first, then the papers in their order. */

import type { DeskDossier } from '../../../core/reception/desk.ts';
import { uploadName } from '../../../core/reception/upload-name.ts';
import { copying as texts } from '../../texts/vi/desk-copying.ts';
import type { PaperGroup } from '../paper-groups.ts';
import { extensionOf } from '../result-preview.tsx';

export interface UploadFile {
  readonly name: string;
  /** Where the office has it. */
  readonly path: string;
}

/** Only what has arrived; a paper's number in the list stays when another one is still on its way. */
export function newUploadList(dossier: DeskDossier, groups: readonly PaperGroup[]): readonly UploadFile[] {
  const { dossierId, localCode } = dossier.row;
  const hasForm = (dossier.procedure as { readonly form?: unknown } | null)?.form !== undefined;
  const declaration = {
    name: uploadName({ place: 1, label: texts.declaration, localCode, extension: 'pdf' }),
    path: `/desk/dossiers/${dossierId}/declaration`,
  };
  const papers = groups.filter(({ pages }) => pages.length > 0);
  return [
    ...(hasForm ? [declaration] : []),
    ...papers.flatMap((group, index) =>
      group.pages.flatMap((page): UploadFile[] => {
        if (page.blobId === undefined) return [];
        const name = uploadName({
          place: index + (hasForm ? 2 : 1),
          label: group.name,
          localCode,
          ...(group.pages.length > 1 && { page: page.page }),
          extension: extensionOf(page.mediaType ?? 'image/jpeg'),
        });
        return [{ name, path: `/desk/papers/${encodeURIComponent(page.blobId)}` }];
      }),
    ),
  ];
}
