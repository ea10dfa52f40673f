/** What every sheet the desk prints about a dossier says: which office, whose request, who answers questions about it. */

import { formatLocalCode } from '../../core/dossier/local-code.ts';
import type { Procedure } from '../../core/procedure/procedure.ts';
import type { DeskDossier } from '../../core/reception/desk.ts';
import type { GatewayContext } from '../context.ts';
import type { Office, Requester } from '../printing/office-sheet.ts';
import type { DeskCaller } from './desk-caller.ts';
import { findPeopleNames } from './people-names.ts';
import { vietnamWords } from './vietnam-time.ts';

export interface SlipFacts extends Office {
  readonly requester: Requester;
  readonly submitter?: string;
  /** The procedure's name with its code. */
  readonly request: string;
  /** The official number, else the code on the resident's slip. */
  readonly dossierCode: string;
  /** Whoever prints it signs it. */
  readonly official: string;
  readonly telephone?: string;
}

/** `day` is the day on the sheet. */
export async function getSlipFacts(
  { db }: Pick<GatewayContext, 'db'>,
  caller: DeskCaller,
  dossier: DeskDossier,
  day: Date,
): Promise<SlipFacts> {
  const commune = await db
    .selectFrom('communes')
    .select(['name', 'telephone'])
    .where('code', '=', caller.communeCode)
    .executeTakeFirst();
  const names = await findPeopleNames(db, [caller.deviceId]);
  const { row, text } = dossier;
  const { applicant, representative } = text;
  const procedure = dossier.procedure as Procedure | undefined;
  const [, printedOn = ''] = vietnamWords(day).split(', ');
  return {
    communeName: commune?.name ?? '',
    receptionPoint: row.receptionPoint,
    printedOn,
    sample: row.sample,
    requester: {
      name: applicant.fullName,
      ...(applicant.address && { address: applicant.address.text }),
      ...(applicant.phone !== undefined && { phone: applicant.phone }),
    },
    ...(representative && { submitter: representative.person.fullName }),
    request: `${procedure?.name ?? row.procedureName} (${row.procedureCode})`,
    dossierCode:
      row.officialNumber === undefined
        ? `Mã tạm: ${formatLocalCode(row.localCode)}`
        : `Mã hồ sơ: ${row.officialNumber}`,
    official: names.get(caller.deviceId) ?? '',
    ...(commune?.telephone != null && { telephone: commune.telephone }),
  };
}
