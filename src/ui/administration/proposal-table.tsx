/** Proposals: those that wait first, and what became of the others within the last days. */

import { Link } from 'react-router';
import type { Proposal } from '../../core/reception/publishing.ts';
import { formatMoment } from '../parts/format.ts';
import { StateChip } from '../parts/notice.tsx';
import type { Tone } from '../parts/notice.tsx';
import table from '../parts/office-table.module.css';
import { proposals as texts } from '../texts/vi/publishing.ts';
import { usePublishingPlace } from './publishing-place.ts';

export const proposalTones: Record<Proposal['state'], Tone> = {
  proposed: 'waiting',
  published: 'done',
  declined: 'attention',
  withdrawn: 'plain',
};

export function ProposalTable({ proposals }: { readonly proposals: readonly Proposal[] }) {
  const { base } = usePublishingPlace();
  if (proposals.length === 0) return null;
  return (
    <div className={table['wide']}>
      <table className={table['table']}>
        <caption>{texts.title}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.columns.name}</th>
            <th scope="col">{texts.columns.by}</th>
            <th scope="col">{texts.columns.at}</th>
            <th scope="col">{texts.columns.state}</th>
          </tr>
        </thead>
        <tbody>
          {proposals.map((row) => (
            <tr key={row.proposalId}>
              <td>
                <Link to={`${base}/de-xuat/${row.proposalId}`}>{row.name}</Link>
                <small>{row.code}</small>
              </td>
              <td>
                {row.proposedBy ?? texts.byProgram}
                {row.commune !== undefined && <small>{row.commune}</small>}
              </td>
              <td>{formatMoment(row.proposedAt)}</td>
              <td>
                <StateChip tone={proposalTones[row.state]}>{texts.states[row.state]}</StateChip>
                {row.reason !== undefined && <small>{texts.reason(row.reason)}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
