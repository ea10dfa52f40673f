import { Button } from '../parts/button.tsx';
import { formatBytes } from '../parts/format.ts';
import { StateChip } from '../parts/notice.tsx';
import type { Tone } from '../parts/notice.tsx';
import { handing as texts } from '../texts/vi/relay.ts';
import css from './relay.module.css';
import { hasLeft } from './use-handing.ts';
import type { Handing, HandingState } from './use-handing.ts';

const tones: Record<HandingState, Tone> = {
  ready: 'waiting',
  opening: 'moving',
  shared: 'done',
  saved: 'done',
  cancelled: 'attention',
  failed: 'attention',
};

interface HandedFilesProps {
  readonly handing: Handing;
  /** The way in which they are meant to leave; the next one has its button at the thumb. */
  readonly isSharing: boolean;
}

/** Every file with what became of it, and a way to hand it again. */
export function HandedFiles({ handing, isSharing }: HandedFilesProps) {
  const { files, states, latest } = handing;
  const word = latest === undefined ? '' : texts.words[states[latest] ?? 'ready'](texts.file(latest + 1, files.length));
  return (
    <section className={css['files']} aria-label={texts.files}>
      <p role="status" className={css['word']}>
        {word}
      </p>
      <ol>
        {files.map((file, index) => {
          const state = states[index] ?? 'ready';
          return (
            <li key={file.fileName}>
              <div>
                <b>{texts.file(index + 1, files.length)}</b> <span>{formatBytes(file.bytes.length)}</span>
                <small>{file.fileName}</small>
                <StateChip tone={tones[state]}>{texts.states[state]}</StateChip>
              </div>
              <div className={css['ways']}>
                {isSharing && hasLeft(state) && (
                  <Button onClick={() => void handing.share(index)}>{texts.shareAgain(index + 1, files.length)}</Button>
                )}
                {(isSharing || hasLeft(state)) && (
                  <Button kind={isSharing ? 'quiet' : 'secondary'} onClick={() => handing.save(index)}>
                    {(hasLeft(state) ? texts.saveAgain : texts.save)(index + 1, files.length)}
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** The button at the thumb: the next file that has not left yet. */
export function NextFile({ handing, isSharing }: HandedFilesProps) {
  const { files, states, next } = handing;
  if (next === undefined) return null;
  const words = isSharing ? texts.share : texts.save;
  return (
    <Button
      kind="primary"
      icon="up"
      disabled={states[next] === 'opening'}
      onClick={() => {
        if (isSharing) void handing.share(next);
        else handing.save(next);
      }}
    >
      {words(next + 1, files.length)}
    </Button>
  );
}
