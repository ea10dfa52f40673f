/**
 * Before the first question: what it needs, how long it takes, what it costs (verbatim), the lane, where it is received, and
 * the consent to whatever is sensitive. Only then does the basket begin, and with it the first thing that is stored.
 */

import { useCallback, useState } from 'react';
import { Navigate, useNavigate } from 'react-router';
import type { Consent } from '../../core/dossier/dossier.ts';
import { startBasket } from '../../core/dossier/start-basket.ts';
import { findInForce } from '../../core/procedure/find-in-force.ts';
import { isHollow } from '../../core/procedure/is-hollow.ts';
import { findProcedureProblem } from '../../core/procedure/find-procedure-problem.ts';
import type { Problem } from '../../core/problem.ts';
import type { Lane, Procedure } from '../../core/procedure/procedure.ts';
import { Button, ButtonLink } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { TextLine } from '../parts/text-line.tsx';
import { useDeviceState } from '../state/device-state.ts';
import { forgetNewDossier, useNewDossier } from '../state/new-dossier.ts';
import { useIsKiosk } from '../state/use-is-kiosk.ts';
import { useProcedureNames } from '../state/use-procedure-names.ts';
import { useWatched } from '../state/use-watched.ts';
import { needs as texts } from '../texts/vi/needs.ts';
import { page } from '../texts/vi/page.ts';
import { problemSentence } from '../texts/vi/problems.ts';
import { procedures as words } from '../texts/vi/procedures.ts';
import { consentsToAsk, lanesOf, mayConcernApplicant, proposeHamlet } from './begin-rules.ts';
import { AskedConsents } from './asked-consents.tsx';
import type { ConsentAnswers } from './asked-consents.tsx';
import choices from './form/field.module.css';
import { basketPath } from './draft-path.ts';
import { ProcedureFacts } from './procedure-facts.tsx';

export default function BeginScreen() {
  const device = useDevice();
  const { applicant, codes } = useNewDossier();
  const load = useCallback(async () => {
    const problems = await Promise.all(codes.map((code) => findProcedureProblem(device, code)));
    const found = await Promise.all(
      codes.filter((_, index) => !problems[index]).map((code) => findInForce(device, code)),
    );
    // Where the last dossier was begun, asked of the drafts alone: a place in clear would tell who was visited.
    const { drafts } = await device.drafts.list();
    return {
      proposedHamlet: proposeHamlet(applicant, drafts, device.clock.nowIso().slice(0, 10)),
      procedures: found.filter((procedure) => procedure !== undefined),
      unready: problems.flatMap((problem, index) => (problem ? [{ problem, code: codes[index] ?? '' }] : [])),
    };
  }, [device, codes, applicant]);
  const loaded = useWatched(load, ['catalogue']);
  if (!applicant || codes.length === 0) return <Navigate to="/ho-so-moi/viec" replace />;
  return loaded ? <Begin {...loaded} /> : null;
}

interface BeginProps {
  readonly proposedHamlet: string;
  readonly procedures: readonly Procedure[];
  /** Chosen, but not to be done with this app; the others begin without them. */
  readonly unready: readonly { readonly code: string; readonly problem: Problem }[];
}

/** Stands at what it is about. */
interface Complaint {
  readonly at: 'all' | 'own' | 'point' | 'consents';
  readonly words: string;
}

function Begin({ procedures, unready, proposedHamlet }: BeginProps) {
  const device = useDevice();
  const navigate = useNavigate();
  const { applicant, representative, consents, hamlet: begunIn } = useNewDossier();
  const nameOf = useProcedureNames();
  const enrolled = useDeviceState((state) => state.enrolled);
  const points = enrolled?.receptionPoints ?? [];
  const isKiosk = useIsKiosk();
  // The other one leads to a portal, out of the hall's PC.
  const lanes = lanesOf(procedures).filter((each) => !isKiosk || each === 'assisted');
  const asked = consentsToAsk(procedures, consents);
  const [lane, setLane] = useState<Lane>(lanes[0] ?? 'assisted');
  const [point, setPoint] = useState(points.length === 1 ? (points[0]?.receptionPointId ?? '') : '');
  const [hamlet, setHamlet] = useState(begunIn ?? proposedHamlet);
  const [given, setGiven] = useState<ConsentAnswers>({});
  const [isOwn, setOwn] = useState<boolean>();
  const [complaint, setComplaint] = useState<Complaint>();
  const [isBusy, setBusy] = useState(false);
  const asksOwn = mayConcernApplicant(procedures);
  // One consent a purpose: whoever refuses one of its texts has not agreed to the purpose.
  const refused = new Set(asked.filter(({ text }) => given[text] === 'refused').map(({ purpose }) => purpose));
  const hollow = procedures.filter(
    (procedure) =>
      refused.has('sensitive') &&
      isHollow(procedure, { $sensitive: 'no' }, { today: device.clock.nowIso().slice(0, 10) }),
  );
  const codes = procedures.filter((procedure) => !hollow.includes(procedure)).map(({ code }) => code);

  function complain(at: Complaint['at'], words: string): void {
    setComplaint({ at, words });
  }
  const complaintAt = (at: Complaint['at']) =>
    complaint?.at === at && (
      <Notice tone="attention" urgent>
        {complaint.words}
      </Notice>
    );

  async function begin(): Promise<void> {
    if (!applicant) return;
    setComplaint(undefined);
    if (asksOwn && isOwn === undefined) return complain('own', texts.ownMissing);
    if (points.length > 0 && point === '') return complain('point', texts.receptionMissing);
    if (asked.some(({ text }) => given[text] === undefined)) return complain('consents', texts.sensitiveMissing);
    if (asked.some(({ purpose, text }) => purpose !== 'sensitive' && given[text] === 'refused')) {
      return complain('consents', texts.refusedConsent);
    }
    setBusy(true);
    const first = consents[0];
    const more = asked.flatMap(({ purpose, text }): Consent[] => {
      const way = given[text];
      const isAgreed = way === 'spoken' || way === 'tapped';
      return first && isAgreed && !refused.has(purpose)
        ? [{ ...first, purpose, given: way, at: device.clock.nowIso() }]
        : [];
    });
    const begun = await startBasket(device, codes, {
      consents: [...consents, ...more],
      applicant,
      applicantIsSubject: isOwn ?? false,
      ...(representative && { representative }),
      lane,
      place: { communeCode: enrolled?.commune?.code ?? '', ...(hamlet.trim() && { hamlet: hamlet.trim() }) },
      receptionPoint: point,
    });
    setBusy(false);
    if (!begun.ok) return complain('all', problemSentence(begun.problem));
    await forgetNewDossier(device);
    const basketId = begun.value[0]?.basketId ?? '';
    await navigate(basketPath(basketId, 'questions'), { replace: true });
  }

  return (
    <Page
      title={texts.beginTitle}
      lead={isKiosk ? undefined : texts.beginLead}
      actions={
        <>
          <ButtonLink to="/ho-so-moi/viec">{page.back}</ButtonLink>
          <Button kind="primary" disabled={isBusy || codes.length === 0} onClick={() => void begin()}>
            {isBusy ? texts.starting : texts.begin}
          </Button>
        </>
      }
    >
      {complaintAt('all')}
      {unready.map(({ code, problem }) => (
        <Notice key={code} tone="attention">
          <b>{nameOf(code)}</b>
          <p>{problemSentence(problem)}</p>
        </Notice>
      ))}
      {procedures.map((procedure, index) => (
        <details key={procedure.code} className={choices['group']} open={index === 0}>
          <summary className={choices['label']}>{procedure.shortName}</summary>
          <div className={choices['facts']}>
            <ProcedureFacts procedure={procedure} />
          </div>
        </details>
      ))}
      {complaintAt('own')}
      {asksOwn && (
        <fieldset className={choices['field']}>
          <legend className={choices['label']}>{texts.own(applicant?.fullName ?? '')}</legend>
          <div className={choices['choices']} data-row="">
            {[true, false].map((own) => (
              <label key={String(own)} className={choices['choice']}>
                <input type="radio" name="own" checked={isOwn === own} onChange={() => setOwn(own)} />
                {own ? texts.ownYes : texts.ownNo}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {lanes.length > 1 && (
        <fieldset className={choices['field']}>
          <legend className={choices['label']}>{texts.lane}</legend>
          <div className={choices['choices']}>
            {lanes.map((candidate) => (
              <label key={candidate} className={choices['choice']}>
                <input type="radio" name="lane" checked={lane === candidate} onChange={() => setLane(candidate)} />
                {words.lanes[candidate]}
              </label>
            ))}
          </div>
          <p className={choices['hint']}>{lane === 'online' ? texts.laneOnline : texts.laneAssisted}</p>
        </fieldset>
      )}
      {complaintAt('point')}
      {points.length > 1 && (
        <fieldset className={choices['field']}>
          <legend className={choices['label']}>{texts.receptionPoint}</legend>
          <div className={choices['choices']}>
            {points.map(({ receptionPointId, name, address }) => (
              <label key={receptionPointId} className={choices['choice']}>
                <input
                  type="radio"
                  name="point"
                  checked={point === receptionPointId}
                  onChange={() => setPoint(receptionPointId)}
                />
                <span>
                  {name}
                  <br />
                  <small>{address}</small>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <TextLine
        label={isKiosk ? texts.ownHamlet : texts.hamlet}
        hint={texts.hamletHint}
        name="hamlet"
        value={hamlet}
        onChange={setHamlet}
      />
      {complaintAt('consents')}
      <AskedConsents
        asked={asked}
        given={given}
        onChange={setGiven}
        {...(hollow.length > 0 && { refusal: <HollowNotices hollow={hollow} others={codes.length > 0} /> })}
      />
    </Page>
  );
}

/** What cannot be prepared without sensitive matters, and that the `others` still can. */
function HollowNotices({ hollow, others }: { readonly hollow: readonly Procedure[]; readonly others: boolean }) {
  return (
    <>
      {hollow.map(({ code, shortName }) => (
        <Notice key={code} tone="attention">
          <b>{shortName}</b>
          <p>{problemSentence({ code: 'needs-sensitive-consent' })}</p>
        </Notice>
      ))}
      {others && <Notice>{texts.refusedSensitive}</Notice>}
    </>
  );
}
