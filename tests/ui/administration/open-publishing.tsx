/** The pages of publishing over an office in memory that knows two procedures and one proposal. */

import { act } from 'react';
import type { CheckAnswer, Proposal, PublishedCatalogue } from '../../../src/core/reception/publishing.ts';
import AdministrationApp from '../../../src/ui/administration/administration-app.tsx';
import DeskApp from '../../../src/ui/desk/desk-app.tsx';
import { useDeviceState } from '../../../src/ui/state/device-state.ts';
import { aProcedure } from '../../fixtures/publish-procedure.ts';
import { newOffice } from '../desk/office.ts';
import type { Office, OfficeCall } from '../desk/office.ts';
import { anOfficial } from '../desk/open-desk.tsx';
import { newFakeDevice } from '../fake-device.ts';
import { openScreen } from '../screen.tsx';
import type { Screen } from '../screen.tsx';

const { commune: _commune, ...admin } = { ...anOfficial, role: 'admin' as const, personName: 'Quản trị Mẫu' };

export const proposal: Proposal = {
  proposalId: 'p-1',
  code: '9.000001',
  name: 'Thủ tục thử',
  basedOn: 1,
  effectiveFrom: '2026-12-01',
  note: 'Theo văn bản mới',
  proposedBy: 'Hồ Thị Lan Mẫu',
  commune: 'Xã Mẫu',
  proposedAt: '2026-11-22T08:00:00+07:00',
  state: 'proposed',
  isMine: false,
};

export const catalogue: PublishedCatalogue = {
  procedures: [
    {
      code: '9.000001',
      name: 'Thủ tục thử đầy đủ tên',
      shortName: 'Thủ tục thử',
      sector: 'Thử',
      hasForm: true,
      versions: [
        {
          version: 2,
          effectiveFrom: '2026-11-01',
          effectiveTo: '2027-03-01',
          isEndExpected: true,
          publishedAt: '2026-11-01T08:00:00+07:00',
          publishedBy: 'Quản trị Mẫu',
          note: 'Bản sửa',
        },
        {
          version: 1,
          effectiveFrom: '2026-01-01',
          effectiveTo: '2026-10-31',
          publishedAt: '2026-01-01T08:00:00+07:00',
        },
      ],
    },
    {
      code: '9.000002',
      name: 'Đăng ký điều khác',
      shortName: 'Đăng ký khác',
      sector: 'Khác',
      hasForm: false,
      versions: [{ version: 1, effectiveFrom: '2026-01-01', publishedAt: '2026-01-01T08:00:00+07:00' }],
    },
  ],
  proposals: [proposal],
};

const [section] = aProcedure().form?.sections ?? [];
if (!section) throw new Error('the fixture has no section');
export const branching = aProcedure({
  form: {
    ...aProcedure().form!,
    sections: [
      {
        ...section,
        questions: [
          { id: 'hasChild', type: 'yes-no', label: 'Có con nhỏ không?', required: true },
          { id: 'childName', type: 'text', label: 'Tên con', when: { question: 'hasChild', is: true }, required: true },
          { id: 'helper', type: 'text', label: 'Ai khai hộ', when: { question: '$representative', is: 'yes' } },
        ],
      },
      { id: 'last', title: 'Phần cuối', questions: [{ id: 'reason', type: 'text', label: 'Lý do' }] },
    ],
  },
});

export const publishable: CheckAnswer = {
  isPublishable: true,
  kind: 'json',
  notes: [],
  procedure: { ...branching, effectiveFrom: '2026-12-15' },
  warnings: ['form-removed'],
  basedOn: 2,
  comparison: {
    version: 2,
    questions: [{ id: 'childName', label: 'Tên con', kind: 'changed', fields: ['label', 'when'] }],
    papers: [{ id: 'old', label: 'Giấy cũ', kind: 'removed' }],
    facts: [{ name: 'effectiveFrom', before: '2026-11-01', after: '2026-12-15' }],
  },
};

export interface PublishingScreen {
  readonly screen: Screen;
  readonly office: Office;
  posts(): readonly OfficeCall[];
  upload(name: string, content: string): Promise<void>;
}

/** `prepare` scripts the office before the first question. */
export async function openPublishing(
  at: string,
  who: 'admin' | 'official' = 'admin',
  prepare: (office: Office) => void = () => undefined,
): Promise<PublishingScreen> {
  const office = newOffice([]);
  office.answer('/admin/procedures', catalogue);
  office.answer('/admin/proposals/p-1', { proposal, ...publishable });
  prepare(office);
  const enrolled = who === 'admin' ? admin : anOfficial;
  useDeviceState.setState({ enrolled, vault: 'open', link: 'online', changes: {} });
  const device = { ...newFakeDevice({ enrolled }), office: office.client };
  const app = who === 'admin' ? <AdministrationApp /> : <DeskApp />;
  const screen = await openScreen(device, app, who === 'admin' ? '/quan-tri/*' : '/quay/*', at);
  for (let tries = 0; tries < 250 && !screen.place.querySelector('main'); tries += 1) await screen.settle();
  return {
    screen,
    office,
    posts: () => office.calls.filter((call) => call.method === 'POST'),
    async upload(name, content) {
      const input = screen.field('input[type=file]');
      Object.defineProperty(input, 'files', { value: [new File([content], name)], configurable: true });
      await act(async () => {
        input.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await screen.settle(50);
    },
  };
}
