/** Giọng đọc at the office: sentence by sentence of one language, what is recorded and by whom; the province publishes. */

import { useMemo, useState } from 'react';
import { voiceLanguages } from '../../core/voice/clip.ts';
import type { RecordingsAnswer, VoiceLanguage } from '../../core/voice/clip.ts';
import { recordingRows } from '../../core/voice/recording-rows.ts';
import type { RecordingState } from '../../core/voice/recording-rows.ts';
import { useAct } from '../administration/use-act.tsx';
import { Button } from '../parts/button.tsx';
import { Loading } from '../parts/loading.tsx';
import { Notice } from '../parts/notice.tsx';
import { OfficePage } from '../parts/office-frame.tsx';
import table from '../parts/office-table.module.css';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import { useOffice } from '../parts/use-office.ts';
import { useDeviceState } from '../state/device-state.ts';
import { recording, voiceDesk as texts } from '../texts/vi/voice-recording.ts';
import { recordedLanguages } from '../texts/vi/voices.ts';
import { commonGroup, useSentences } from './use-sentences.ts';
import { VoiceRow } from './voice-row.tsx';

const states = ['missing', 'outdated', 'recorded', 'published'] as const satisfies readonly RecordingState[];

export default function VoicesPage() {
  const isProvince = useDeviceState((state) => state.enrolled?.role) === 'admin';
  const groups = useSentences();
  const [language, setLanguage] = useState<VoiceLanguage>('bru');
  const [groupId, setGroupId] = useState(commonGroup);
  const [shown, setShown] = useState<RecordingState>();
  const answer = useOffice<RecordingsAnswer>(`/voices/${language}/recordings`);
  const act = useAct();
  const recordings = answer.value?.recordings;
  const group = groups?.find(({ id }) => id === groupId) ?? groups?.[0];
  const rows = useMemo(() => recordingRows(group?.sentences ?? [], recordings ?? []), [group, recordings]);
  const have = rows.filter(({ state }) => state === 'recorded' || state === 'published').length;
  const fresh = recordings?.filter(({ publishedAt }) => publishedAt === undefined).length ?? 0;

  async function publish(): Promise<void> {
    await act.post(`/voices/${language}/publish`, {}, texts.published);
    await answer.reload();
  }

  return (
    <OfficePage title={texts.title} lead={isProvince ? texts.lead.admin : texts.lead.official}>
      <div className={table['tools']}>
        <label>
          {texts.language}
          <select value={language} onChange={({ target }) => setLanguage(target.value as VoiceLanguage)}>
            {voiceLanguages.map((one) => (
              <option key={one} value={one}>
                {recordedLanguages[one]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {texts.group}
          <select value={group?.id ?? commonGroup} onChange={({ target }) => setGroupId(target.value)}>
            {groups?.map(({ id, name }) => (
              <option key={id} value={id}>
                {name ?? recording.common}
              </option>
            ))}
          </select>
        </label>
        <label>
          {texts.show}
          <select
            value={shown ?? ''}
            onChange={({ target }) => setShown(states.find((state) => state === target.value))}
          >
            <option value="">{texts.all}</option>
            {states.map((state) => (
              <option key={state} value={state}>
                {texts.states[state]}
              </option>
            ))}
          </select>
        </label>
        <span role="status">{texts.progress(have, rows.length)}</span>
      </div>
      {groups?.length === 1 && <Notice>{texts.noCatalogue}</Notice>}
      {answer.trouble && (
        <OfficeTrouble trouble={answer.trouble} isOld={recordings !== undefined} onRetry={() => void answer.reload()} />
      )}
      {!recordings && answer.isLoading && <Loading />}
      {act.notice}
      {isProvince && recordings && (
        <p>
          {fresh === 0 ? (
            texts.nothingNew
          ) : (
            <Button kind="primary" icon="up" disabled={act.isBusy} onClick={() => void publish()}>
              {texts.publish(fresh, recordedLanguages[language])}
            </Button>
          )}
        </p>
      )}
      {recordings && (
        <div className={table['wide']}>
          <table className={table['table']}>
            <thead>
              <tr>
                <th scope="col">{texts.columns.sentence}</th>
                <th scope="col">{texts.columns.state}</th>
                <th scope="col">{texts.columns.by}</th>
                <th scope="col">{texts.columns.acts}</th>
              </tr>
            </thead>
            <tbody>
              {rows
                .filter(({ state }) => shown === undefined || state === shown)
                .map((row) => (
                  <VoiceRow
                    key={`${language} ${row.text}`}
                    row={row}
                    language={language}
                    groupId={group?.id ?? commonGroup}
                    act={act}
                    mayWithdrawAll={isProvince}
                    onChanged={answer.reload}
                  />
                ))}
            </tbody>
          </table>
        </div>
      )}
    </OfficePage>
  );
}
