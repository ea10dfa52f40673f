/** The whole examination, in the order in which a repair helps what comes after it: rows, then files, then bytes. */

import type { Examination } from './examination.ts';
import { verifyAuditLog } from './verify-audit-log.ts';
import { verifyDossiers, verifyNotes } from './verify-dossiers.ts';
import { verifyFiles } from './verify-files.ts';
import { verifyPackets } from './verify-packets.ts';
import { verifyPictures } from './verify-pictures.ts';
import { verifyReports } from './verify-reports.ts';
import { verifyVoices } from './verify-voices.ts';
import { verifyParts } from './verify-parts.ts';

/** Says everything that is found; a page of rows and one file are held at a time. */
export async function examine(examination: Examination): Promise<void> {
  await verifyAuditLog(examination);
  await verifyPackets(examination);
  await verifyFiles(examination);
  await verifyParts(examination);
  await verifyDossiers(examination);
  await verifyNotes(examination);
  await verifyPictures(examination);
  await verifyReports(examination);
  await verifyVoices(examination);
}
