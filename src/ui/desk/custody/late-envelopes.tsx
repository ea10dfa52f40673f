import { Link } from 'react-router';
import type { EnvelopeList } from '../../../core/handover/desk-handover.ts';
import { Notice } from '../../parts/notice.tsx';
import { useOffice } from '../../parts/use-office.ts';
import { deskHandover } from '../../texts/vi/desk-handover.ts';

const { moving: texts } = deskHandover;
const refreshMs = 5 * 60_000;

/** On the page of today: paper of residents that somebody has carried about for too long. Nothing where all is well. */
export default function LateEnvelopes() {
  const { value } = useOffice<EnvelopeList>('/desk/envelopes', refreshMs);
  const late = value?.rows.filter(({ isLate }) => isLate).length ?? 0;
  if (late === 0) return null;
  return (
    <Notice tone="attention">
      <b>{texts.today(late)}</b>
      <p>
        {texts.todayLead} <Link to="/quay/phong-bi/dang-giu">{texts.todayOpen}</Link>
      </p>
    </Notice>
  );
}
