/** The versions of one procedure, newest first. */

import type { PublishedVersion } from '../../core/reception/publishing.ts';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { formatDay } from '../parts/format.ts';
import table from '../parts/office-table.module.css';
import { publishing, versions as texts } from '../texts/vi/publishing.ts';
import css from './publishing.module.css';
import { ValidityWords } from './validity-words.tsx';

interface VersionTableProps {
  readonly versions: readonly PublishedVersion[];
  readonly onSave: (version: number, kind: 'json' | 'xlsx') => void;
  readonly onLook: (version: number) => void;
}

export function VersionTable({ versions, onSave, onLook }: VersionTableProps) {
  const device = useDevice();
  const today = device.clock.nowIso().slice(0, 10);
  return (
    <div className={table['wide']}>
      <table className={table['table']}>
        <caption>{texts.title}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.columns.version}</th>
            <th scope="col">{texts.columns.dates}</th>
            <th scope="col">{texts.columns.by}</th>
            <th scope="col">{texts.columns.note}</th>
            <th scope="col">{texts.columns.files}</th>
          </tr>
        </thead>
        <tbody>
          {versions.map((row) => (
            <tr key={row.version}>
              <td>{row.version}</td>
              <td>
                <ValidityWords version={row} today={today} />
              </td>
              <td>
                {row.publishedBy ?? publishing.byProgram}
                <small>{formatDay(row.publishedAt)}</small>
              </td>
              <td>
                {row.note}
                {row.endReason !== undefined && <small>{texts.endReason(row.endReason)}</small>}
              </td>
              <td>
                <div className={css['files']}>
                  <Button aria-label={texts.xlsx(row.version)} onClick={() => onSave(row.version, 'xlsx')}>
                    Excel
                  </Button>
                  <Button aria-label={texts.json(row.version)} onClick={() => onSave(row.version, 'json')}>
                    JSON
                  </Button>
                  <Button aria-label={texts.lookAt(row.version)} onClick={() => onLook(row.version)}>
                    {texts.look}
                  </Button>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
