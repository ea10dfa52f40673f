/** /quan-tri/so-lieu: every commune's figures as they are published, and the keys with which others read them. */

import { useMemo, useState } from 'react';
import type { CommuneRow } from '../../core/reception/administration.ts';
import { useDevice } from '../parts/device-context.tsx';
import { useOffice } from '../parts/use-office.ts';
import { figuresText as texts } from '../texts/vi/figures.ts';
import { FigureKeys } from './figure-keys.tsx';
import { FiguresPage } from './figures-page.tsx';
import { Choice, MonthFields } from './filter-fields.tsx';
import { dayOf, lastMonth, lastTwelve, monthsUntil } from './period.ts';

const ofProvince = ['commune', 'procedure', 'state', 'lane', 'reason'] as const;
const ofCommune = ['hamlet'] as const;

export default function ProvinceFigures() {
  const device = useDevice();
  const today = useMemo(() => dayOf(device.clock.nowMs()), [device]);
  const [months, setMonths] = useState(() => lastTwelve(today));
  const [commune, setCommune] = useState<string>();
  const communes = useOffice<readonly CommuneRow[]>('/admin/communes');
  const names = (communes.value ?? [])
    .filter(({ opened }) => opened)
    .map(({ code, name }) => [code, name] as const)
    .sort(([, one], [, other]) => one.localeCompare(other, 'vi'));
  const isOver = months.to <= lastMonth(today);
  return (
    <FiguresPage
      lead={texts.ofProvince}
      question={{ months, ...(commune !== undefined && { commune }) }}
      splits={commune === undefined ? ofProvince : isOver ? ofCommune : []}
      steps="month"
      lists={[communes]}
      filters={
        <>
          <MonthFields months={months} choices={monthsUntil(today)} onChange={setMonths} />
          <Choice
            label={texts.commune}
            value={commune ?? ''}
            options={[['', texts.wholeProvince], ...names]}
            onChange={(value) => setCommune(value === '' ? undefined : value)}
          />
        </>
      }
    >
      {commune !== undefined && !isOver && <p>{texts.pastMonthsOnly}</p>}
      <FigureKeys />
    </FiguresPage>
  );
}
