import type { FoundProcedure } from '../../core/search/found-procedure.ts';
import { FoundNames } from '../field/found-names.tsx';
import { ProcedureFinder } from '../field/procedure-finder.tsx';
import { Page } from '../parts/page.tsx';
import { RowLink } from '../parts/row-list.tsx';
import { kiosk as texts } from '../texts/vi/kiosk.ts';

/** Tìm thủ tục at the hall's PC: by words, by an occasion of life, by sector. */
export default function KioskProcedures() {
  return (
    <Page title={texts.findTitle} lead={texts.findLead}>
      <ProcedureFinder row={drawRow} />
    </Page>
  );
}

const drawRow = (found: FoundProcedure) => (
  <RowLink key={found.code} to={`/thu-tuc/${found.code}`} title={<FoundNames found={found} />} />
);
