/** Bổ sung: only what the desk asked for — a paper to photograph, an answer to give, a signature to get — then its own seal. */

import { useCallback, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { answerQuestion } from '../../core/dossier/answer-question.ts';
import { attachPaper } from '../../core/dossier/attach-paper.ts';
import { changeDraft } from '../../core/dossier/change-draft.ts';
import type { Draft, SupplementRequest } from '../../core/dossier/dossier.ts';
import { sealDossier } from '../../core/dossier/seal-dossier.ts';
import type { AnswerValue, Procedure } from '../../core/procedure/procedure.ts';
import { StorageFailure } from '../../core/storage-failure.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { useSaver } from '../state/use-saver.ts';
import { useWatched } from '../state/use-watched.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { supplement as texts } from '../texts/vi/supplement.ts';
import { page } from '../texts/vi/page.ts';
import { CapturePages } from './capture-pages.tsx';
import { useChoiceLists } from './form/lists.ts';
import choices from './form/field.module.css';
import { QuestionField } from './form/question-field.tsx';
import { SaverLine } from './form/save-line.tsx';
import { OnlyHere } from './only-here.tsx';
import { PaperCard } from './paper-card.tsx';

type Item = SupplementRequest['items'][number];

export default function SupplementScreen() {
  const { dossierId = '' } = useParams();
  return (
    <OnlyHere key={dossierId} name={dossierId}>
      <SupplementHere dossierId={dossierId} />
    </OnlyHere>
  );
}

function SupplementHere({ dossierId }: { readonly dossierId: string }) {
  const device = useDevice();
  const load = useCallback(async () => {
    const draft = await device.drafts.find(dossierId);
    const procedure = draft && (await device.catalogue.findProcedure(draft.procedure.code, draft.procedure.version));
    return { draft, procedure };
  }, [device, dossierId]);
  const loaded = useWatched(load, ['drafts']);
  if (!loaded) return null;
  const { draft, procedure } = loaded;
  if (!draft?.supplement || !procedure || draft.state !== 'draft') {
    return <Page title={texts.gone} lead={texts.goneLead} actions={<ButtonLink to="/ho-so">{page.back}</ButtonLink>} />;
  }
  return <Supplement draft={draft} request={draft.supplement} procedure={procedure} />;
}

interface SupplementProps {
  readonly draft: Draft;
  readonly request: SupplementRequest;
  readonly procedure: Procedure;
}

function Supplement({ draft, request, procedure }: SupplementProps) {
  const device = useDevice();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const [answers, setAnswers] = useState(draft.answers);
  const [complaint, setComplaint] = useState<string>();
  const [isSealing, setSealing] = useState(false);
  const list = useChoiceLists();
  const { dossierId } = draft;
  const save = useCallback(
    async (questionId: string, value: AnswerValue | undefined) => {
      const saved = await answerQuestion(device, dossierId, questionId, value);
      if (!saved.ok) throw new StorageFailure(saved.problem);
    },
    [device, dossierId],
  );
  const saver = useSaver(save);

  async function seal(): Promise<void> {
    setSealing(true);
    // Sealed without what is not saved, the answer would be lost; the line below the button says why.
    const outcome = (await saver.flush()) && (await sealDossier(device, dossierId));
    setSealing(false);
    if (!outcome) return;
    if (!outcome.ok) return setComplaint(problemSentence(outcome.problem));
    await navigate(`/ho-so/${dossierId}`, { replace: true });
  }

  const captured = procedure.papers.find((paper) => paper.paperId === search.get('chup'));
  if (captured) {
    return (
      <CapturePages
        paperName={captured.name}
        pageCount={draft.papers.find((paper) => paper.paperId === captured.paperId)?.pages.length ?? 0}
        onPage={(picture) => attachPaper(device, dossierId, captured.paperId, picture)}
        onDone={() => void navigate(-1)}
      />
    );
  }

  function field(item: Item) {
    if (item.kind === 'paper') {
      const paper = procedure.papers.find((candidate) => candidate.paperId === item.id);
      if (!paper) return texts.unknownItem;
      const { originals = 0, copies = 0, optional = false, ...rest } = paper;
      return (
        <PaperCard
          paper={{ ...rest, originals, copies, optional, procedureCodes: [procedure.code] }}
          attached={draft.papers.find((candidate) => candidate.paperId === item.id)}
          dossierIds={[dossierId]}
          onCapture={() => setSearch({ chup: item.id })}
        />
      );
    }
    if (item.kind === 'signature') return <SignatureItem draft={draft} role={item.id} procedure={procedure} />;
    const question = procedure.form?.sections
      .flatMap((section) => section.questions)
      .find((candidate) => candidate.id === item.id);
    if (!question) return texts.unknownItem;
    return (
      <QuestionField
        question={question}
        fieldId={`q-${item.id}`}
        value={answers[item.id]}
        required
        onChange={(value) => {
          setAnswers((before) => ({ ...before, [item.id]: value }));
          saver.change(item.id, value);
        }}
        onLeave={() => void saver.flush()}
        problems={[]}
        list={list}
      />
    );
  }

  return (
    <Page
      title={texts.title}
      lead={texts.lead(procedure.shortName)}
      actions={
        <>
          <ButtonLink to="/">{texts.later}</ButtonLink>
          <Button kind="primary" icon="lock" disabled={isSealing} onClick={() => void seal()}>
            {isSealing ? texts.sealing : texts.seal}
          </Button>
        </>
      }
      state={<SaverLine saver={saver} />}
    >
      {complaint && (
        <Notice tone="attention" urgent>
          {complaint}
        </Notice>
      )}
      {request.note && (
        <Notice>
          <b>{texts.note}</b>
          <p>{request.note}</p>
        </Notice>
      )}
      {request.items.map((item) => (
        <section key={item.kind + item.id} className={choices['group']}>
          <p>
            <b>{texts.why}:</b> {item.why}
          </p>
          {field(item)}
        </section>
      ))}
    </Page>
  );
}

function SignatureItem({
  draft,
  role,
  procedure,
}: {
  readonly draft: Draft;
  readonly role: string;
  readonly procedure: Procedure;
}) {
  const device = useDevice();
  const place = procedure.form?.signatures.find((candidate) => candidate.role === role);
  if (!place) return texts.unknownItem;
  const state = draft.signatories.find((signatory) => signatory.role === place.role)?.state;
  const record = (next: 'ink' | 'thumbprint' | 'missing') =>
    changeDraft(device, draft.dossierId, (current) => ({
      ...current,
      signatories: [
        ...current.signatories.filter((signatory) => signatory.role !== place.role),
        { role: place.role, state: next },
      ],
    }));
  return (
    <fieldset className={choices['field']}>
      <legend className={choices['label']}>{place.label}</legend>
      <div className={choices['choices']}>
        {(['ink', 'thumbprint', 'missing'] as const).map((way) => (
          <label key={way} className={choices['choice']}>
            <input type="radio" name={`sign-${role}`} checked={state === way} onChange={() => void record(way)} />
            {texts.signed[way]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
