/**
 * The consent to be asked, as it is answered by whoever is asked: one question a screen, each with the way back to the one before.
 * Nothing is kept until they have seen what they answered.
 */

import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { VoiceSentence } from '../../core/voice/clip.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Page } from '../parts/page.tsx';
import { answerAsked, consentPurposes, notAsked } from '../state/asked-consent.ts';
import type { AskedConsent, ConsentPurpose } from '../state/asked-consent.ts';
import { useResidentHands } from '../state/resident-hands.ts';
import { page as common } from '../texts/vi/page.ts';
import { readBack } from '../texts/vi/read-back.ts';
import ListenHere from '../voices/listen-here.tsx';
import css from './resident.module.css';

type ByPurpose = { readonly [purpose in ConsentPurpose]: string };

interface ConsentQuestionsProps {
  readonly title: string;
  /** For the browser's tab: without a name. */
  readonly tabTitle: string;
  readonly lead?: string;
  readonly questions: ByPurpose;
  /** A question as it is said. */
  readonly sayQuestion: (purpose: ConsentPurpose) => VoiceSentence;
  readonly words: {
    /** The purposes in few words. */
    readonly purposes: ByPurpose;
    readonly agree: string;
    readonly refuse: string;
    readonly answeredTitle: string;
    readonly cardRefused: string;
    readonly refusedTitle: string;
    readonly refusedLead: string;
    readonly done: string;
    readonly refusedDone?: string;
  };
  /** No helper stands beside it. */
  readonly isAlone?: boolean;
  /** The way out before the first answer. */
  readonly way?: ReactNode;
  /** At the foot of every screen. */
  readonly foot?: ReactNode;
  /** After the answers were seen. False: one is missing, so it begins anew. */
  readonly onFinish: (asked: AskedConsent, isRefused: boolean) => boolean;
}

/** In the places that "Sai" and "Đúng" have in the read-back. */
const choices = ['refused', 'tapped'] as const;

export function ConsentQuestions(props: ConsentQuestionsProps) {
  const { words, sayQuestion } = props;
  const device = useDevice();
  const asked = useResidentHands((state) => state.asked) ?? notAsked;
  const [at, setAt] = useState(0);
  const purpose = consentPurposes[at];
  const pieces = useMemo(() => (purpose ? [sayQuestion(purpose)] : []), [purpose, sayQuestion]);
  const { given } = asked;
  const isRefused = given.assist === 'refused';
  const goBack = () => setAt(isRefused ? 0 : at - 1);

  if (!purpose) {
    return (
      <Page
        title={isRefused ? words.refusedTitle : words.answeredTitle}
        arrival={at}
        actions={
          <>
            <Button onClick={goBack}>{common.back}</Button>
            <Button kind="primary" icon="check" onClick={() => props.onFinish(asked, isRefused) || setAt(0)}>
              {(isRefused && words.refusedDone) || words.done}
            </Button>
          </>
        }
        state={props.foot}
      >
        {isRefused ? (
          <p>{words.refusedLead}</p>
        ) : (
          consentPurposes.map((one) => (
            <p key={one} className={css['answered']}>
              <Thumb isDown={given[one] === 'refused'} />
              <span>
                {words.purposes[one]}: <b>{given[one] === 'refused' ? words.refuse : words.agree}</b>
              </span>
            </p>
          ))
        )}
        {!isRefused && given.card === 'refused' && <p>{words.cardRefused}</p>}
      </Page>
    );
  }

  return (
    <Page
      title={props.title}
      tabTitle={props.tabTitle}
      lead={props.lead}
      arrival={at}
      actions={
        <div className={css['answers']}>
          {choices.map((answer) => (
            <button
              key={answer}
              type="button"
              className={css['answer']}
              // What was said aloud before counts as agreed.
              aria-pressed={given[purpose] === answer || (given[purpose] === 'spoken' && answer === 'tapped')}
              onClick={() => {
                useResidentHands.setState({ asked: answerAsked(device, asked, purpose, answer) });
                setAt(purpose === 'assist' && answer === 'refused' ? consentPurposes.length : at + 1);
              }}
            >
              <Thumb isDown={answer === 'refused'} />
              {answer === 'refused' ? words.refuse : words.agree}
            </button>
          ))}
        </div>
      }
      state={
        <span className={css['foot']}>
          {readBack.position(at + 1, consentPurposes.length)}
          {at === 0 ? (
            props.way
          ) : (
            <Button kind="quiet" onClick={goBack}>
              {common.back}
            </Button>
          )}
          {props.foot}
        </span>
      }
    >
      <p>{props.questions[purpose]}</p>
      <ListenHere of="consent" pieces={pieces} language={asked.language} isAlone={props.isAlone === true} />
    </Page>
  );
}

/** Up for yes, down for no: beside the words, for those who do not read them. */
function Thumb({ isDown }: { readonly isDown: boolean }) {
  return (
    <svg className={css['thumb']} data-down={isDown || undefined} viewBox="0 0 24 24" aria-hidden="true">
      <path d="M3.500 11H7v9H3.500zM7 12l3.500-8a2 2 0 013 1.800L13 10h5.500a2 2 0 012 2.400l-1.300 6a2 2 0 01-2 1.600H7" />
    </svg>
  );
}
