/** /quay/chuyen-mot-cua: what of this commune is on its way to the one-stop system, and what an official must look at. */

import type { ForwardingList } from '../../core/reception/connectors.ts';
import { ButtonLink } from '../parts/button.tsx';
import { OfficePage } from '../parts/office-frame.tsx';
import { useOffice } from '../parts/use-office.ts';
import { forwarding as texts } from '../texts/vi/connectors.ts';
import { ForwardingQueue } from './connectors-queue.tsx';

const refreshMs = 30_000;

export default function DeskForwardingPage() {
  const list = useOffice<ForwardingList>('/admin/forwardings', refreshMs);
  return (
    <OfficePage title={texts.title} lead={texts.lead}>
      <p>
        <ButtonLink to="/quay/nhap-trang-thai" icon="up">
          {texts.toStatuses}
        </ButtonLink>
      </p>
      <ForwardingQueue list={list} />
    </OfficePage>
  );
}
