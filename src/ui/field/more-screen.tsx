/** Thêm: the phone itself — who it is, lock, colours, storage, catalogue, version. */

import { Suspense, lazy, useCallback, useState } from 'react';
import type { AccountRole } from '../../core/reception/administration.ts';
import { BottomNav } from '../parts/bottom-nav.tsx';
import { Button, ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatBytes } from '../parts/format.ts';
import type { IconName } from '../parts/icon.tsx';
import { LanguageChoice } from '../parts/language-choice.tsx';
import { Notice, StateChip } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import UpdateOffer from '../parts/update-offer.tsx';
import { chooseTheme, chosenTheme, themes } from '../parts/theme.ts';
import { refreshDeviceState, useDeviceState } from '../state/device-state.ts';
import { useWatched } from '../state/use-watched.ts';
import { deliveryLog } from '../texts/vi/delivery-log.ts';
import { whoAmI } from '../texts/vi/door.ts';
import { hamlet } from '../texts/vi/hamlet.ts';
import { handover } from '../texts/vi/handover.ts';
import { install } from '../texts/vi/install.ts';
import { more as texts } from '../texts/vi/more.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { people } from '../texts/vi/people.ts';
import { practice } from '../texts/vi/practice.ts';
import { carrying, giving } from '../texts/vi/relay.ts';
import { reports } from '../texts/vi/reports.ts';
import { tickets } from '../texts/vi/tickets.ts';
import { voicePlaces } from '../texts/vi/voice-places.ts';
import choices from './form/field.module.css';
import css from './facts.module.css';

const CashLink = lazy(() => import('../hamlet/cash/cash-link.tsx'));

const lowBytes = 100_000_000;

export default function MoreScreen() {
  const device = useDevice();
  const enrolled = useDeviceState((state) => state.enrolled);
  const vault = useDeviceState((state) => state.vault);
  async function lock(): Promise<void> {
    await device.vault.lock();
    await refreshDeviceState(device);
  }
  return (
    <Page title={texts.title} nav={<BottomNav />}>
      <section className={css['facts']}>
        <h2>{texts.device}</h2>
        {enrolled ? (
          <>
            <p>
              <b>{enrolled.personName}</b> · {texts.roles[enrolled.role]}
            </p>
            {enrolled.commune && <p>{enrolled.commune.name}</p>}
            <p>
              <StateChip tone={enrolled.confirmed ? 'done' : 'waiting'}>
                {enrolled.confirmed ? texts.confirmed : texts.unconfirmed}
              </StateChip>
            </p>
            <p>
              {texts.check}: <b className={css['digits']}>{enrolled.check.replace(/^(\d{3})(\d{3})$/, '$1 $2')}</b>
            </p>
          </>
        ) : (
          <>
            <p>{texts.notEnrolled}</p>
            <ButtonLink to="/moi">{texts.enrol}</ButtonLink>
          </>
        )}
      </section>
      {enrolled && (
        <>
          {vault === 'locked' && <Notice icon="lock">{texts.locked}</Notice>}
          <div className={css['places']}>
            {vault === 'open' && (
              <Button icon="lock" onClick={() => void lock()}>
                {texts.lock}
              </Button>
            )}
            <ButtonLink icon="person" to="/nguoi">
              {people.change}
            </ButtonLink>
          </div>
          <p>{people.kept}</p>
        </>
      )}
      <div className={css['places']}>
        {enrolled && <OwnPlaces role={enrolled.role} hasCommune={enrolled.commune !== undefined} />}
        <Places
          places={[
            ['phone', '/them/cai-dat', install.open, !device.appInstall.isInstalled()],
            ['pen', '/luyen-tap/bai', practice.open],
            ['paper', '/them/nhat-ky', deliveryLog.open],
          ]}
        />
      </div>
      <ThemeChoice />
      <LanguageChoice />
      <StorageFacts />
      <CatalogueFacts />
      <VersionFacts />
    </Page>
  );
}

interface OwnPlacesProps {
  readonly role: AccountRole;
  readonly hasCommune: boolean;
}

/** What only an enrolled phone has. */
function OwnPlaces({ role, hasCommune }: OwnPlacesProps) {
  const vault = useDeviceState((state) => state.vault);
  const isOffice = role !== 'volunteer';
  return (
    <>
      <Places
        places={[
          ['person', '/them/toi-la-ai', whoAmI.title],
          ['check', '/moi', texts.ready],
          ['home', '/thon', hamlet.place],
          ['box', '/them/phong-bi', handover.open],
          ['speak', '/so', tickets.title, role === 'official'],
        ]}
      />
      {vault === 'open' && (
        <Suspense fallback={null}>
          <CashLink />
        </Suspense>
      )}
      <Places
        places={[
          ['alert', '/phan-anh', reports.open, hasCommune && role !== 'kiosk'],
          ['speak', '/them/giong-doc', voicePlaces.voices],
          ['forward', '/nho-mang', giving.open],
          ['folder', '/mang-ho', carrying.open],
          ['book', '/quay', texts.desk, isOffice],
          ['book', '/quan-tri', texts.administration, role === 'admin'],
        ]}
      />
    </>
  );
}

/** Sign, address, words, and whether it is for this person. */
type Place = readonly [icon: IconName, to: string, words: string, isShown?: boolean];

function Places({ places }: { readonly places: readonly Place[] }) {
  return places.map(
    ([icon, to, words, isShown = true]) =>
      isShown && (
        <ButtonLink key={to} icon={icon} to={to}>
          {words}
        </ButtonLink>
      ),
  );
}

function ThemeChoice() {
  const [theme, setTheme] = useState(chosenTheme);
  return (
    <fieldset className={choices['field']}>
      <legend className={choices['label']}>{texts.theme}</legend>
      <div className={choices['choices']} data-row="">
        {themes.map((candidate) => (
          <label key={candidate} className={choices['choice']}>
            <input
              type="radio"
              name="theme"
              checked={theme === candidate}
              onChange={() => {
                chooseTheme(candidate);
                setTheme(candidate);
              }}
            />
            {texts.themes[candidate]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function StorageFacts() {
  const device = useDevice();
  const load = useCallback(async () => ({ bytes: await device.storage.freeBytes() }), [device]);
  const free = useWatched(load, ['drafts', 'deliveries']);
  if (!free) return null;
  return (
    <section className={css['facts']}>
      <h2>{texts.storage}</h2>
      <p>{free.bytes === undefined ? texts.freeUnknown : texts.free(formatBytes(free.bytes))}</p>
      {free.bytes !== undefined && free.bytes < lowBytes && <Notice tone="attention">{texts.low}</Notice>}
    </section>
  );
}

function CatalogueFacts() {
  const device = useDevice();
  const [share, setShare] = useState<number>();
  const [word, setWord] = useState<string>();
  async function update(): Promise<void> {
    setShare(0);
    const done = await device.downloadCatalogue(setShare);
    setShare(undefined);
    setWord(done.ok ? texts.updated : problemSentence(done.problem));
  }
  return (
    <section className={css['facts']}>
      <h2>{texts.catalogue}</h2>
      {word && <p role="status">{word}</p>}
      <Button disabled={share !== undefined} onClick={() => void update()}>
        {share === undefined ? texts.updateCatalogue : texts.updating(share)}
      </Button>
    </section>
  );
}

function VersionFacts() {
  const device = useDevice();
  const isWaiting = useDeviceState((state) => state.updateWaiting);
  return (
    <section className={css['facts']}>
      <h2>{texts.version}</h2>
      <p>{device.appUpdate.version}</p>
      {isWaiting && <UpdateOffer />}
    </section>
  );
}
