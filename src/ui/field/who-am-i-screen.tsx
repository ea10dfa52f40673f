/**
 * Tôi là ai: held out at a door, so that a stranger can be asked about: picture, name, decision, until when, and the commune's
 * telephone. All of it lies on the phone; the picture only behind the PIN.
 */

import { BottomNav } from '../parts/bottom-nav.tsx';
import { ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatPartialDate } from '../parts/format.ts';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { useDeviceState } from '../state/device-state.ts';
import { shownWho, whoAmI as texts } from '../texts/vi/door.ts';
import { more } from '../texts/vi/more.ts';
import { page } from '../texts/vi/page.ts';
import { WhoAmIPortrait } from './who-am-i-portrait.tsx';
import { WhoAmISupport } from './who-am-i-support.tsx';
import css from './who-am-i.module.css';

export default function WhoAmIScreen() {
  const device = useDevice();
  const enrolled = useDeviceState((state) => state.enrolled);
  const back = <ButtonLink to="/them">{page.back}</ButtonLink>;
  if (enrolled === undefined) return null;
  if (enrolled === null) {
    return (
      <Page title={texts.title} actions={back} nav={<BottomNav />}>
        <Notice>{more.notEnrolled}</Notice>
      </Page>
    );
  }
  const { personName, role, team, commune, decision, expiresOn, confirmed } = enrolled;
  // The last day itself still counts.
  const isExpired = expiresOn !== undefined && expiresOn < device.clock.nowIso().slice(0, 10);
  const lastDay = expiresOn === undefined ? '' : formatPartialDate({ iso: expiresOn, precision: 'day' });
  return (
    <Page title={texts.title} actions={back} nav={<BottomNav />}>
      {isExpired && (
        <div className={css['expired']} role="alert">
          <b>{shownWho.expired(lastDay)}</b>
          <p>{shownWho.expiredLead}</p>
        </div>
      )}
      {!isExpired && !confirmed && <Notice tone="attention">{shownWho.unconfirmed}</Notice>}
      <section className={css['card']} data-expired={isExpired || undefined}>
        <WhoAmIPortrait name={personName} />
        <p className={css['name']}>{personName}</p>
        <p>{shownWho.role[role]}</p>
        {team && <p>{team}</p>}
        {commune && <p className={css['commune']}>{shownWho.commune(commune.name)}</p>}
        <dl>
          {decision && (
            <div>
              <dt>{shownWho.decision}</dt>
              <dd>{decision}</dd>
            </div>
          )}
          {expiresOn !== undefined && !isExpired && (
            <div>
              <dt>{shownWho.until}</dt>
              <dd>{lastDay}</dd>
            </div>
          )}
        </dl>
        {role === 'volunteer' && <p>{shownWho.pledge}</p>}
        {commune?.telephone !== undefined && (
          <>
            <a className={css['call']} href={`tel:${commune.telephone.replace(/[^\d+]/g, '')}`}>
              {shownWho.call(commune.telephone)}
            </a>
            <p className={css['small']}>{shownWho.callLead}</p>
          </>
        )}
      </section>
      <WhoAmISupport enrolled={enrolled} />
    </Page>
  );
}
