/**
 * Sẵn sàng lên đường: one screen that says yes, or what is missing and how to put it right. It looks at the phone itself each
 * time; yes means that the main job reaches its end without coverage. /moi, the last step of enrolling, shows the same.
 */

import { useCallback, useEffect, useRef, useState } from 'react';
import type { EnrolledDevice } from '../../core/screen-ports.ts';
import { findReadyWish } from '../../core/visit/find-ready-wish.ts';
import { isReadyToGo, readyLines } from '../../core/visit/ready-to-go.ts';
import { PackProgress } from '../hamlet/pack-progress.tsx';
import { usePackFetch } from '../hamlet/use-pack-fetch.ts';
import { ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import AppComing from '../install/app-coming.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { useWatched } from '../state/use-watched.ts';
import { enrol } from '../texts/vi/enrol.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { ready as texts } from '../texts/vi/ready.ts';
import { ReadyLines } from './ready-lines.tsx';
import type { ReadyFixes } from './ready-lines.tsx';
import css from './ready-screen.module.css';
import { countOwnSheets } from '../handover/known-pads.ts';
import { findSheetsLeft, setSheetsLeft } from './sheets-left.ts';

export function ReadyScreen({ enrolled }: { readonly enrolled: EnrolledDevice }) {
  const device = useDevice();
  const [sheets, setSheets] = useState(findSheetsLeft);
  const loadPads = useCallback(() => countOwnSheets(device), [device]);
  const given = useWatched(loadPads, ['notes']);
  // What somebody counted in the bag goes before what the office reckons.
  const sheetsLeft = sheets ?? given;
  const [share, setShare] = useState<number>();
  const packs = usePackFetch();
  const [isBusy, setBusy] = useState(false);
  const [complaint, setComplaint] = useState<string>();
  const [round, setRound] = useState(0);
  const load = useCallback(async () => {
    const [read, schedule] = await Promise.all([device.door.readyFacts(), device.catalogue.schedule()]);
    return { read, wish: findReadyWish(schedule, enrolled, read.today, read.packs ?? []) };
    // oxlint-disable-next-line react/exhaustive-deps -- each round is another look
  }, [device, enrolled, round]);
  const looked = useWatched(load, ['catalogue', 'deliveries', 'notes']);
  const { read: facts, wish = {} } = looked ?? {};
  const look = () => setRound((before) => before + 1);

  const download = useCallback(
    async (isTorn: boolean) => {
      setComplaint(undefined);
      setShare(0);
      // What is missing in the middle comes only when everything is asked for again.
      if (isTorn) await device.door.forgetCatalogue();
      const done = await device.downloadCatalogue(setShare);
      setShare(undefined);
      if (!done.ok) setComplaint(problemSentence(done.problem));
      look();
    },
    [device],
  );

  async function fetchPack(): Promise<void> {
    if (wish.hamlet === undefined) return;
    await packs.fetchPack(wish.hamlet);
    look();
  }

  const hasBegun = useRef(false);
  useEffect(() => {
    if (hasBegun.current || !facts) return;
    hasBegun.current = true;
    // The first visit downloads by itself: an enrolled phone without a catalogue is of no use to anybody.
    if (!facts.catalogue.isWhole) void download(false);
  }, [facts, download]);

  const lines = facts && readyLines({ ...facts, ...(sheetsLeft !== undefined && { sheetsLeft }) }, wish);
  const isAppComing = lines?.some(({ gap }) => gap === 'no-worker') ?? false;
  useEffect(() => {
    if (!isAppComing) return undefined;
    // The app's files may still be on their way into the cache.
    const timer = setInterval(look, 2000);
    return () => clearInterval(timer);
  }, [isAppComing]);

  useEffect(() => {
    // Back from the settings of the phone, from the charger, from another app.
    const seen = () => {
      if (document.visibilityState === 'visible') look();
    };
    document.addEventListener('visibilitychange', seen);
    return () => document.removeEventListener('visibilitychange', seen);
  }, []);

  async function act(work: () => Promise<string | undefined>): Promise<void> {
    setBusy(true);
    setComplaint(undefined);
    setComplaint(await work());
    look();
    setBusy(false);
  }

  const fixes: ReadyFixes = {
    again: () => void act(async () => undefined),
    mend: () => void act(async () => ((await device.door.mendApp()) ? undefined : texts.stillMissing)),
    catalogue: () => void download(false),
    wholeCatalogue: () => void download(true),
    pack: () => void fetchPack(),
    persist: () => void act(async () => ((await navigator.storage.persist()) ? undefined : texts.storageRefused)),
    send: () =>
      void act(async () => {
        await device.nudge();
        return undefined;
      }),
  };
  // The office may have said so a moment ago.
  const isConfirmed = facts?.device.isConfirmed ?? enrolled.confirmed;
  const isReady = lines !== undefined && isReadyToGo(lines);
  const missing = lines?.filter(({ state }) => state === 'missing').length ?? 0;
  return (
    <Page
      title={isReady ? texts.yes : texts.no}
      tabTitle={texts.title}
      lead={!lines ? texts.looking : isReady ? texts.yesLead : texts.noLead(missing)}
      {...(!isConfirmed && { step: { now: 3, of: 3, name: enrol.step.ready } })}
      arrival="ready"
      actions={
        <ButtonLink kind={isReady ? 'primary' : 'secondary'} to={homeOf[enrolled.role]} wide>
          {enrol[homeWords[enrolled.role]]}
        </ButtonLink>
      }
    >
      {(complaint ?? packs.complaint) && (
        <Notice tone="attention" urgent>
          {complaint ?? packs.complaint}
        </Notice>
      )}
      {share !== undefined && (
        <label className={css['progress']}>
          {enrol.downloading}
          <progress value={share} max={1}>
            {Math.round(share * 100)} %
          </progress>
        </label>
      )}
      <AppComing />
      {packs.share !== undefined && <PackProgress share={packs.share} />}
      {isBusy && <p role="status">{texts.working}</p>}
      {lines && facts && (
        <ReadyLines
          lines={lines}
          facts={facts}
          {...(wish.hamlet !== undefined && { hamlet: wish.hamlet })}
          fixes={fixes}
          isBusy={isBusy || (share ?? packs.share) !== undefined}
        />
      )}
      {!isConfirmed && (
        <section className={css['check']}>
          <h2>{enrol.checkTitle}</h2>
          <p className={css['digits']}>{enrolled.check.replace(/^(\d{3})(\d{3})$/, '$1 $2')}</p>
          <p>{enrolled.role === 'admin' ? enrol.checkLeadFirst : enrol.checkLead}</p>
        </section>
      )}
      {enrolled.role === 'volunteer' && (
        <SheetsField
          count={sheets}
          onChange={(count) => {
            setSheetsLeft(count);
            setSheets(count);
          }}
        />
      )}
    </Page>
  );
}

interface SheetsFieldProps {
  readonly count: number | undefined;
  readonly onChange: (count: number | undefined) => void;
}

function SheetsField({ count, onChange }: SheetsFieldProps) {
  return (
    <label className={css['sheets']}>
      {texts.sheetsLeft}
      <input
        name="sheets"
        inputMode="numeric"
        autoComplete="off"
        maxLength={3}
        value={count ?? ''}
        onChange={({ target }) => {
          const digits = target.value.replace(/\D/g, '');
          onChange(digits === '' ? undefined : Number(digits));
        }}
      />
      <small>{texts.sheetsHint}</small>
    </label>
  );
}

const homeOf = { volunteer: '/', official: '/quay', admin: '/quan-tri', kiosk: '/kiosk' } as const;
const homeWords = { volunteer: 'goHome', official: 'goDesk', admin: 'goAdministration', kiosk: 'goHome' } as const;
