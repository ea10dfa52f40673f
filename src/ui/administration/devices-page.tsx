/** Every device of the province, a page at a time: four thousand are found by name, commune and state, not by scrolling. */

import { useState } from 'react';
import type { CommuneRow, DevicesAnswer } from '../../core/reception/administration.ts';
import { devicesPageSize } from '../../core/reception/administration.ts';
import { OfficePage } from '../parts/office-frame.tsx';
import table from '../parts/office-table.module.css';
import { useOffice } from '../parts/use-office.ts';
import type { OfficeAnswer } from '../parts/use-office.ts';
import { devices as texts } from '../texts/vi/administration.ts';
import { people as peopleTexts } from '../texts/vi/office-people.ts';
import { Choice } from './choice.tsx';
import { DeviceTable } from './device-table.tsx';
import { Pager } from './pager.tsx';
import { useSettled } from './use-settled.ts';

/** Often enough that a device that has just enrolled appears while its holder still stands here. */
const refreshMs = 5_000;

interface DevicesPageProps {
  readonly communes: OfficeAnswer<readonly CommuneRow[]>;
  readonly pagesAt: string;
}

export function DevicesPage({ communes, pagesAt }: DevicesPageProps) {
  const [text, setText] = useState('');
  const [state, setState] = useState('');
  const [communeCode, setCommuneCode] = useState('');
  const [from, setFrom] = useState(0);
  const words = useSettled(text.trim());
  const body = {
    ...(words !== '' && { text: words }),
    ...(state !== '' && { state }),
    ...(communeCode !== '' && { communeCode }),
    ...(from > 0 && { from }),
  };
  const answer = useOffice<DevicesAnswer>({ path: '/admin/devices', body }, refreshMs);
  const total = answer.value?.total ?? 0;
  const rows = { ...answer, value: answer.value?.rows };
  return (
    <OfficePage title={texts.title} lead={texts.lead}>
      <div className={table['tools']}>
        <input
          type="search"
          className={table['search']}
          aria-label={texts.search}
          placeholder={texts.search}
          autoComplete="off"
          maxLength={120}
          value={text}
          onChange={(event) => {
            setFrom(0);
            setText(event.target.value.normalize('NFC'));
          }}
        />
        <Choice
          label={texts.state}
          any={texts.all}
          value={state}
          onChoose={(wanted) => {
            setFrom(0);
            setState(wanted);
          }}
        >
          {Object.entries(texts.states)}
        </Choice>
        <Choice
          label={peopleTexts.commune}
          any={peopleTexts.anyCommune}
          value={communeCode}
          onChoose={(wanted) => {
            setFrom(0);
            setCommuneCode(wanted);
          }}
        >
          {(communes.value ?? []).filter((row) => row.opened).map((row) => [row.code, row.name])}
        </Choice>
      </div>
      <DeviceTable
        devices={rows}
        isSifted={Object.keys(body).length > 0}
        pagesAt={pagesAt}
        {...(communes.value && { communes: communes.value })}
      />
      <Pager from={from} size={devicesPageSize} total={total} onTurn={setFrom} words={texts} />
    </OfficePage>
  );
}
