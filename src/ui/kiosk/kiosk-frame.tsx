/** The head of every screen of the hall's PC: where this is, an official at a touch, and the end that leaves nothing. */

import { useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { KioskCallAnswer } from '../../core/kiosk/kiosk.ts';
import { communeOffice } from '../../core/text/commune-office.ts';
import { Button } from '../parts/button.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { useLanguageChoice } from '../parts/use-language-choice.ts';
import { findTaker } from '../parts/scanned-text.ts';
import { useDeviceState } from '../state/device-state.ts';
import { kiosk as texts, kioskKeeper } from '../texts/vi/kiosk.ts';
import { languageNames } from '../texts/vi/languages.ts';
import { page } from '../texts/vi/page.ts';
import { hearScanner } from './hear-scanner.ts';
import { startSession, touchSession, useKioskSession } from './kiosk-session.ts';
import css from './kiosk.module.css';

interface KioskFrameProps {
  readonly onKeeper: () => void;
  readonly children: ReactNode;
}

export function KioskFrame({ onKeeper, children }: KioskFrameProps) {
  const device = useDevice();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const enrolled = useDeviceState((state) => state.enrolled);
  const isTouched = useKioskSession((state) => state.isTouched);
  const [note, setNote] = useState<{ readonly tone: 'done' | 'waiting'; readonly words: string }>();
  const [isEnding, setEnding] = useState(false);
  const isHome = pathname === '/';
  const isInDossier =
    pathname.startsWith('/ho-so-moi') || (pathname.startsWith('/lam/') && !pathname.endsWith('/xong'));
  useEffect(() => setNote(undefined), [pathname]);

  const scanned = useCallback((readings: readonly string[]) => {
    const take = findTaker();
    if (!take) return setNote({ tone: 'waiting', words: texts.notRead });
    void take(readings).then((sentence) =>
      setNote(sentence === undefined ? undefined : { tone: 'waiting', words: sentence }),
    );
  }, []);
  useEffect(() => hearScanner(document, scanned), [scanned]);

  async function call(): Promise<void> {
    const outcome = await device.office.call<KioskCallAnswer>('POST', '/kiosk/calls', {});
    if (outcome.kind === 'done') return setNote({ tone: 'done', words: texts.calling });
    setNote({ tone: 'waiting', words: texts.callAlone(enrolled?.commune?.telephone) });
  }

  return (
    <>
      <header className={css['head']}>
        <p>
          <b>{enrolled?.commune ? communeOffice(enrolled.commune.name) : page.appName}</b>
        </p>
        {isHome && <LanguageButton />}
        {!isHome && (
          <Button icon="home" onClick={() => void navigate('/')}>
            {texts.home}
          </Button>
        )}
        <Button icon="person" onClick={() => void call()}>
          {texts.call}
        </Button>
        {isTouched && (
          <Button icon="check" onClick={() => (isInDossier ? setEnding(true) : void startSession(device))}>
            {texts.done}
          </Button>
        )}
      </header>
      {note && (
        <div className={css['note']}>
          <Notice tone={note.tone} urgent>
            {note.words}
          </Notice>
        </div>
      )}
      <div className={css['room']} data-home={isHome || undefined}>
        {children}
      </div>
      {isHome && !isTouched && (
        <footer className={css['foot']}>
          <Button kind="quiet" icon="lock" onClick={onKeeper}>
            {kioskKeeper.leave}
          </Button>
        </footer>
      )}
      {isEnding && (
        <ConfirmDialog
          title={texts.resetTitle}
          lead={texts.resetLead}
          yes={texts.resetYes}
          no={texts.resetNo}
          onAnswer={(isYes) => {
            setEnding(false);
            if (isYes) void startSession(device);
          }}
        />
      )}
    </>
  );
}

/** The other language, for this person only: the next one finds Vietnamese again. */
function LanguageButton() {
  const { language, word, choose } = useLanguageChoice(true);
  const other = language === 'vi' ? 'en' : 'vi';
  return (
    <>
      {word && <p role="status">{word}</p>}
      <Button
        onClick={() => {
          touchSession();
          choose(other);
        }}
      >
        <span lang={other}>{languageNames[other]}</span>
      </Button>
    </>
  );
}
