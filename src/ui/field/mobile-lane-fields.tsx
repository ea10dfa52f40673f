import type { MobileLane } from '../../core/dossier/dossier.ts';
import { TextLine } from '../parts/text-line.tsx';
import { mobileReception as texts } from '../texts/vi/mobile-reception.ts';
import field from './form/field.module.css';

interface MobileLaneFieldsProps {
  readonly lane: MobileLane;
  readonly onChange: (lane: MobileLane) => void;
}

/** Of the law's own mobile procedures: why the person cannot come, who asked, and when it is done at the home. */
export function MobileLaneFields({ lane, onChange }: MobileLaneFieldsProps) {
  const { reason, askedBy, homeOn } = lane;
  return (
    <fieldset className={field['field']}>
      <legend className={field['label']}>{texts.laneTitle}</legend>
      <TextLine
        label={texts.laneReason}
        hint={texts.laneReasonHint}
        name="lane-reason"
        value={reason}
        onChange={(words) => onChange({ ...lane, reason: words.slice(0, 300) })}
      />
      <TextLine
        label={texts.laneAskedBy}
        name="lane-asked-by"
        value={askedBy}
        onChange={(words) => onChange({ ...lane, askedBy: words.slice(0, 200) })}
      />
      <label className={field['label']}>
        {texts.laneHomeOn}{' '}
        <input
          type="date"
          autoComplete="off"
          value={homeOn ?? ''}
          onChange={({ target }) => onChange({ reason, askedBy, ...(target.value !== '' && { homeOn: target.value }) })}
        />
      </label>
    </fieldset>
  );
}
