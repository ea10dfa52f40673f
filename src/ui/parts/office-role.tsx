/** A part of the office is for one role; another one is told so and shown where its own work is. The gateway decides anyway. */

import type { ReactNode } from 'react';
import type { AccountRole } from '../../core/reception/administration.ts';
import { useDeviceState } from '../state/device-state.ts';
import { office as texts } from '../texts/vi/office.ts';
import { ButtonLink } from './button.tsx';
import { Page } from './page.tsx';

const homes: Record<AccountRole, string> = { admin: '/quan-tri', official: '/quay', volunteer: '/', kiosk: '/kiosk' };

export function OfficeRole({ only, children }: { readonly only: AccountRole; readonly children: ReactNode }) {
  const mine = useDeviceState((state) => state.enrolled?.role);
  if (mine === undefined || mine === only) return children;
  return (
    <Page
      title={texts.wrongRole}
      lead={texts.wrongRoleLead(texts.roles[mine])}
      actions={
        <ButtonLink kind="primary" to={homes[mine]} wide>
          {texts.toMine}
        </ButtonLink>
      }
    />
  );
}
