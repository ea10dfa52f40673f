/** Home as it is drawn with the phone locked. Without any state of its own: the build draws it, too (`ui/first-picture`). */

import type { ReactNode } from 'react';
import { BottomNav } from '../parts/bottom-nav.tsx';
import { ButtonLink } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { home as texts } from '../texts/vi/home.ts';

interface HomeFrameProps {
  readonly lead: ReactNode;
  readonly onNewDossier?: () => void;
  readonly children: ReactNode;
}

export function HomeFrame({ lead, onNewDossier, children }: HomeFrameProps) {
  return (
    <Page
      title={texts.title}
      lead={lead}
      actions={
        <ButtonLink kind="primary" icon="plus" to="/ho-so-moi" wide {...(onNewDossier && { onClick: onNewDossier })}>
          {texts.newDossier}
        </ButtonLink>
      }
      nav={<BottomNav />}
    >
      {children}
    </Page>
  );
}

export function LockedHome() {
  return (
    <Notice icon="lock">
      <p>
        <b>{texts.locked}</b>
      </p>
      <p>{texts.lockedLead}</p>
      <ButtonLink to="/ho-so">{texts.unlock}</ButtonLink>
    </Notice>
  );
}
