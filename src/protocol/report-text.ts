/**
 * The plaintext of a packet that carries a field report, as the opener finds it. The signature says who sealed it and nothing of
 * what it holds, so every field is checked; a subject that this version does not know makes the packet malformed, and a person
 * looks at it.
 */

import type { ReportText } from '../core/report/report.ts';
import { reportLimits, reportSubjects } from '../core/report/report.ts';
import type { Result } from '../core/result.ts';
import { fail, succeed } from '../core/result.ts';
import { isSha256 } from './packet.ts';
import type { Shape } from './shape.ts';
import { fields, integer, isWithin, list, matching, moment, oneOf, text } from './shape.ts';

const bounds = { textLength: reportLimits.words, listLength: 100, depth: 6, values: 1000 };

const uuid = matching(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
const number =
  (least: number, most: number): Shape =>
  (value) =>
    typeof value === 'number' && value >= least && value <= most;

const photo = fields({
  part: integer(1, reportLimits.photos),
  mediaType: text(100),
  sha256: isSha256,
});

const reportText = fields({
  kind: oneOf('report'),
  reportId: uuid,
  localCode: matching(/^\d{9}$/),
  revision: integer(1, 10_000),
  'withdrawn?': (value) => value === true,
  subject: oneOf(...reportSubjects),
  words: text(reportLimits.words),
  photos: list(photo, reportLimits.photos),
  place: fields({
    communeCode: text(20),
    hamlet: text(200),
    'described?': text(reportLimits.described, 0),
    'position?': fields({
      latitude: number(-90, 90),
      longitude: number(-180, 180),
      accuracyMetres: number(0, 1_000_000),
    }),
  }),
  'reporter?': fields({
    'name?': text(reportLimits.name, 0),
    'phone?': text(reportLimits.phone, 0),
  }),
  by: oneOf('self', 'resident'),
  consent: fields({ given: oneOf('spoken', 'tapped'), at: moment }),
  helper: fields({ deviceId: text(64), name: text(200, 0), role: text(60, 0) }),
  slipToken: matching(/^[\w-]{22,64}$/),
  startedAt: moment,
  sealedAt: moment,
});

/** Whether a plaintext claims to be a report: what else it must hold, `parseReportText` says. */
export function isReport(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'report';
}

/** The report in `value`, the very same object. Problem: packet-malformed. */
export function parseReportText(value: unknown): Result<ReportText> {
  if (!isWithin(value, bounds) || !reportText(value)) return fail('packet-malformed');
  const { photos, words } = value as ReportText;
  const parts = photos.map(({ part }) => part);
  const isWhole = words.trim() !== '' && new Set(parts).size === parts.length;
  return isWhole ? succeed(value as ReportText) : fail('packet-malformed');
}
