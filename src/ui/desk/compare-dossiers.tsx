/** Two dossiers side by side: what is the same is quiet, what differs is marked. The other one is opened, and that is written down. */

import { useEffect, useMemo, useRef } from 'react';
import { parseProcedure } from '../../core/procedure/procedure.ts';
import type { ListLabels } from '../../core/procedure/answer-text.ts';
import type { DeskDossier } from '../../core/reception/desk.ts';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import { Button } from '../parts/button.tsx';
import { formatMoment } from '../parts/format.ts';
import { Loading } from '../parts/loading.tsx';
import table from '../parts/office-table.module.css';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import { useOffice } from '../parts/use-office.ts';
import { useListLabels } from '../state/use-list-labels.ts';
import { desk, dossier as texts, papers } from '../texts/vi/desk.ts';
import { similar } from '../texts/vi/desk-life.ts';
import { newAnswerSections } from './answer-sections.ts';
import css from './compare-dossiers.module.css';
import { newPaperGroups } from './paper-groups.ts';

interface CompareDossiersProps {
  readonly dossier: DeskDossier;
  readonly otherId: string;
  readonly onClose: () => void;
}

export default function CompareDossiers({ dossier, otherId, onClose }: CompareDossiersProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const other = useOffice<DeskDossier>(`/desk/dossiers/${otherId}`);
  const labels = useListLabels();
  useEffect(() => dialog.current?.showModal(), []);
  const lines = useMemo(
    () => (other.value ? comparedLines(linesOf(dossier, labels ?? {}), linesOf(other.value, labels ?? {})) : []),
    [dossier, other.value, labels],
  );
  return (
    <dialog ref={dialog} className={css['dialog']} aria-labelledby="compare-title" onClose={onClose}>
      <h2 id="compare-title">{similar.compareTitle}</h2>
      {other.trouble && <OfficeTrouble trouble={other.trouble} onRetry={() => void other.reload()} />}
      {!other.value && other.isLoading && <Loading />}
      {other.value && (
        <div className={css['scroll']}>
          <table className={table['table']}>
            <thead>
              <tr>
                <th scope="col">{texts.item}</th>
                <th scope="col">{similar.mine(formatLocalCode(dossier.row.localCode))}</th>
                <th scope="col">{similar.other(formatLocalCode(other.value.row.localCode))}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ label, mine, others }) => (
                <tr key={label} data-differs={mine !== others || undefined}>
                  <th scope="row">{label}</th>
                  <td>{mine || '–'}</td>
                  <td>{others || '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p>
        <Button kind="primary" onClick={() => dialog.current?.close()}>
          {desk.keysClose}
        </Button>
      </p>
    </dialog>
  );
}

type Line = readonly [label: string, text: string];

function linesOf(dossier: DeskDossier, labels: ListLabels): readonly Line[] {
  const { row, text } = dossier;
  const parsed = parseProcedure(dossier.procedure);
  const procedure = parsed.ok ? parsed.value : undefined;
  return [
    [similar.state, desk.states[row.state]],
    [texts.number, row.officialNumber ?? ''],
    [texts.arrived, formatMoment(row.arrivedAt)],
    [texts.roles.applicant, [text.applicant.fullName, text.applicant.idNumber].filter(Boolean).join(' · ')],
    [texts.helper, text.helper.name],
    ...newAnswerSections(dossier, procedure, labels).flatMap((section) =>
      section.rows
        .filter(({ heading }) => !heading)
        .map((answer): Line => [[answer.item, answer.label].filter(Boolean).join('. '), answer.text]),
    ),
    ...newPaperGroups(dossier, procedure).map((group): Line => [
      group.name,
      group.custody ? papers.custody[group.custody] : papers.absent,
    ]),
  ];
}

function comparedLines(mine: readonly Line[], others: readonly Line[]) {
  const labels = [...new Set([...mine, ...others].map(([label]) => label))];
  const textOf = (lines: readonly Line[], label: string) =>
    lines.flatMap(([each, text]) => (each === label && text !== '' ? [text] : [])).join('; ');
  return labels
    .map((label) => ({ label, mine: textOf(mine, label), others: textOf(others, label) }))
    .filter((line) => line.mine !== '' || line.others !== '');
}
