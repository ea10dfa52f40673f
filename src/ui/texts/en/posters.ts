import { withoutKind } from '../../../core/text/without-kind.ts';
import { countOf } from '../count-of.ts';
import type { posterDesk as vietnameseDesk, posters as vietnamese } from '../vi/posters.ts';

export const posters: typeof vietnamese = {
  loading: 'Opening…',
  of: (hamlet: string) => `Poster in ${hamlet}`,
  call: (telephone: string) => `Call the commune ${telephone}`,
  callLead: 'If you are not sure, call before you go.',
  where: 'Where to submit',
  commune: (name: string) => `People’s Committee of ${withoutKind(name)}`,
  begin: 'Begin this dossier',
  kept: 'This copy is kept on the device; the page updates itself when there is a network.',
  nothingTitle: 'This page cannot be opened yet',
  nothingLead: 'The device has no network, and this page has never been opened on it.',
  nothingDo: [
    'It is remembered: the page opens by itself once there is a network. You may close it; next time Gõ Cửa opens here.',
    'If it is urgent, call the number on the poster or ask a helper in the hamlet.',
  ],
  nothingDoInApp: [
    'Go where there is a network and press “Try again”, or scan the poster again.',
    'If it is urgent, call the number on the poster or ask a helper in the hamlet.',
  ],
  unknown: 'This poster is old: the procedure is no longer in the catalogue. Ask the commune.',
  retry: 'Try again',
  toHome: 'Home',
  list: 'Papers at the commune',
  listLead: 'Choose what you need to see which papers it takes, how long, what it costs and where to submit.',
  search: 'Search',
  none: 'Nothing like that. Try fewer words.',
  notInCatalogue:
    'The catalogue on this device does not have this procedure, so a dossier cannot be begun. With a network: More → Update the catalogue.',
  resume: 'Poster scanned earlier',
  resumeOpen: 'Open it',
  resumeDrop: 'Skip',
  inApp: {
    title: (name: string) => `You are reading inside ${name}`,
    android:
      'It can be read here but is not kept on the device. Open it in Chrome and you can read it again without a network.',
    ios: 'It can be read here but is not kept on the device. Press the three dots (or the share button), then “Open in browser” or “Open in Safari”.',
    open: 'Open in Chrome',
    copy: 'Copy the link',
    copied: 'Copied. Paste it into the address bar of Chrome or Safari.',
    copyFailed: 'It could not be copied. Hold your finger on the line below to copy it:',
    other: 'another app',
  },
};

/** Without what is printed on the poster itself, which is Vietnamese. */
export const posterDesk: Omit<typeof vietnameseDesk, 'bring' | 'callCommune' | 'type'> = {
  title: 'Print QR posters',
  place: 'QR posters',
  lead: 'For the hamlet’s house of culture, the health station, the school. Residents scan and read; nothing has to be installed.',
  procedures: 'Procedures',
  proceduresHint: 'Leave empty to print only the hamlets’ posters.',
  search: 'Search procedures',
  chosen: (count: number) => `${countOf(count, 'procedure')} chosen`,
  none: 'No procedure with a page of guidance was found.',
  hamlets: 'Hamlets',
  hamletsHint: 'One hamlet on each line. Leave empty for posters of the whole commune.',
  paper: 'Paper',
  papers: { A4: 'A4 – walls', A5: 'A5 – notice boards, counters' },
  pages: (count: number) => countOf(count, 'page'),
  make: 'Make the posters',
  making: 'Making the posters…',
  nothing: 'Choose at least one procedure, or write a hamlet.',
  tooMany: (most: number) => `At most ${countOf(most, 'page')} at a time. Choose fewer procedures or hamlets.`,
  ready: (count: number) => `${countOf(count, 'poster')} ready`,
  readyLead: 'Print at 100% (not reduced) on matt white paper. Put them at eye level, in good light.',
  another: 'Choose again',
  preview: 'Preview of the first page',
  previewAlt: (address: string) => `QR code that opens ${address}`,
  fileName: 'posters.pdf',
};
