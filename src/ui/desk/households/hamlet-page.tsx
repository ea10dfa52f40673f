/** One hamlet: its households by what became of the knock, found with or without marks, and taken out as a file. */

import { useMemo, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { HamletHouseholds, HouseholdRow } from '../../../core/household/desk-households.ts';
import type { DoorState } from '../../../core/household/round.ts';
import { fold } from '../../../core/text/fold.ts';
import { Button } from '../../parts/button.tsx';
import { useDevice } from '../../parts/device-context.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Nothing } from '../../parts/nothing.tsx';
import { Notice } from '../../parts/notice.tsx';
import { OfficePage } from '../../parts/office-frame.tsx';
import choices from '../../parts/choice-chips.module.css';
import table from '../../parts/office-table.module.css';
import { OfficeTrouble } from '../../parts/office-trouble.tsx';
import { outcomeSentence } from '../../parts/outcome-sentence.ts';
import { saveFile } from '../../parts/save-file.ts';
import { useOffice } from '../../parts/use-office.ts';
import { hamlet as doors } from '../../texts/vi/hamlet.ts';
import { households as texts } from '../../texts/vi/households.ts';
import { HouseholdTable } from './household-table.tsx';
import css from './households.module.css';

const refreshMs = 60_000;
type Group = 'all' | 'due' | 'gone' | DoorState;
const groups: readonly Group[] = ['all', 'to-knock', 'due', 'helped', 'not-home', 'come-back', 'declined', 'gone'];

const groupNames = (): { readonly [group in Group]: string } => ({
  ...doors.states,
  all: texts.all,
  due: texts.due,
  gone: texts.gone,
});

function isIn({ state, isDue, isGone }: HouseholdRow, group: Group): boolean {
  if (group === 'gone' || isGone) return group === 'gone' && isGone;
  return group === 'all' || (group === 'due' ? isDue : state === group);
}

function hasWords({ household }: HouseholdRow, text: string): boolean {
  const { headName, whereabouts = '', phone = '', remark = '' } = household;
  const searched = fold(`${headName} ${whereabouts} ${phone} ${phone.replaceAll(' ', '')} ${remark}`);
  return fold(text)
    .split(/\s+/)
    .every((word) => searched.includes(word));
}

export function HamletPage() {
  const { hamlet = '' } = useParams();
  const [query, setQuery] = useSearchParams();
  const since = query.get('tu') ?? '';
  const path = `/desk/hamlets/${encodeURIComponent(hamlet)}${since === '' ? '' : `?since=${since}`}`;
  const page = useOffice<HamletHouseholds>(path, refreshMs);
  const { value, trouble } = page;
  const [group, setGroup] = useState<Group>('all');
  const [text, setText] = useState('');
  const rows = useMemo(() => value?.rows.filter((row) => hasWords(row, text)) ?? [], [value, text]);
  const shown = rows.filter((row) => isIn(row, group));
  return (
    <OfficePage title={value?.hamlet ?? hamlet}>
      <p>
        <Link to="/quay/ho">{texts.back}</Link>
      </p>
      {trouble && <OfficeTrouble trouble={trouble} isOld={value !== undefined} onRetry={() => void page.reload()} />}
      {value === undefined && page.isLoading && <Loading />}
      {value?.rows.length === 0 && <Nothing>{texts.noHouseholds}</Nothing>}
      {value && value.rows.length > 0 && (
        <>
          <div className={table['tools']}>
            <input
              className={table['search']}
              type="search"
              aria-label={texts.search}
              placeholder={texts.search}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <label>
              {texts.since}
              <input
                type="date"
                value={since === '' ? value.since : since}
                onChange={(event) =>
                  setQuery(event.target.value === '' ? {} : { tu: event.target.value }, { replace: true })
                }
              />
            </label>
          </div>
          <div className={choices['chips']} role="group" aria-label={texts.states}>
            {groups.map((each) => (
              <button key={each} type="button" aria-pressed={group === each} onClick={() => setGroup(each)}>
                {texts.counted(groupNames()[each], rows.filter((row) => isIn(row, each)).length)}
              </button>
            ))}
          </div>
          {shown.length === 0 ? <Nothing>{texts.nobody}</Nothing> : <HouseholdTable rows={shown} />}
          <ExportButtons hamlet={value.hamlet} since={value.since} />
        </>
      )}
    </OfficePage>
  );
}

function ExportButtons({ hamlet, since }: { readonly hamlet: string; readonly since: string }) {
  const device = useDevice();
  const [isBusy, setBusy] = useState(false);
  const [complaint, setComplaint] = useState<string>();
  async function take(format: 'xlsx' | 'csv'): Promise<void> {
    setBusy(true);
    setComplaint(undefined);
    const path = `/desk/hamlets/${encodeURIComponent(hamlet)}/${format}?since=${since}`;
    const outcome = await device.office.download('GET', path);
    setBusy(false);
    if (outcome.kind !== 'done') return setComplaint(outcomeSentence(outcome, 'look'));
    const blob = outcome.value as Blob;
    await saveFile(texts.fileName(hamlet, format), new Uint8Array(await blob.arrayBuffer()), blob.type);
  }
  return (
    <section className={css['card']}>
      <p className={css['row']}>
        <Button disabled={isBusy} onClick={() => void take('xlsx')}>
          {texts.exportXlsx}
        </Button>
        <Button disabled={isBusy} onClick={() => void take('csv')}>
          {texts.exportCsv}
        </Button>
        <small>{texts.exportNote}</small>
      </p>
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
    </section>
  );
}
