/** Where it is: the hamlet from the team's list, a word more, and the phone's own place if the person says yes to that. */

import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import type { ReportChange, ReportDraft, ReportFault } from '../../core/report/report-draft.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { TextLine } from '../parts/text-line.tsx';
import { useWatched } from '../state/use-watched.ts';
import { reports as texts } from '../texts/vi/reports.ts';
import { askPosition } from './ask-position.ts';
import css from './reports.module.css';

/** From here on a hamlet's name says as much. */
const roughMetres = 200;
const other = '*';

interface ReportPlaceFieldsProps {
  readonly draft: ReportDraft;
  readonly onChange: (next: ReportChange) => void;
  readonly onLeave: () => void;
  readonly faultOf: (...wanted: readonly ReportFault[]) => ReactNode;
}

export function ReportPlaceFields({ draft, onChange, onLeave, faultOf }: ReportPlaceFieldsProps) {
  const device = useDevice();
  const load = useCallback(async () => (await device.hamlets.list()).map(({ hamlet }) => hamlet), [device]);
  const hamlets = useWatched(load, ['catalogue', 'notes']);
  const [isOther, setOther] = useState(false);
  if (!hamlets) return null;
  const isTyped = isOther || hamlets.length === 0 || (draft.hamlet !== '' && !hamlets.includes(draft.hamlet));
  return (
    <section className={css['words']}>
      {hamlets.length > 0 && (
        <>
          <label htmlFor="report-hamlet">{texts.hamlet}</label>
          <select
            id="report-hamlet"
            name="hamlet"
            value={isTyped ? other : draft.hamlet}
            onChange={({ target: { value } }) => {
              setOther(value === other);
              onChange({ hamlet: value === other ? '' : value });
            }}
          >
            <option value="">{texts.chooseHamlet}</option>
            {hamlets.map((hamlet) => (
              <option key={hamlet}>{hamlet}</option>
            ))}
            <option value={other}>{texts.otherHamlet}</option>
          </select>
        </>
      )}
      {isTyped && (
        <TextLine
          name="otherHamlet"
          label={hamlets.length > 0 ? texts.otherHamletName : texts.hamlet}
          value={draft.hamlet}
          onChange={(hamlet) => onChange({ hamlet: hamlet.slice(0, 200) })}
          onLeave={onLeave}
        />
      )}
      {faultOf('hamlet-missing')}
      <TextLine
        name="described"
        label={texts.described}
        hint={texts.describedHint}
        value={draft.described}
        onChange={(described) => onChange({ described })}
        onLeave={onLeave}
      />
      {faultOf('described-too-long')}
      <PositionQuestion draft={draft} onChange={onChange} />
    </section>
  );
}

function PositionQuestion({ draft, onChange }: Pick<ReportPlaceFieldsProps, 'draft' | 'onChange'>) {
  const [asked, setAsked] = useState<'no' | 'question' | 'asking' | 'denied' | 'unavailable'>('no');

  async function ask(): Promise<void> {
    setAsked('asking');
    const position = await askPosition();
    if (typeof position === 'string') return setAsked(position);
    onChange({ position });
    setAsked('no');
  }

  if (draft.position) {
    return (
      <Notice tone={draft.position.accuracyMetres > roughMetres ? 'waiting' : 'done'}>
        <p>{texts.positionTaken(draft.position.accuracyMetres)}</p>
        {draft.position.accuracyMetres > roughMetres && <p>{texts.positionRough}</p>}
        <Button kind="quiet" onClick={() => onChange({ position: undefined })}>
          {texts.positionDrop}
        </Button>
      </Notice>
    );
  }
  if (asked === 'question') {
    return (
      <Notice>
        <p>{texts.positionQuestion}</p>
        <div className={css['row']}>
          <Button onClick={() => setAsked('no')}>{texts.positionNo}</Button>
          <Button onClick={() => void ask()}>{texts.positionYes}</Button>
        </div>
      </Notice>
    );
  }
  return (
    <>
      {(asked === 'denied' || asked === 'unavailable') && (
        <Notice tone="waiting" urgent>
          {texts.positionFailed[asked]}
        </Notice>
      )}
      <Button disabled={asked === 'asking'} onClick={() => setAsked('question')}>
        {asked === 'asking' ? texts.positionAsking : texts.position}
      </Button>
    </>
  );
}
