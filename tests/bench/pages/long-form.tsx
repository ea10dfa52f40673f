/**
 * The real interview screen over a form of sixty questions, its draft kept in memory: what is timed is screen and rules.
 * `#7` opens the form's seventh page.
 */

import { createRoot } from 'react-dom/client';
import { MemoryRouter } from 'react-router';
import type { Draft } from '../../../src/core/dossier/dossier.ts';
import type { Device } from '../../../src/core/screen-ports.ts';
import { DeviceProvider } from '../../../src/ui/parts/device-context.tsx';
import InterviewScreen from '../../../src/ui/field/interview-screen.tsx';
import '../../../src/ui/parts/tokens.css';
import { longAnswers, longForm } from '../invent-long-form.ts';
import { whenTypable } from './when-typable.ts';

const now = '2026-11-22T08:00:00+07:00';

let draft: Draft = {
  state: 'draft',
  dossierId: 'dossier',
  basketId: 'basket',
  localCode: '482109375',
  slipToken: '',
  revision: 1,
  procedure: { code: longForm.code, version: 1 },
  lane: 'assisted',
  applicant: { fullName: 'Hồ Thị Mẫu', source: 'typed' },
  applicantIsSubject: true,
  answers: longAnswers,
  papers: [],
  consents: [],
  signatories: [],
  helper: { deviceId: 'device', name: 'Nguyễn Văn Thử', role: 'volunteer' },
  place: { communeCode: '19564' },
  receptionPoint: '',
  startedAt: now,
  updatedAt: now,
  step: 'questions',
};

// Only what the interview asks of a device.
const device = {
  clock: { nowMs: () => Date.parse(now), nowIso: () => now },
  drafts: {
    find: async () => draft,
    list: async () => ({ drafts: [draft], torn: 0 }),
    basket: async () => [draft],
    save: async (saved: Draft) => {
      draft = saved;
    },
  },
  catalogue: {
    findProcedure: async () => longForm,
    versions: async () => [longForm],
    unreadable: async () => [],
    list: async () => [],
    directory: async () => [],
  },
  watch: { subscribe: () => () => undefined },
} as unknown as Device;

window.openForm = () => {
  const startedMs = performance.now();
  const place = document.getElementById('root');
  if (!place) throw new Error('the page has no #root');
  createRoot(place).render(
    <DeviceProvider value={device}>
      <MemoryRouter initialEntries={[`/?trang=${location.hash.slice(1) || '1'}`]}>
        <InterviewScreen basketId="basket" basket={[{ draft, procedure: longForm }]} />
      </MemoryRouter>
    </DeviceProvider>,
  );
  return whenTypable(startedMs);
};
