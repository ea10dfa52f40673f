import type { AuditRow } from '../../core/reception/office-settings.ts';
import { Button } from '../parts/button.tsx';
import { formatMoment } from '../parts/format.ts';
import table from '../parts/office-table.module.css';
import { audit as texts } from '../texts/vi/province.ts';

interface AuditTableProps {
  readonly rows: readonly AuditRow[];
  readonly onActor: (actor: string) => void;
  readonly onSubject: (subject: string) => void;
}

/** Rows of the log; an id leads to everything that was done with it. */
export function AuditTable({ rows, onActor, onSubject }: AuditTableProps) {
  const { columns } = texts;
  return (
    <div className={table['wide']}>
      <table className={table['table']}>
        <thead>
          <tr>
            {[columns.at, columns.actor, columns.action, columns.subject, columns.details].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{formatMoment(row.at)}</td>
              <td>
                <Button kind="quiet" onClick={() => onActor(row.actor)}>
                  {row.actorName ?? actorWords(row.actor)}
                </Button>
              </td>
              <td>{texts.actions[row.action] ?? row.action}</td>
              <td>
                <code>{row.subject}</code>
                <Button kind="quiet" onClick={() => onSubject(row.subject)}>
                  {texts.onlyThis}
                </Button>
              </td>
              <td>
                <code>{detailsOf(row)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function actorWords(actor: string): string {
  if (actor === 'gateway') return texts.gateway;
  return actor === 'opener' ? texts.opener : actor;
}

function detailsOf({ details }: AuditRow): string {
  return Object.entries(details)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(', ');
}
