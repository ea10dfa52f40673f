/** One procedure: its versions with their dates and authors, downloads, how the phone shows it, and ending it. */

import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Procedure } from '../../core/procedure/procedure.ts';
import type { PublishedCatalogue, PublishedProcedure, PublishingAnswer } from '../../core/reception/publishing.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Loading } from '../parts/loading.tsx';
import { Notice } from '../parts/notice.tsx';
import { OfficePage } from '../parts/office-frame.tsx';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import { outcomeSentence } from '../parts/outcome-sentence.ts';
import type { FailedOutcome } from '../parts/outcome-sentence.ts';
import { saveFile } from '../parts/save-file.ts';
import { useOffice } from '../parts/use-office.ts';
import type { OfficeAnswer } from '../parts/use-office.ts';
import { office } from '../texts/vi/office.ts';
import { ending, publishing, versions as texts } from '../texts/vi/publishing.ts';
import { EndDialog } from './end-dialog.tsx';
import { PhonePreview } from './phone-preview.tsx';
import { ProposalTable } from './proposal-table.tsx';
import css from './publishing.module.css';
import { usePublishingPlace } from './publishing-place.ts';
import { dayWords } from './validity-words.tsx';
import { VersionTable } from './version-table.tsx';

export function ProcedurePage({ catalogue }: { readonly catalogue: OfficeAnswer<PublishedCatalogue> }) {
  const { code } = useParams();
  const { base } = usePublishingPlace();
  const row = catalogue.value?.procedures.find((each) => each.code === code);
  const back = <Link to={base}>{publishing.back}</Link>;
  if (row) {
    const proposals = catalogue.value?.proposals.filter((each) => each.code === code) ?? [];
    return (
      <OfficePage title={row.shortName} lead={back}>
        <p>
          {row.name} · {row.code}
        </p>
        <OnePublished row={row} onChanged={catalogue.reload} />
        <ProposalTable proposals={proposals} />
      </OfficePage>
    );
  }
  return (
    <OfficePage title={publishing.title} lead={back}>
      {catalogue.trouble ? (
        <OfficeTrouble trouble={catalogue.trouble} onRetry={() => void catalogue.reload()} />
      ) : (
        <p role="status">{catalogue.isLoading ? office.loading : publishing.unknown}</p>
      )}
    </OfficePage>
  );
}

interface OnePublishedProps {
  readonly row: PublishedProcedure;
  readonly onChanged: () => Promise<void>;
}

function OnePublished({ row, onChanged }: OnePublishedProps) {
  const device = useDevice();
  const { base, mayPublish } = usePublishingPlace();
  const [isEnding, setEnding] = useState(false);
  const [said, setSaid] = useState<{ readonly words: string; readonly isFault?: true }>();
  const [looked, setLooked] = useState<number>();
  const path = `/admin/procedures/${row.code}`;

  async function save(version: number, kind: 'json' | 'xlsx'): Promise<void> {
    setSaid(undefined);
    const outcome = await device.office.download('GET', `${path}/versions/${version}/${kind}`);
    if (outcome.kind !== 'done') return setSaid({ words: outcomeSentence(outcome, 'look'), isFault: true });
    const name = `${row.code}-v${version}.${kind}`;
    const blob = outcome.value as Blob;
    const isSaved = await saveFile(name, new Uint8Array(await blob.arrayBuffer()), blob.type);
    if (isSaved) setSaid({ words: texts.saved(name) });
  }

  async function end(wishes: {
    readonly lastDay: string;
    readonly reason: string;
  }): Promise<FailedOutcome | undefined> {
    const outcome = await device.office.call<PublishingAnswer>('POST', `${path}/end`, wishes);
    if (outcome.kind !== 'done') return outcome;
    setEnding(false);
    setSaid({ words: ending.done(dayWords(wishes.lastDay)) });
    await onChanged();
    return undefined;
  }

  return (
    <>
      {said && (
        <Notice tone={said.isFault ? 'attention' : 'done'} urgent>
          {said.words}
        </Notice>
      )}
      <VersionTable
        versions={row.versions}
        onSave={(version, kind) => void save(version, kind)}
        onLook={(version) => setLooked(looked === version ? undefined : version)}
      />
      <p className={css['turn']}>
        <ButtonLink to={`${base}/moi`}>{texts.edit}</ButtonLink>
        {mayPublish && <Button onClick={() => setEnding(true)}>{ending.open}</Button>}
      </p>
      {looked !== undefined && <Look path={`${path}/versions/${looked}`} />}
      {isEnding && (
        <EndDialog name={row.shortName} newest={row.versions[0]} onClose={() => setEnding(false)} onEnd={end} />
      )}
    </>
  );
}

function Look({ path }: { readonly path: string }) {
  const procedure = useOffice<Procedure>(path);
  if (procedure.trouble) return <OfficeTrouble trouble={procedure.trouble} onRetry={() => void procedure.reload()} />;
  if (!procedure.value) return <Loading />;
  return <PhonePreview key={path} procedure={procedure.value} />;
}
