/** One commune: its desk opened or closed, telephone, own numbers where there is no one-stop system, and its reception points. */

import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { CommuneRow } from '../../core/reception/administration.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice, StateChip } from '../parts/notice.tsx';
import { OfficePage } from '../parts/office-frame.tsx';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import { outcomeSentence } from '../parts/outcome-sentence.ts';
import type { OfficeAnswer } from '../parts/use-office.ts';
import { commune as texts } from '../texts/vi/administration.ts';
import { office } from '../texts/vi/office.ts';
import { visits } from '../texts/vi/visits.ts';
import css from './administration.module.css';
import { CommuneSettings } from './commune-settings.tsx';
import { ReceptionPoints } from './reception-points.tsx';

export type CommuneChange = Partial<
  Pick<CommuneRow, 'opened' | 'telephone' | 'ownNumbers' | 'officialsOnly' | 'agencyId'>
>;

export function CommunePage({ communes }: { readonly communes: OfficeAnswer<readonly CommuneRow[]> }) {
  const { code } = useParams();
  const device = useDevice();
  const [isBusy, setBusy] = useState(false);
  const row = communes.value?.find((each) => each.code === code);

  /** Undefined when it was done, else why not. */
  async function change(wishes: CommuneChange): Promise<string | undefined> {
    setBusy(true);
    const outcome = await device.office.call<CommuneRow>('POST', `/admin/communes/${code}`, wishes);
    setBusy(false);
    if (outcome.kind !== 'done') return outcomeSentence(outcome);
    put(outcome.value.body);
    return undefined;
  }

  function put(changed: CommuneRow): void {
    communes.replace((communes.value ?? []).map((each) => (each.code === changed.code ? changed : each)));
  }

  if (!row) {
    return (
      <OfficePage title={texts.desk}>
        <p>
          <Link to="/quan-tri">{texts.back}</Link>
        </p>
        {communes.trouble ? (
          <OfficeTrouble trouble={communes.trouble} onRetry={() => void communes.reload()} />
        ) : (
          <p role="status">{communes.isLoading ? office.loading : texts.unknown}</p>
        )}
      </OfficePage>
    );
  }
  return (
    <OfficePage title={row.name} lead={<Link to="/quan-tri">{texts.back}</Link>}>
      <Opening row={row} isBusy={isBusy} onChange={change} />
      <CommuneSettings key={row.code} row={row} isBusy={isBusy} onChange={change} />
      <ReceptionPoints
        row={row}
        onAdded={(point) => put({ ...row, receptionPoints: [...row.receptionPoints, point] })}
        onChanged={put}
      />
      {row.opened && (
        <p>
          <ButtonLink to={`/quan-tri/moi?xa=${row.code}`}>{texts.invite}</ButtonLink>{' '}
          <ButtonLink to={`/quan-tri/xa/${row.code}/lich-thon`}>{visits.title}</ButtonLink>
        </p>
      )}
    </OfficePage>
  );
}

interface OpeningProps {
  readonly row: CommuneRow;
  readonly isBusy: boolean;
  readonly onChange: (wishes: CommuneChange) => Promise<string | undefined>;
}

function Opening({ row, isBusy, onChange }: OpeningProps) {
  const [complaint, setComplaint] = useState<string>();
  return (
    <section className={css['card']}>
      <h2>
        {texts.desk} {row.opened ? <StateChip tone="done">{texts.isOpen}</StateChip> : `(${texts.isClosed})`}
      </h2>
      <p className={css['lead']}>{row.opened ? texts.closeLead : texts.openLead}</p>
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      <p>
        <Button
          kind={row.opened ? 'secondary' : 'primary'}
          disabled={isBusy}
          onClick={() => void onChange({ opened: !row.opened }).then(setComplaint)}
        >
          {row.opened ? texts.close : texts.open}
        </Button>
      </p>
    </section>
  );
}
