/** /quay/so-lieu: the own commune's figures, as they are, down to the dossiers behind them. */

import { useMemo, useState } from 'react';
import type { FiguresAnswer } from '../../core/figures/figures-answer.ts';
import { useDevice } from '../parts/device-context.tsx';
import { useOffice } from '../parts/use-office.ts';
import { figuresText as texts } from '../texts/vi/figures.ts';
import { FiguresPage } from './figures-page.tsx';
import { figuresPath } from './figures-question.ts';
import { Choice, MonthFields } from './filter-fields.tsx';
import { dayOf, lastTwelve, monthsUntil } from './period.ts';

const splits = ['procedure', 'hamlet', 'state', 'lane', 'device', 'reason'] as const;

export default function DeskFigures() {
  const device = useDevice();
  const today = useMemo(() => dayOf(device.clock.nowMs()), [device]);
  const [months, setMonths] = useState(() => lastTwelve(today));
  const [procedure, setProcedure] = useState<string>();
  const [hamlet, setHamlet] = useState<string>();
  const [isShown, setShown] = useState(false);
  // What can be chosen is what there is, whatever is chosen now; it waits until the figures themselves stand there.
  const listOf = (by: 'procedure' | 'hamlet') => (isShown ? figuresPath('/figures', { months }, by) : undefined);
  const procedures = useOffice<FiguresAnswer>(listOf('procedure'));
  const hamlets = useOffice<FiguresAnswer>(listOf('hamlet'));
  return (
    <FiguresPage
      lead={texts.ofCommune}
      question={{ months, ...(procedure !== undefined && { procedure }), ...(hamlet !== undefined && { hamlet }) }}
      splits={splits}
      steps="week"
      opensDossiers
      lists={[procedures, hamlets]}
      onShown={setShown}
      filters={
        <>
          <MonthFields months={months} choices={monthsUntil(today)} onChange={setMonths} />
          <Choice
            label={texts.procedure}
            value={procedure ?? ''}
            options={optionsOf(procedures.value, texts.everyProcedure)}
            onChange={(value) => setProcedure(value === '' ? undefined : value)}
          />
          <Choice
            label={texts.hamlet}
            value={hamlet ?? 'every'}
            options={optionsOf(hamlets.value, texts.everyHamlet, 'every')}
            onChange={(value) => setHamlet(value === 'every' ? undefined : value)}
          />
        </>
      }
    />
  );
}

function optionsOf(answer: FiguresAnswer | undefined, every: string, key = ''): readonly (readonly [string, string])[] {
  const rows = [...(answer?.rows ?? [])].sort((one, other) =>
    one.label.localeCompare(other.label, 'vi', { numeric: true }),
  );
  return [[key, every], ...rows.map((row) => [row.key, row.label] as const)];
}
