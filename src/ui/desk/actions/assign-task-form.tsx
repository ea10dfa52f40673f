/** Who brings what was asked for: a person, a team, or whoever of the hamlet's team comes by first. */

import { useState } from 'react';
import type { PadList } from '../../../core/handover/desk-handover.ts';
import { LineField } from '../../parts/line-field.tsx';
import { Loading } from '../../parts/loading.tsx';
import { OfficeTrouble } from '../../parts/office-trouble.tsx';
import { useOffice } from '../../parts/use-office.ts';
import { deskHandover } from '../../texts/vi/desk-handover.ts';
import { GivenToOptions, findGivenTo } from '../custody/given-to.tsx';
import { ActionFrame } from './action-frame.tsx';
import type { ActionFormProps } from './action-frame.tsx';

const { task: texts } = deskHandover;

export default function AssignTaskForm(props: ActionFormProps) {
  const { action, onDone } = props;
  const pads = useOffice<PadList>('/desk/pads');
  const [chosen, setChosen] = useState('');

  async function submit(): Promise<void> {
    if (await action.run('assign-task', { givenTo: findGivenTo(chosen) ?? null })) onDone();
  }

  return (
    <ActionFrame panel="assign-task" lead={texts.lead} form={props} onSubmit={() => void submit()}>
      {pads.trouble && <OfficeTrouble trouble={pads.trouble} onRetry={() => void pads.reload()} />}
      {pads.value === undefined && pads.isLoading && <Loading />}
      {pads.value && (
        <LineField label={texts.to}>
          {(ties) => (
            <select {...ties} name="task" value={chosen} onChange={(event) => setChosen(event.target.value)}>
              <option value="">{texts.team}</option>
              <GivenToOptions people={pads.value?.people ?? []} teams={pads.value?.teams ?? []} />
            </select>
          )}
        </LineField>
      )}
    </ActionFrame>
  );
}
