/** Thủ tục: the whole directory, searchable without coverage and without accents. Needs no PIN: nothing of a person is here. */

import { BottomNav } from '../parts/bottom-nav.tsx';
import { Page } from '../parts/page.tsx';
import { RowLink } from '../parts/row-list.tsx';
import { procedures as texts } from '../texts/vi/procedures.ts';
import { ProcedureFinder } from './procedure-finder.tsx';
import type { FoundProcedure } from './procedure-finder.tsx';

export default function ProceduresScreen() {
  return (
    <Page title={texts.title} nav={<BottomNav />}>
      <ProcedureFinder row={drawRow} />
    </Page>
  );
}

function drawRow({ code, shortName, hasForm }: FoundProcedure) {
  return (
    <RowLink
      key={code}
      to={`/thu-tuc/${code}`}
      title={shortName}
      detail={[code, hasForm ? texts.hasForm : texts.atCentre].join(' · ')}
    />
  );
}
