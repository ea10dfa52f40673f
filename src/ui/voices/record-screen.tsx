/**
 * Recording, one sentence a screen: hear the Vietnamese, say it, hear oneself, keep it, the next. For a speaker with a phone in hand
 * and a link that comes and goes: what was kept lies here until it is at the gateway.
 */

import { useCallback, useMemo, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { isVoiceLanguage } from '../../core/voice/clip.ts';
import type { RecordingsAnswer, VoiceLanguage } from '../../core/voice/clip.ts';
import { recordingRows } from '../../core/voice/recording-rows.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import NotFoundScreen from '../parts/not-found-screen.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { useOffice } from '../parts/use-office.ts';
import { useDeviceState } from '../state/device-state.ts';
import { page } from '../texts/vi/page.ts';
import { recording as texts } from '../texts/vi/voice-recording.ts';
import { recordedLanguages } from '../texts/vi/voices.ts';
import { RecordSentence } from './record-sentence.tsx';
import { commonGroup, useSentences } from './use-sentences.ts';
import { useTakes } from './use-takes.ts';
import chosen from './listen.module.css';
import css from './voices.module.css';

export default function RecordScreen() {
  const { language = '' } = useParams();
  return isVoiceLanguage(language) ? <Record key={language} language={language} /> : <NotFoundScreen />;
}

const backOf = {
  admin: '/quan-tri/giong-doc',
  official: '/quay/giong-doc',
  volunteer: '/them/giong-doc',
  kiosk: '/them',
};

function Record({ language }: { readonly language: VoiceLanguage }) {
  const role = useDeviceState((state) => state.enrolled?.role) ?? 'volunteer';
  const groups = useSentences();
  const [query, setQuery] = useSearchParams();
  const [onlyMissing, setOnlyMissing] = useState(!query.has('cau'));
  const [at, setAt] = useState<string | undefined>(query.get('cau') ?? undefined);
  const answer = useOffice<RecordingsAnswer>(`/voices/${language}/recordings`);
  const { reload } = answer;
  const takes = useTakes(useCallback(() => void reload(), [reload]));
  const groupId = query.get('nhom') ?? commonGroup;
  const group = groups?.find(({ id }) => id === groupId) ?? groups?.[0];
  const taken = new Set(takes.waiting.filter((take) => take.language === language).map(({ said }) => said));
  const recordings = answer.value?.recordings;
  const rows = useMemo(() => recordingRows(group?.sentences ?? [], recordings ?? []), [group, recordings]);
  const isOpen = (row: (typeof rows)[number]) =>
    (row.state === 'missing' || row.state === 'outdated') && !taken.has(row.text);
  const listed = onlyMissing ? rows.filter((row) => isOpen(row) || row.keys[0] === at) : rows;
  const found = listed.findIndex(({ keys }) => keys[0] === at);
  const index = Math.max(0, found);
  const row = listed[index];

  function move(step: number): void {
    setAt(listed[index + step]?.keys[0]);
  }

  async function keep(audio: Blob, lengthMs: number): Promise<boolean> {
    const [key] = row?.keys ?? [];
    if (!row || key === undefined) return false;
    const isKept = await takes.keep({ language, key, said: row.text, lengthMs, audio });
    if (isKept) move(1);
    return isKept;
  }

  return (
    <Page
      title={texts.title(recordedLanguages[language])}
      lead={texts.lead}
      actions={
        <>
          <Button disabled={index === 0} onClick={() => move(-1)}>
            {texts.previous}
          </Button>
          <Button disabled={index >= listed.length - 1} onClick={() => move(1)}>
            {texts.next}
          </Button>
        </>
      }
      state={
        <>
          {row && texts.position(index + 1, listed.length)}
          <ButtonLink kind="quiet" to={backOf[role]}>
            {page.back}
          </ButtonLink>
        </>
      }
    >
      {takes.complaint && (
        <Notice tone="attention" urgent>
          {takes.complaint}
        </Notice>
      )}
      {row && <RecordSentence key={row.keys[0]} row={row} isTaken={taken.has(row.text)} onKeep={keep} />}
      {groups && !row && (
        <Notice tone="done">
          <b>{texts.allDone}</b>
          <p>{texts.allDoneLead}</p>
        </Notice>
      )}
      {takes.waiting.length > 0 && (
        <Notice tone="waiting">
          <p>{texts.waiting(takes.waiting.length)}</p>
          <Button disabled={takes.isSending} onClick={() => void takes.send()}>
            {texts.sendNow}
          </Button>
        </Notice>
      )}
      <label className={chosen['language']}>
        {texts.groups}
        <select
          value={group?.id ?? commonGroup}
          onChange={({ target }) => {
            setAt(undefined);
            setQuery({ nhom: target.value }, { replace: true });
          }}
        >
          {groups?.map(({ id, name }) => (
            <option key={id} value={id}>
              {name ?? texts.common}
            </option>
          ))}
        </select>
      </label>
      <label className={css['tick']}>
        <input type="checkbox" checked={onlyMissing} onChange={({ target }) => setOnlyMissing(target.checked)} />
        {texts.onlyMissing}
      </label>
      <p>{texts.consent}</p>
    </Page>
  );
}
