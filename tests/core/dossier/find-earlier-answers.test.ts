import { describe, expect, it } from 'vitest';
import type { Person } from '../../../src/core/citizen/person.ts';
import type { Draft } from '../../../src/core/dossier/dossier.ts';
import { findEarlierAnswers } from '../../../src/core/dossier/find-earlier-answers.ts';
import type { KnownDossier } from '../../../src/core/dossier/find-earlier-answers.ts';
import type { Answers } from '../../../src/core/procedure/procedure.ts';
import { aDraft, uuidFor } from '../../fixtures/dossier-fixtures.ts';
import { aProcedureAsking, aQuestion } from '../../fixtures/procedure-fixtures.ts';

const mother: Person = {
  fullName: 'Hồ Thị Mẫu',
  birthDate: { iso: '1990-04-02', precision: 'day' },
  idNumber: '045190000001',
  source: 'card',
};
const father: Person = { fullName: 'Hồ Văn Mẫu', birthDate: { iso: '1988', precision: 'year' }, source: 'typed' };
const neighbour: Person = { ...mother, fullName: 'Hồ Thị Láng', idNumber: '045190000002' };

const birth = aProcedureAsking(
  [
    aQuestion({ id: 'home', type: 'address', means: { of: 'applicant', field: 'address' } }),
    aQuestion({ id: 'call', type: 'phone', means: { of: 'applicant', field: 'phone' } }),
    aQuestion({ id: 'fatherName', type: 'text', means: { of: 'father', field: 'fullName' } }),
    aQuestion({ id: 'fatherBorn', type: 'date', means: { of: 'father', field: 'birthDate' } }),
    aQuestion({ id: 'fatherId', type: 'id-number', means: { of: 'father', field: 'idNumber' } }),
    aQuestion({ id: 'ethnicity', type: 'text', means: { of: 'father', field: 'ethnicGroupCode' }, sensitive: true }),
    aQuestion({ id: 'child', type: 'text', means: { of: 'subject', field: 'fullName' } }),
    aQuestion({ id: 'book', type: 'text', shared: 'household-book' }),
  ],
  { code: '1.000001' },
);
const said: Answers = {
  home: { text: 'Thôn Tà Rẹc, Xã Đakrông' },
  call: '0912345678',
  fatherName: 'HỒ VĂN MẪU',
  fatherBorn: { iso: '1988', precision: 'year' },
  fatherId: '045088000003',
  ethnicity: 'Bru',
  child: 'Hồ Bé Mẫu',
  book: 'Sổ 12',
};

const dossier = (key: string, startedAt: string, changes: Partial<Draft>): KnownDossier => ({
  draft: aDraft({
    dossierId: uuidFor(`${key}-dossier`),
    basketId: uuidFor(`${key}-basket`),
    startedAt: `2026-11-21T${startedAt}:00+07:00`,
    applicant: mother,
    applicantIsSubject: false,
    answers: {},
    ...changes,
  }),
  procedure: birth,
});
const earlier = dossier('earlier', '08:00', { answers: said });
const now = (changes: Partial<Draft> = {}) => dossier('now', '09:00', changes);
const offered = (basket: KnownDossier, ...others: readonly KnownDossier[]) =>
  Object.fromEntries(
    findEarlierAnswers([basket], others)?.answers.map(({ question, value }) => [question.id, value]) ?? [],
  );

describe('findEarlierAnswers', () => {
  it('offers to the same applicant what was said of home, phone and relatives, nothing sensitive and no other subject', () => {
    const { ethnicity: _sensitive, child: _subject, ...rest } = said;
    expect(offered(now(), earlier)).toEqual(rest);
    expect(findEarlierAnswers([now()], [earlier])).toMatchObject({
      dossierId: earlier.draft.dossierId,
      applicantName: 'Hồ Thị Mẫu',
    });
  });

  it('knows the father again where he applies himself, by name and birth date, and offers the home of his family', () => {
    expect(offered(now({ applicant: father }), earlier)).toEqual({ home: said['home'], call: said['call'] });
    const own = aProcedureAsking([
      aQuestion({ id: 'id', type: 'id-number', means: { of: 'applicant', field: 'idNumber' } }),
    ]);
    expect(offered({ ...now({ applicant: father }), procedure: own }, earlier)).toEqual({ id: '045088000003' });
  });

  it('keeps what is answered, and offers nothing of another father', () => {
    const answers = {
      call: '0987654321',
      fatherName: 'Hồ Văn Khác',
      fatherBorn: { iso: '1970', precision: 'year' },
    } as const;
    expect(offered(now({ answers }), earlier)).toEqual({ home: said['home'], book: 'Sổ 12' });
  });

  it.each<[string, KnownDossier]>([
    ['a neighbour', now({ applicant: neighbour })],
    [
      'somebody of the same name without a birth date',
      now({ applicant: { fullName: father.fullName, source: 'typed' } }),
    ],
    ['another day', dossier('now', '09:00', { startedAt: '2026-11-22T09:00:00+07:00' })],
    ['another commune', now({ place: { communeCode: '19333' } })],
    ['the same basket', now({ basketId: earlier.draft.basketId })],
    ['a dossier begun before it', dossier('now', '07:00', {})],
    ['a form that is already answered', now({ answers: said })],
  ])('offers nothing to %s', (_name, basket) => {
    expect(findEarlierAnswers([basket], [earlier])).toBeUndefined();
  });

  it('takes the newest dossier that can answer anything', () => {
    const later = dossier('later', '08:30', { answers: { call: '0900000000' } });
    const empty = dossier('empty', '08:45', {});
    expect(offered(now(), earlier, later, empty)).toEqual({ call: '0900000000' });
  });
});
