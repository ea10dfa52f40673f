/** Thủ tục: the whole directory, searchable without coverage and without accents. Needs no PIN: nothing of a person is here. */

import type { FoundProcedure } from '../../core/search/found-procedure.ts';
import { BottomNav } from '../parts/bottom-nav.tsx';
import { Page } from '../parts/page.tsx';
import { RowLink } from '../parts/row-list.tsx';
import { procedures as texts } from '../texts/vi/procedures.ts';
import { ProcedureFinder } from './procedure-finder.tsx';
import { FoundNames } from './found-names.tsx';

export default function ProceduresScreen() {
  return (
    <Page title={texts.title} nav={<BottomNav />}>
      <ProcedureFinder row={drawRow} />
    </Page>
  );
}

function drawRow(found: FoundProcedure) {
  const { code, sector, hasForm, isDetailed } = found;
  const where = hasForm ? texts.hasForm : isDetailed ? texts.hasPage : texts.atCentre;
  return (
    <RowLink
      key={code}
      to={`/thu-tuc/${code}`}
      title={<FoundNames found={found} />}
      detail={[code, sector, where].join(' · ')}
    />
  );
}
