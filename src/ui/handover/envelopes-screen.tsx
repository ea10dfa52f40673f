/** Phong bì tôi đang giữ: what paper of residents is in this person's bag, since when and from whom; giving and taking. */

import { Link } from 'react-router';
import { formatLocalCode } from '../../core/dossier/local-code.ts';
import { ButtonLink } from '../parts/button.tsx';
import { formatDay } from '../parts/format.ts';
import { Notice, StateChip } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { useProcedureNames } from '../state/use-procedure-names.ts';
import { handover as texts } from '../texts/vi/handover.ts';
import { page } from '../texts/vi/page.ts';
import css from './handover.module.css';
import { useEnvelopes } from './use-envelopes.ts';

export function EnvelopesScreen() {
  const { known } = useEnvelopes();
  const nameOf = useProcedureNames();
  const hasSome = known !== undefined && known.held.length > 0;
  return (
    <Page
      title={texts.title}
      lead={texts.lead}
      actions={
        <>
          <ButtonLink to="/them">{page.back}</ButtonLink>
          {hasSome ? <GiveLink kind="primary" /> : <TakeLink kind="primary" />}
        </>
      }
    >
      {known && known.torn > 0 && <Notice tone="attention">{texts.torn(known.torn)}</Notice>}
      {known && known.held.length === 0 && known.awaiting.length === 0 && <Notice tone="done">{texts.none}</Notice>}
      {known && known.held.length > 0 && (
        <section className={css['group']}>
          <h2>
            {texts.held} <b className={css['count']}>{texts.count(known.held.length)}</b>
          </h2>
          <ul className={css['list']}>
            {known.held.map((envelope) => (
              <li key={envelope.code}>
                <b className={css['code']}>{formatLocalCode(envelope.code)}</b>
                {envelope.procedureCode !== undefined && <span>{nameOf(envelope.procedureCode)}</span>}
                <small>
                  {[
                    envelope.hamlet,
                    envelope.from ? texts.fromOf(envelope.from.name) : texts.made,
                    envelope.since !== '' && texts.since(formatDay(envelope.since)),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </li>
            ))}
          </ul>
        </section>
      )}
      {known && known.awaiting.length > 0 && (
        <section className={css['group']}>
          <h2>{texts.awaiting}</h2>
          <p>{texts.awaitingHelp}</p>
          <ul className={css['list']}>
            {known.awaiting.map(({ code, to, since }) => (
              <li key={code}>
                <b className={css['code']}>{formatLocalCode(code)}</b>
                <small>{[texts.to(to.name), texts.since(formatDay(since))].join(' · ')}</small>
                <StateChip tone="waiting">{texts.awaiting}</StateChip>
              </li>
            ))}
          </ul>
        </section>
      )}
      {hasSome ? <TakeLink /> : <GiveLink />}
      <p>
        <Link to="/them/phong-bi/phieu">{texts.pads.open}</Link>
      </p>
    </Page>
  );
}

interface WayProps {
  readonly kind?: 'primary' | 'secondary';
}

function TakeLink({ kind = 'secondary' }: WayProps) {
  return (
    <ButtonLink kind={kind} icon="scan" to="/them/phong-bi/nhan">
      {texts.take}
    </ButtonLink>
  );
}

function GiveLink({ kind = 'secondary' }: WayProps) {
  return (
    <ButtonLink kind={kind} icon="forward" to="/them/phong-bi/giao">
      {texts.give}
    </ButtonLink>
  );
}
