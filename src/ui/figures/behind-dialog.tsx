/** The dossiers behind one number, each a link to itself. */

import { useEffect, useId, useRef } from 'react';
import { Link } from 'react-router';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import type { Dimension, FigureId } from '../../core/figures/figure.ts';
import type { DeskRow } from '../../core/reception/desk.ts';
import { Button } from '../parts/button.tsx';
import { formatMoment } from '../parts/format.ts';
import { Loading } from '../parts/loading.tsx';
import { Nothing } from '../parts/nothing.tsx';
import table from '../parts/office-table.module.css';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import { useOffice } from '../parts/use-office.ts';
import { figureWords, rowWords } from '../texts/vi/figure-words.ts';
import { figuresText as texts } from '../texts/vi/figures.ts';
import css from './behind-dialog.module.css';
import { figuresPath } from './figures-question.ts';
import type { FiguresQuestion } from './figures-question.ts';

export interface Behind {
  readonly id: FigureId;
  readonly by?: Dimension;
  readonly key: string;
  /** The row's name; '': the whole. */
  readonly row: string;
}

interface BehindDialogProps {
  readonly behind: Behind;
  readonly question: FiguresQuestion;
  readonly onClose: () => void;
}

const mostShown = 200;

export function BehindDialog({ behind, question, onClose }: BehindDialogProps) {
  const { id, by, key, row } = behind;
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const path = `${figuresPath('/figures/dossiers', question, by)}&${new URLSearchParams({ figure: id, key })}`;
  const list = useOffice<readonly DeskRow[]>(path);
  useEffect(() => dialog.current?.showModal(), []);
  const lead = id === 'on-time' ? texts.behind.late : id === 'share-digitised' ? texts.behind.notDigitised : undefined;
  return (
    <dialog
      ref={dialog}
      className={css['behind']}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header>
        <h2 id={titleId}>{texts.behind.title(figureWords[id].name, row)}</h2>
        <Button onClick={onClose}>{texts.behind.close}</Button>
      </header>
      {lead && <p>{lead}</p>}
      {list.trouble && <OfficeTrouble trouble={list.trouble} onRetry={() => void list.reload()} />}
      {list.value === undefined && list.isLoading && <Loading />}
      {list.value?.length === 0 && <Nothing>{texts.behind.none}</Nothing>}
      {list.value && list.value.length > 0 && (
        <div className={css['list']}>
          <table className={table['table']}>
            <thead>
              <tr>
                {Object.entries(texts.behind.columns).map(([name, label]) => (
                  <th key={name} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {list.value.map((dossier) => (
                <tr key={dossier.dossierId}>
                  <th scope="row">
                    <Link to={`/quay/ho-so/${dossier.dossierId}`}>{dossier.applicantName}</Link>
                  </th>
                  <td>{dossier.procedureName}</td>
                  <td>{rowWords.states[dossier.state]}</td>
                  <td>{formatMoment(dossier.arrivedAt)}</td>
                  <td>{dossier.officialNumber ?? formatLocalCode(dossier.localCode)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {list.value?.length === mostShown && <p>{texts.behind.most}</p>}
    </dialog>
  );
}
