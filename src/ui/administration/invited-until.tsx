import type { InvitationRequest } from '../../core/reception/administration.ts';
import { LineField } from '../parts/line-field.tsx';
import { invite as texts } from '../texts/vi/administration.ts';
import type { InvitationFaults } from './invitation-faults.ts';

interface InvitedUntilProps {
  readonly wishes: InvitationRequest;
  readonly faults: InvitationFaults;
  readonly onChange: (part: Partial<InvitationRequest>) => void;
}

/** How to call who is invited, and the last day of the work. */
export function InvitedUntil({ wishes, faults, onChange }: InvitedUntilProps) {
  return (
    <>
      <LineField label={texts.telephone} hint={texts.telephoneHint} fault={faults.telephone}>
        {(ties) => (
          <input
            {...ties}
            type="tel"
            name="person-telephone"
            autoComplete="off"
            maxLength={30}
            value={wishes.telephone ?? ''}
            onChange={(event) => onChange({ telephone: event.target.value })}
          />
        )}
      </LineField>
      <LineField label={texts.until} hint={texts.untilHint} fault={faults.expiresOn}>
        {(ties) => (
          <input
            {...ties}
            type="date"
            name="expires"
            value={wishes.expiresOn ?? ''}
            onChange={(event) => onChange({ expiresOn: event.target.value })}
          />
        )}
      </LineField>
    </>
  );
}
