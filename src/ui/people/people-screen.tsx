/**
 * /nguoi: who shares this phone, and the change from one to another. Needs no PIN: names of volunteers and counts are all it
 * shows, and whoever is chosen has to give their own.
 */

import { useCallback, useState } from 'react';
import type { PersonHere } from '../../core/sharing-ports.ts';
import { BottomNav } from '../parts/bottom-nav.tsx';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { useDeviceState } from '../state/device-state.ts';
import { useWatched } from '../state/use-watched.ts';
import { page } from '../texts/vi/page.ts';
import { people as texts } from '../texts/vi/people.ts';
import css from './people.module.css';
import { PersonCard } from './person-card.tsx';

export default function PeopleScreen() {
  const device = useDevice();
  const hasOtherWindows = useDeviceState((state) => state.windows > 1);
  const load = useCallback(() => device.people.list(), [device]);
  const people = useWatched(load, ['deliveries', 'vault']);
  const [isChanging, setChanging] = useState(false);
  const [hasFailed, setFailed] = useState(false);

  /** The page opens anew at its end. */
  async function change(changing: () => Promise<void>): Promise<void> {
    setFailed(false);
    setChanging(true);
    try {
      await changing();
    } catch (thrown) {
      setChanging(false);
      setFailed(true);
      reportError(thrown);
    }
  }

  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      actions={
        <Button icon="plus" wide disabled={isChanging} onClick={() => void change(() => device.people.add())}>
          {texts.add}
        </Button>
      }
      nav={<BottomNav />}
    >
      {isChanging && <p role="status">{texts.changing}</p>}
      {hasFailed && (
        <Notice tone="attention" urgent>
          {texts.failed}
        </Notice>
      )}
      {!people && <p role="status">{page.loading}</p>}
      <ul className={css['people']}>
        {people?.map((person: PersonHere) => (
          <li key={person.storeName}>
            <PersonCard
              person={person}
              isDisabled={isChanging}
              onChoose={() => void change(() => device.people.switchTo(person.storeName))}
            />
          </li>
        ))}
      </ul>
      <p>{texts.kept}</p>
      {hasOtherWindows && <Notice>{texts.otherWindows}</Notice>}
      <p>{texts.addLead}</p>
    </Page>
  );
}
