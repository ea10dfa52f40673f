/** The desk's places in the head of its pages: what is looked at every day in one line at 1366 px, the rest behind "Khác". */

import type { OfficePlace } from '../parts/office-frame.tsx';
import { connectorPlaces } from '../texts/vi/connector-places.ts';
import { custody } from '../texts/vi/custody.ts';
import { desk as texts } from '../texts/vi/desk.ts';
import { deskResults } from '../texts/vi/desk-results.ts';
import { deskReports } from '../texts/vi/desk-reports.ts';
import { figuresText } from '../texts/vi/figures.ts';
import { kioskDesk } from '../texts/vi/kiosk.ts';
import { posterDesk } from '../texts/vi/posters.ts';

import { money } from '../texts/vi/money.ts';
import { householdPlaces } from '../texts/vi/household-places.ts';
import { practice } from '../texts/vi/practice.ts';
import { publishing } from '../texts/vi/publishing.ts';
import { tickets } from '../texts/vi/tickets.ts';
import { visits } from '../texts/vi/visits.ts';
import { voicePlaces } from '../texts/vi/voice-places.ts';

export const findDailyPlaces = (): readonly OfficePlace[] => [
  { to: '/quay/hom-nay', label: texts.places.today, icon: 'clock' },
  { to: '/quay', label: texts.places.queue, icon: 'folder' },
  { to: '/quay/phong-bi', label: texts.places.envelopes, icon: 'box' },
  { to: '/quay/xem-lai', label: texts.places.review, icon: 'alert' },
  { to: '/quay/so-theo-doi', label: texts.places.register, icon: 'book' },
];

export const findOtherPlaces = (): readonly OfficePlace[] => [
  { to: '/quay/phan-anh', label: deskReports.place, icon: 'alert' },
  { to: '/quay/so-thu-tu', label: tickets.title, icon: 'speak' },
  { to: '/quay/lich', label: visits.place, icon: 'clock' },
  { to: '/quay/tra-tai-thon', label: deskResults.place, icon: 'paper' },
  { to: '/quay/thu-phi', label: money.place, icon: 'paper' },
  { to: '/quay/ho', label: householdPlaces.households, icon: 'home' },
  { to: '/quay/so-lieu', label: figuresText.place, icon: 'up' },
  { to: '/quay/goi-va-may', label: custody.place, icon: 'phone' },
  { to: '/quay/nhap-trang-thai', label: connectorPlaces.statuses, icon: 'up' },
  { to: '/quay/chuyen-mot-cua', label: connectorPlaces.forwarding, icon: 'forward' },
  { to: '/quay/tap-phieu', label: texts.places.pads, icon: 'paper' },
  { to: '/quay/kiosk', label: kioskDesk.place, icon: 'scan' },
  { to: '/quay/ap-phich', label: posterDesk.place, icon: 'scan' },
  { to: '/quay/thu-tuc', label: publishing.title, icon: 'book' },
  { to: '/quay/giong-doc', label: voicePlaces.voices, icon: 'speak' },
  { to: '/quay/trong-xa', label: texts.places.commune, icon: 'person' },
  { to: '/quay/nguoi', label: texts.places.people, icon: 'phone' },
  { to: '/luyen-tap/quay/bai', label: practice.title, icon: 'pen' },
];

/** An open dossier is part of the queue's place. */
export function isCurrentPlace(to: string, pathname: string): boolean {
  if (pathname === to) return true;
  return pathname.startsWith(to === '/quay' ? '/quay/ho-so/' : `${to}/`);
}
