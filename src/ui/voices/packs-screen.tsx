/** Giọng đọc: which languages lie on this phone, fetching and removing them, and the way to recording. */

import { useCallback, useEffect, useState } from 'react';
import { voiceLanguages } from '../../core/voice/clip.ts';
import type { OfferedPack, VoiceLanguage } from '../../core/voice/clip.ts';
import type { PackHere } from '../../core/voice/voice-ports.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatBytes } from '../parts/format.ts';
import { Nothing } from '../parts/nothing.tsx';
import { Notice, StateChip } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { page } from '../texts/vi/page.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { recordedLanguages, voicePacks as texts } from '../texts/vi/voices.ts';
import css from './voices.module.css';

interface Known {
  readonly here: readonly PackHere[];
  /** Absent: the gateway could not be asked. */
  readonly offered: readonly OfferedPack[] | undefined;
}

export default function PacksScreen() {
  const device = useDevice();
  const [known, setKnown] = useState<Known>();
  const [busy, setBusy] = useState<{ readonly language: VoiceLanguage; readonly share: number }>();
  const [complaint, setComplaint] = useState<string>();
  const look = useCallback(async () => {
    const here = await device.voices.packs();
    setKnown((before) => ({ here, offered: before?.offered }));
    const offered = await device.voices.offered();
    setKnown({ here, offered: offered.ok ? offered.value : undefined });
  }, [device]);
  useEffect(() => void look(), [look]);

  async function download(language: VoiceLanguage): Promise<void> {
    setComplaint(undefined);
    setBusy({ language, share: 0 });
    const done = await device.voices.download(language, (share) => setBusy({ language, share }));
    setBusy(undefined);
    if (!done.ok) setComplaint(problemSentence(done.problem));
    await look();
  }

  async function remove(language: VoiceLanguage): Promise<void> {
    await device.voices.remove(language);
    await look();
  }

  const shown = voiceLanguages.filter((language) =>
    [...(known?.here ?? []), ...(known?.offered ?? [])].some((pack) => pack.language === language),
  );
  return (
    <Page title={texts.title} lead={texts.lead} actions={<ButtonLink to="/them">{page.back}</ButtonLink>}>
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      {known && !known.offered && <Notice>{texts.offlineList}</Notice>}
      {known?.offered && shown.length === 0 && <Nothing>{texts.none}</Nothing>}
      {shown.map((language) => (
        <PackCard
          key={language}
          language={language}
          here={known?.here.find((pack) => pack.language === language)}
          offered={known?.offered?.find((pack) => pack.language === language)}
          share={busy?.language === language ? busy.share : undefined}
          isBusy={busy !== undefined}
          onDownload={() => void download(language)}
          onRemove={() => void remove(language)}
        />
      ))}
      <section className={css['card']}>
        <h2>{texts.recordTitle}</h2>
        <p>{texts.recordLead}</p>
        {voiceLanguages.map((language) => (
          <ButtonLink key={language} icon="record" to={`/them/giong-doc/thu/${language}`}>
            {texts.record(recordedLanguages[language])}
          </ButtonLink>
        ))}
      </section>
    </Page>
  );
}

interface PackCardProps {
  readonly language: VoiceLanguage;
  readonly here: PackHere | undefined;
  readonly offered: OfferedPack | undefined;
  readonly share: number | undefined;
  readonly isBusy: boolean;
  readonly onDownload: () => void;
  readonly onRemove: () => void;
}

function PackCard({ language, here, offered, share, isBusy, onDownload, onRemove }: PackCardProps) {
  const isWhole = here !== undefined && here.heldCount === here.clipCount;
  const isNewer = here !== undefined && offered !== undefined && offered.version !== here.version;
  const state = !here ? 'notHere' : isNewer ? 'newer' : isWhole ? 'whole' : 'partial';
  const tone = state === 'whole' ? 'done' : state === 'notHere' ? 'waiting' : 'moving';
  const { clipCount, sizeBytes } = offered ?? here ?? { clipCount: 0, sizeBytes: 0 };
  const wish = !here ? texts.download : isNewer ? texts.update : texts.resume;
  return (
    <section className={css['card']} aria-label={recordedLanguages[language]}>
      <h2>{capital(recordedLanguages[language])}</h2>
      <p>
        <StateChip tone={tone}>{texts[state]}</StateChip> {texts.clips(clipCount)} · {formatBytes(sizeBytes)}
        {here && !isWhole && ` · ${texts.held(here.heldCount, here.clipCount)}`}
      </p>
      {share !== undefined && (
        <label className={css['progress']}>
          {texts.downloading(recordedLanguages[language])}
          <progress value={share} max={1}>
            {Math.round(share * 100)} %
          </progress>
        </label>
      )}
      {state !== 'whole' && share === undefined && (
        <Button icon="cloud" disabled={isBusy} onClick={onDownload}>
          {wish}
        </Button>
      )}
      {here && share === undefined && (
        <Button kind="quiet" disabled={isBusy} onClick={onRemove}>
          {texts.remove}
        </Button>
      )}
    </section>
  );
}

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
