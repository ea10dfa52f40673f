import { Button, ButtonLink } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import type { ExportedFile } from '../../core/screen-ports.ts';
import { giving as texts } from '../texts/vi/relay.ts';
import { HandedFiles, NextFile } from './handed-files.tsx';
import { useHanding } from './use-handing.ts';

interface GivenFilesProps {
  readonly files: readonly ExportedFile[];
  readonly isSharing: boolean;
  readonly onOtherWay: () => void;
}

/** The packed files, handed over one by one; what was packed stays on this screen until it is left. */
export function GivenFiles({ files, isSharing, onOtherWay }: GivenFilesProps) {
  const handing = useHanding(files);
  const isDone = handing.next === undefined;
  return (
    <Page
      title={texts.title}
      lead={isDone ? texts.allGiven : texts.ready(files.length)}
      arrival={isDone ? 'given' : 'give'}
      actions={
        <>
          <Button onClick={onOtherWay}>{texts.otherWay}</Button>
          {isDone ? (
            <ButtonLink kind="primary" to="/ho-so">
              {texts.done}
            </ButtonLink>
          ) : (
            <NextFile handing={handing} isSharing={isSharing} />
          )}
        </>
      }
    >
      <HandedFiles handing={handing} isSharing={isSharing} />
      <Notice icon="box">
        <p>{texts.carrierSteps}</p>
        <p>
          <b>{texts.kept}</b>
        </p>
      </Notice>
    </Page>
  );
}
