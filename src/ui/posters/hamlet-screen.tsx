/** /tt: the poster of a hamlet or of a commune: every procedure that has a page, each opened as its own poster would. */

import { useState } from 'react';
import { fold } from '../../core/text/fold.ts';
import { formatPosterPath } from '../../core/visit/poster-address.ts';
import type { PosterAddress } from '../../core/visit/poster-address.ts';
import type { PublicRow } from '../../core/visit/poster-page.ts';
import { ButtonLink } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { RowLink, RowList } from '../parts/row-list.tsx';
import { TextLine } from '../parts/text-line.tsx';
import { useDeviceState } from '../state/device-state.ts';
import { useFoundProcedures } from '../state/use-found-procedures.ts';
import { posters as texts } from '../texts/vi/posters.ts';
import { CommuneCard } from './commune-card.tsx';
import { findInAppBrowser } from '../install/in-app-browser.ts';
import { InAppHint } from '../install/in-app-hint.tsx';
import { Nothing } from './poster-screen.tsx';
import { usePosterPage } from './use-poster-page.ts';

export function HamletScreen({ address }: { readonly address: PosterAddress }) {
  const enrolled = useDeviceState((state) => state.enrolled);
  const found = usePosterPage(address);
  const [wanted, setWanted] = useState('');
  const own = useFoundProcedures('', {})?.filter(({ isDetailed }) => isDetailed);
  const inApp = findInAppBrowser(navigator.userAgent);
  const rows: readonly Omit<PublicRow, 'priority'>[] | undefined = own && own.length > 0 ? own : found.page?.procedures;
  if (!rows) return <Nothing address={address} found={found} />;
  const words = fold(wanted.trim());
  const shown = rows.filter(({ shortName, name }) => fold(`${shortName} ${name}`).includes(words));
  return (
    <Page
      title={address.hamlet ?? texts.list}
      lead={texts.listLead}
      actions={<ButtonLink to="/">{texts.toHome}</ButtonLink>}
    >
      {inApp && <InAppHint browser={inApp} url={location.href} />}
      <CommuneCard commune={found.page?.commune} enrolled={enrolled ?? undefined} wanted={address.commune} />
      <TextLine label={texts.search} name="wanted" value={wanted} onChange={setWanted} />
      {shown.length === 0 && <p role="status">{texts.none}</p>}
      <RowList>
        {shown.map(({ code, shortName }) => (
          <RowLink key={code} to={formatPosterPath({ ...address, code })} title={shortName} />
        ))}
      </RowList>
      {found.state === 'offline' && <p>{texts.kept}</p>}
    </Page>
  );
}
