/**
 * The plaintext of part 0, as the opener finds it. A device key proves who sealed it, never that its content is sane, so
 * every field is checked before the desk's code sees it. Words of a closed list that this version does not know make the
 * packet malformed (a person looks at it); fields that it does not know are carried through.
 */

import { personTextLimits, roles } from '../core/citizen/person.ts';
import type { SealedText } from '../core/dossier/dossier.ts';
import type { Result } from '../core/result.ts';
import { fail, succeed } from '../core/result.ts';
import { isSha256, limits } from './packet.ts';
import type { Shape } from './shape.ts';
import { fields, integer, isWithin, list, matching, moment, oneOf, text } from './shape.ts';

const bounds = { textLength: 4096, listLength: 2000, depth: 12, values: 30_000 };

const id = matching(/^[\w.-]{1,64}$/);
const localCode = matching(/^\d{9}$/);
const partialDate: Shape = (value) =>
  fields({ iso: matching(/^\d{4}(-\d{2}(-\d{2})?)?$/), precision: oneOf('day', 'month', 'year') })(value) &&
  isLongAsPrecise(value as { iso: string; precision: string });

function isLongAsPrecise({ iso, precision }: { iso: string; precision: string }): boolean {
  return iso.length === { day: 10, month: 7, year: 4 }[precision];
}

const personFields = {
  'birthDate?': partialDate,
  'sex?': oneOf('male', 'female'),
  'idNumber?': text(personTextLimits.idNumber, 0),
  'oldIdNumber?': text(personTextLimits.oldIdNumber, 0),
  'idIssuedOn?': text(20, 0),
  'ethnicGroupCode?': text(personTextLimits.ethnicGroupCode, 0),
  'nationality?': text(personTextLimits.nationality, 0),
  'address?': fields({
    text: text(personTextLimits.address, 0),
    'provinceCode?': text(20, 0),
    'communeCode?': text(20, 0),
    'detail?': text(500, 0),
  }),
  'phone?': text(personTextLimits.phone, 0),
  'noCardBecause?': oneOf('not-issued', 'lost', 'child', 'foreigner', 'not-at-hand'),
};
const person = fields({ fullName: text(personTextLimits.fullName), source: oneOf('card', 'typed'), ...personFields });
/** A supplement sealed after the draft was gone knows no names: the desk has them. */
const namelessPerson = fields({
  fullName: text(personTextLimits.fullName, 0),
  source: oneOf('card', 'typed'),
  ...personFields,
});
const partOfPerson = fields({
  'fullName?': text(personTextLimits.fullName, 0),
  'source?': oneOf('card', 'typed'),
  ...personFields,
});

const signatory = fields({
  role: oneOf(...roles, 'official', 'witness'),
  'person?': text(200, 0),
  state: oneOf('ink', 'thumbprint', 'screen', 'missing'),
  'signature?': fields({ strokes: list(list(integer(-1000, 2000), 2000), 200), at: moment }),
});

const consent = fields({
  moment: oneOf('ask', 'confirm'),
  purpose: text(100),
  given: oneOf('spoken', 'tapped', 'ink', 'thumbprint', 'screen'),
  at: moment,
  readBy: text(200, 0),
  language: text(35),
  'interpreter?': text(200, 0),
  'witness?': text(200, 0),
  'contentSha256?': isSha256,
});

const paper = fields({
  paperId: id,
  custody: oneOf('photo', 'original', 'compared', 'later'),
  'page?': integer(1, limits.parts),
  'part?': integer(1, limits.parts - 1),
  'mediaType?': text(100),
  'sha256?': isSha256,
});

const incomplete = fields({
  missing: list(fields({ code: text(60), 'questionId?': text(200), 'paperId?': id, 'role?': text(60) }), 200),
  'note?': text(500, 0),
});

const accepted = fields({
  at: moment,
  by: text(200),
  receptionPoint: text(64, 0),
  'visitId?': text(100),
  compared: list(id, 200),
  sheetCode: localCode,
  'mobile?': fields({ reason: text(300), askedBy: text(200), 'homeOn?': matching(/^\d{4}-\d{2}-\d{2}$/) }),
  'appointmentAt?': moment,
});

const textFields = {
  dossierId: id,
  basketId: id,
  localCode,
  revision: integer(1, 10_000),
  procedure: fields({ code: text(40), version: integer(1, 1_000_000) }),
  lane: oneOf('assisted', 'online'),
  subjects: list(fields({ role: oneOf(...roles), person: partOfPerson }), 50),
  'representative?': fields({
    person,
    basis: oneOf(
      'child',
      'parent',
      'spouse',
      'sibling',
      'grandparent',
      'grandchild',
      'guardian',
      'written-authority',
      'other',
    ),
    'paperId?': id,
  }),
  signatories: list(signatory, 20),
  answers: fields({}),
  papers: list(paper, 200),
  consents: list(consent, 50),
  'sheet?': fields({ code: localCode, scannedAt: moment }),
  helper: fields({ deviceId: text(64), name: text(200, 0), role: text(60, 0) }),
  place: fields({ communeCode: text(20), 'hamlet?': text(200, 0) }),
  receptionPoint: text(64, 0),
  'tellVia?': fields({
    way: oneOf('phone', 'relative', 'hamlet-head', 'at-commune'),
    'name?': text(200, 0),
    'phone?': text(30, 0),
  }),
  startedAt: moment,
  sealedAt: moment,
};

const dossier = fields({
  kind: oneOf('dossier'),
  ...textFields,
  applicant: person,
  slipToken: matching(/^[\w-]{22,64}$/),
  'accepted?': accepted,
  'incomplete?': incomplete,
});
const supplement = fields({
  kind: oneOf('supplement'),
  ...textFields,
  applicant: namelessPerson,
  /** Empty: the slip of the first packet stays. */
  slipToken: matching(/^([\w-]{22,64})?$/),
  requestId: id,
});

/** The sealed text in `value`, the very same object. Problem: packet-malformed. */
export function parseSealedText(value: unknown): Result<SealedText> {
  if (!isWithin(value, bounds) || !(dossier(value) || supplement(value))) return fail('packet-malformed');
  const { papers } = value as SealedText;
  const parts = papers.flatMap(({ part }) => (part === undefined ? [] : [part]));
  // One part is one page of one paper: two pages that name the same part would show one picture as both.
  if (new Set(parts).size !== parts.length) return fail('packet-malformed');
  return succeed(value as SealedText);
}
