/**
 * /tt/<code>: what a poster opens, on any phone: papers, time, fee, where to go, whom to call. From this phone's own catalogue
 * where it has one, else from what was kept, else from the gateway; and where none of it is to be had, what to do now.
 */

import { useCallback, useEffect } from 'react';
import { parseProcedure } from '../../core/definition/parse-procedure.ts';
import { findInForce } from '../../core/procedure/find-in-force.ts';
import { findProcedureProblem } from '../../core/procedure/find-procedure-problem.ts';
import { hasEnded } from '../../core/procedure/has-ended.ts';
import type { Procedure } from '../../core/procedure/procedure.ts';
import { formatPosterPath } from '../../core/visit/poster-address.ts';
import type { PosterAddress } from '../../core/visit/poster-address.ts';
import { ProcedureFacts } from '../field/procedure-facts.tsx';
import { Button, ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatPartialDate } from '../parts/format.ts';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { useDeviceState } from '../state/device-state.ts';
import { useWatched } from '../state/use-watched.ts';
import { posters as texts } from '../texts/vi/posters.ts';
import { procedures } from '../texts/vi/procedures.ts';
import { CommuneCard } from './commune-card.tsx';
import { findInAppBrowser } from '../install/in-app-browser.ts';
import { InAppHint } from '../install/in-app-hint.tsx';
import { forgetIntent, keepIntent } from './kept-intent.ts';
import { usePosterPage } from './use-poster-page.ts';
import type { FoundPosterPage } from './use-poster-page.ts';

/** An address with a code. */
export type ProcedureAddress = PosterAddress & { readonly code: string };

export function PosterScreen({ address }: { readonly address: ProcedureAddress }) {
  const device = useDevice();
  const { code } = address;
  const load = useCallback(
    async () => ({
      procedure: await findInForce(device, code),
      mayBegin: (await findProcedureProblem(device, code)) === undefined,
    }),
    [device, code],
  );
  const own = useWatched(load, ['catalogue']);
  const found = usePosterPage(address);
  const parsed = found.page?.procedure === undefined ? undefined : parseProcedure(found.page.procedure);
  const procedure = own?.procedure ?? (parsed?.ok ? parsed.value : undefined);
  if (!own) return <Page title={texts.loading} />;
  if (procedure) {
    const isOwn = own.procedure !== undefined && own.mayBegin;
    return <KnownPoster address={address} procedure={procedure} isOwn={isOwn} found={found} />;
  }
  return <Nothing address={address} found={found} />;
}

interface KnownProps {
  readonly address: ProcedureAddress;
  readonly procedure: Procedure;
  /** This phone's own catalogue has it, so that a dossier can begin. */
  readonly isOwn: boolean;
  readonly found: FoundPosterPage;
}

function KnownPoster({ address, procedure, isOwn, found }: KnownProps) {
  const device = useDevice();
  const enrolled = useDeviceState((state) => state.enrolled);
  const { name, shortName, form, lanes, effectiveTo } = procedure;
  const isEnded = hasEnded(procedure, device.clock.nowIso().slice(0, 10));
  const inApp = findInAppBrowser(navigator.userAgent);
  const wantsBegin = enrolled && form !== undefined && lanes.length > 0 && !isEnded && !inApp;
  useEffect(() => {
    // What was wanted is here now; only a dossier that may begin here is still to come.
    if (enrolled === null) forgetIntent();
  }, [enrolled]);
  return (
    <Page
      title={shortName}
      lead={[name !== shortName && name, address.hamlet && texts.of(address.hamlet)].filter(Boolean).join(' · ')}
      actions={
        <>
          <ButtonLink to="/">{texts.toHome}</ButtonLink>
          {wantsBegin && isOwn && (
            <ButtonLink kind="primary" icon="plus" to={beginPath(address)} onClick={() => keepIntent(address)}>
              {texts.begin}
            </ButtonLink>
          )}
        </>
      }
    >
      {inApp && <InAppHint browser={inApp} url={location.href} />}
      {isEnded && effectiveTo !== undefined && (
        <Notice tone="attention">{procedures.ended(formatPartialDate({ iso: effectiveTo, precision: 'day' }))}</Notice>
      )}
      {wantsBegin && !isOwn && <Notice tone="waiting">{texts.notInCatalogue}</Notice>}
      <CommuneCard commune={found.page?.commune} enrolled={enrolled ?? undefined} wanted={address.commune} />
      <ProcedureFacts procedure={procedure} />
      {found.state === 'offline' && <p>{texts.kept}</p>}
    </Page>
  );
}

const beginPath = ({ code, ...rest }: ProcedureAddress): string =>
  formatPosterPath({ ...rest, code }).replace(/(\?|$)/, '/bat-dau$1');

/** No page, no coverage: what to do, and that it is not forgotten. */
export function Nothing({ address, found }: { readonly address: PosterAddress; readonly found: FoundPosterPage }) {
  const inApp = findInAppBrowser(navigator.userAgent);
  const isKept = found.state === 'offline' && !inApp;
  useEffect(() => {
    if (isKept) keepIntent(address);
    if (found.state === 'unknown') forgetIntent();
  }, [isKept, found.state, address]);
  if (found.state === 'asking') return <Page title={texts.loading} />;
  return (
    <Page
      title={texts.nothingTitle}
      actions={
        <>
          <ButtonLink to="/">{texts.toHome}</ButtonLink>
          <Button kind="primary" icon="rotate" onClick={found.retry}>
            {texts.retry}
          </Button>
        </>
      }
    >
      {inApp && <InAppHint browser={inApp} url={location.href} />}
      {found.state === 'unknown' ? (
        <Notice tone="attention">{texts.unknown}</Notice>
      ) : (
        <Notice tone="waiting" icon="cloud-off" urgent>
          <b>{texts.nothingLead}</b>
          {(inApp ? texts.nothingDoInApp : texts.nothingDo).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      )}
    </Page>
  );
}
