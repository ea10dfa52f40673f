/** One sentence in the office's list: playing it, recording it on this device, a file instead, taking it back. */

import { useState } from 'react';
import type { RecordingRequest, VoiceLanguage } from '../../core/voice/clip.ts';
import type { RecordingRow } from '../../core/voice/recording-rows.ts';
import { toBase64 } from '../administration/read-upload.ts';
import type { Act } from '../administration/use-act.tsx';
import { Button, ButtonLink } from '../parts/button.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatDay } from '../parts/format.ts';
import { Notice, StateChip } from '../parts/notice.tsx';
import { useFileChoice } from '../parts/use-file-choice.ts';
import { voiceDesk as texts } from '../texts/vi/voice-recording.ts';
import { findUploadFault } from './find-upload-fault.ts';
import { hearRecording } from './hear-recording.ts';
import css from './voices.module.css';

interface VoiceRowProps {
  readonly row: RecordingRow;
  readonly language: VoiceLanguage;
  readonly groupId: string;
  readonly act: Act;
  /** Otherwise what this commune recorded; the server knows which. */
  readonly mayWithdrawAll: boolean;
  readonly onChanged: () => Promise<void>;
}

const tones = { missing: 'waiting', outdated: 'attention', recorded: 'moving', published: 'done' } as const;

export function VoiceRow({ row, language, groupId, act, mayWithdrawAll, onChanged }: VoiceRowProps) {
  const device = useDevice();
  const { text, keys, state, recording } = row;
  const [complaint, setComplaint] = useState<string>();
  const [isLeaving, setLeaving] = useState(false);

  async function upload(chosen: File): Promise<void> {
    setComplaint(undefined);
    const checked = await findUploadFault(chosen);
    if (!checked.isRight) return setComplaint(checked.complaint);
    const audio = toBase64(new Uint8Array(await chosen.arrayBuffer()));
    const body: RecordingRequest = { key: keys[0] ?? '', said: text, lengthMs: checked.lengthMs, audio };
    await act.post(`/voices/${language}/recordings`, body, texts.uploaded);
    await onChanged();
  }

  const file = useFileChoice((chosen) => void upload(chosen));

  async function withdraw(clipId: string): Promise<void> {
    setLeaving(false);
    await act.post(`/voices/recordings/${clipId}/withdraw`, {}, texts.withdrawn);
    await onChanged();
  }

  async function play(): Promise<void> {
    if (!recording) return;
    setComplaint((await hearRecording(device, recording)) ? undefined : texts.notPlayed);
  }

  const to = `/them/giong-doc/thu/${language}?nhom=${encodeURIComponent(groupId)}&cau=${encodeURIComponent(keys[0] ?? '')}`;
  const mayWithdraw = recording && (mayWithdrawAll || recording.recordedBy !== undefined);
  return (
    <tr>
      <td className={css['text']}>
        {text}
        {keys.length > 1 && <small>{texts.usedIn(keys.length)}</small>}
        {state === 'outdated' && recording && <small>{texts.saysOld(recording.said)}</small>}
        {complaint && (
          <Notice tone="attention" urgent>
            {complaint}
          </Notice>
        )}
      </td>
      <td>
        <StateChip tone={tones[state]}>{texts.states[state]}</StateChip>
      </td>
      <td>
        {recording && (
          <>
            {recording.recordedBy ?? texts.elsewhere}
            <small>{formatDay(recording.recordedAt)}</small>
          </>
        )}
      </td>
      <td>
        <div className={css['acts']}>
          {recording && (
            <Button icon="speak" onClick={() => void play()}>
              {texts.play}
            </Button>
          )}
          <ButtonLink to={to}>{recording ? texts.recordAgain : texts.record}</ButtonLink>
          <Button disabled={act.isBusy} onClick={file.choose}>
            {texts.upload}
          </Button>
          <input {...file.input} accept="audio/*,.opus" aria-label={texts.uploadOf(text)} />
          {mayWithdraw && (
            <Button kind="quiet" disabled={act.isBusy} onClick={() => setLeaving(true)}>
              {texts.withdraw}
            </Button>
          )}
        </div>
        {isLeaving && recording && (
          <ConfirmDialog
            title={texts.withdrawTitle}
            lead={texts.withdrawLead}
            yes={texts.withdrawYes}
            no={texts.withdrawNo}
            onAnswer={(isYes) => (isYes ? void withdraw(recording.clipId) : setLeaving(false))}
          />
        )}
      </td>
    </tr>
  );
}
