/** Trả kết quả: what lies ready for the residents of a hamlet, found by their slip or by name. Works from the pack, offline. */

import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import { formatDong } from '../../core/money/dong.ts';
import { parseSheetCode } from '../../core/dossier/sheet-code.ts';
import type { ResultToHandOver } from '../../core/results/result-to-hand-over.ts';
import { fold, foldedWords } from '../../core/text/fold.ts';
import { findHandedOver } from '../../core/visit/hamlet-errands.ts';
import { hamletName } from '../../core/visit/visit-text.ts';
import { ButtonLink } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { StateChip } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { ScanToggle } from '../parts/scan-toggle.tsx';
import { TextLine } from '../parts/text-line.tsx';
import { page } from '../texts/vi/page.ts';
import { results as texts } from '../texts/vi/results.ts';
import css from './hamlet.module.css';
import { hamletPath } from './hamlet-path.ts';
import { MissingPack } from './missing-pack.tsx';
import { resultPath } from './result-path.ts';
import { useHamlet } from './use-hamlet.ts';

export default function ResultsScreen() {
  const { hamlet, known } = useHamlet();
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const all = known?.pack?.results ?? [];
  const isHanded = ({ dossierId }: ResultToHandOver) =>
    known !== undefined && findHandedOver(known.settled, dossierId) !== undefined;
  const waiting = all.filter((result) => !isHanded(result));
  const handed = all.filter(isHanded);
  const found = useMemo(() => waiting.filter((result) => isMatch(result, query)), [waiting, query]);

  /** A slip of a basket stands for several dossiers: the list then shows them all. */
  function read(text: string): string | undefined {
    const parsed = parseSheetCode(text);
    if (!parsed.ok) return texts.notASlip;
    const { code } = parsed.value;
    const meant = all.filter(({ localCode }) => localCode === code);
    const [one] = meant;
    if (!one) return texts.notHere(formatLocalCode(code));
    if (meant.length > 1) setQuery(code);
    else void navigate(resultPath(hamlet, one.dossierId));
    return undefined;
  }

  return (
    <Page
      title={texts.place}
      lead={
        <>
          {hamletName(hamlet)}. {texts.lead}
        </>
      }
      actions={<ButtonLink to={hamletPath(hamlet)}>{page.back}</ButtonLink>}
    >
      {known && !known.pack && <MissingPack hamlet={hamlet} />}
      {known?.pack && all.length === 0 && <Nothing>{texts.none}</Nothing>}
      {all.length > 0 && (
        <>
          <ScanToggle aim={texts.aim} onText={read} />
          <TextLine
            label={texts.search}
            hint={texts.searchHint}
            name="receiver"
            type="search"
            value={query}
            onChange={setQuery}
          />
          {found.length === 0 && <Nothing>{waiting.length === 0 ? texts.none : texts.nothingFound}</Nothing>}
          <ul className={css['rows']}>
            {found.map((result) => (
              <ResultRow key={result.dossierId} hamlet={hamlet} result={result} />
            ))}
          </ul>
        </>
      )}
      {handed.length > 0 && (
        <section className={css['section']}>
          <h2>{texts.handedTitle}</h2>
          <ul className={css['rows']}>
            {handed.map((result) => (
              <ResultRow key={result.dossierId} hamlet={hamlet} result={result} isHanded />
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}

interface ResultRowProps {
  readonly hamlet: string;
  readonly result: ResultToHandOver;
  readonly isHanded?: boolean;
}

function ResultRow({ hamlet, result, isHanded = false }: ResultRowProps) {
  const { applicantName, procedureName, localCode, carried, files, fee } = result;
  return (
    <li>
      <Link to={resultPath(hamlet, result.dossierId)}>
        <span>
          <b>{applicantName}</b>
          <span>{procedureName}</span>
          <span>{texts.code(formatLocalCode(localCode))}</span>
          <span>
            {isHanded ? (
              <StateChip tone="done">{texts.handedRow}</StateChip>
            ) : (
              <StateChip tone={carried ? 'moving' : 'waiting'}>
                {carried ? texts.carried(carried.carrier) : texts.atDesk}
              </StateChip>
            )}
            {!isHanded && fee && (
              <StateChip tone="attention">
                {texts.feeChip(fee.dueDong === undefined ? undefined : formatDong(fee.dueDong))}
              </StateChip>
            )}
            {!isHanded && files > 0 && <StateChip tone="plain">{texts.files(files)}</StateChip>}
          </span>
        </span>
        <Icon name="forward" size={20} />
      </Link>
    </li>
  );
}

function isMatch({ applicantName, procedureName, localCode }: ResultToHandOver, query: string): boolean {
  const words = foldedWords(query);
  const about = fold(`${applicantName} ${procedureName}`);
  const digits = query.replaceAll(/\D/g, '');
  return (digits.length >= 4 && localCode.includes(digits)) || words.every((word) => about.includes(word));
}
