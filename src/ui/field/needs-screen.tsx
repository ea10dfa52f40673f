/** Việc gì?: every need of this household, ticked at once; each becomes its own dossier, what they share is asked once. */

import { Navigate, useNavigate } from 'react-router';
import type { FoundProcedure } from '../../core/search/found-procedure.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Page } from '../parts/page.tsx';
import { RowLink } from '../parts/row-list.tsx';
import { changeNewDossier, useNewDossier } from '../state/new-dossier.ts';
import { noteRecentProcedures } from '../state/kept-procedures.ts';
import { useProcedureNames } from '../state/use-procedure-names.ts';
import { needs as texts } from '../texts/vi/needs.ts';
import { page } from '../texts/vi/page.ts';
import { procedures } from '../texts/vi/procedures.ts';
import { FoundNames } from './found-names.tsx';
import { ProcedureFinder } from './procedure-finder.tsx';
import css from './procedure-finder.module.css';

export default function NeedsScreen() {
  const { applicant, codes } = useNewDossier();
  const navigate = useNavigate();
  const nameOf = useProcedureNames();
  if (!applicant) return <Navigate to="/ho-so-moi/ai" replace />;

  const toggle = (code: string) =>
    changeNewDossier({ codes: codes.includes(code) ? codes.filter((other) => other !== code) : [...codes, code] });

  function goOn(): void {
    noteRecentProcedures(codes);
    void navigate('/ho-so-moi/bat-dau');
  }

  const row = (found: FoundProcedure) =>
    found.hasForm ? (
      <li key={found.code}>
        <label className={css['pick']}>
          <input type="checkbox" checked={codes.includes(found.code)} onChange={() => toggle(found.code)} />
          <FoundNames found={found} />
        </label>
      </li>
    ) : (
      <RowLink
        key={found.code}
        to={`/thu-tuc/${found.code}`}
        title={<FoundNames found={found} />}
        detail={procedures.atCentre}
      />
    );

  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      actions={
        <>
          <ButtonLink to="/ho-so-moi/ai">{page.back}</ButtonLink>
          <Button kind="primary" disabled={codes.length === 0} onClick={goOn}>
            {codes.length === 0 ? texts.nextNone : texts.chosen(codes.length)}
          </Button>
        </>
      }
    >
      {codes.length > 0 && (
        <section>
          <h2>{texts.chosenTitle}</h2>
          <div className={css['chosen']}>
            {codes.map((code) => (
              <button key={code} type="button" aria-label={texts.remove(nameOf(code))} onClick={() => toggle(code)}>
                {nameOf(code)} <Icon name="cross" size={18} />
              </button>
            ))}
          </div>
        </section>
      )}
      <ProcedureFinder row={row} />
    </Page>
  );
}
