/** Invented residents of an invented commune: at least one dossier in every state, for `npm start -- --demo`. */

import type { Person } from '../../core/citizen/person.ts';
import type { OfficeState } from '../../core/dossier/dossier-status.ts';
import type { Custody, Signatory } from '../../core/dossier/dossier.ts';
import type { Answers } from '../../core/procedure/procedure.ts';

export interface DemoDossier {
  readonly procedureCode: string;
  /** The state that the demo brings it to, through the desk's own actions. */
  readonly state: OfficeState;
  readonly applicant: Person;
  readonly hamlet: string;
  readonly answers: Answers;
  readonly papers: readonly { readonly paperId: string; readonly custody: Custody; readonly pictured: boolean }[];
  readonly signature: Signatory['state'];
  /** Whole days ago. */
  readonly sealedDaysAgo: number;
}

type Elder = Pick<DemoDossier, 'state' | 'hamlet' | 'signature' | 'sealedDaysAgo'> & {
  readonly name: string;
  readonly year: number;
  readonly sex: 'male' | 'female';
  /** Leaves a required answer open: the re-check sends the dossier to review. */
  readonly incomplete?: true;
};

/** 1.014027, the pension of social welfare for elders. */
function pension(elder: Elder, index: number): DemoDossier {
  const century = elder.sex === 'male' ? '0' : '1';
  const idNumber = `044${century}${String(elder.year).slice(2)}${String(900_001 + index)}`;
  const birthDate = { iso: String(elder.year), precision: 'year' } as const;
  const address = { text: `${elder.hamlet}, xã Mẫu, tỉnh Quảng Trị` };
  return {
    procedureCode: '1.014027',
    state: elder.state,
    applicant: { fullName: elder.name, birthDate, sex: elder.sex, idNumber, address, source: 'card' },
    hamlet: elder.hamlet,
    answers: {
      fullName: elder.name,
      birthDate,
      sex: elder.sex,
      idNumber,
      residence: address,
      requestKind: 'start',
      ...(elder.incomplete !== true && { currentBenefits: 'none' }),
    },
    papers: [{ paperId: 'declaration', custody: elder.signature === 'ink' ? 'original' : 'photo', pictured: true }],
    signature: elder.signature,
    sealedDaysAgo: elder.sealedDaysAgo,
  };
}

/** 2.000635, a copy of the own birth record: due the same day. */
function birthCopy(name: string, year: number, state: OfficeState, sealedDaysAgo: number): DemoDossier {
  const idNumber = `0441${String(year).slice(2)}950001`;
  const birthDate = { iso: `${year}-03-05`, precision: 'day' } as const;
  return {
    procedureCode: '2.000635',
    state,
    applicant: { fullName: name, birthDate, sex: 'female', idNumber, source: 'card' },
    hamlet: 'Thôn Mẫu Một',
    answers: {
      relation: 'self',
      copyOf: 'birth',
      copies: 2,
      applicantName: name,
      applicantIdNumber: idNumber,
      selfBirthDate: birthDate,
      selfSex: 'female',
      registeredAt: 'UBND xã Mẫu',
    },
    papers: [{ paperId: 'declaration', custody: 'photo', pictured: true }],
    signature: 'screen',
    sealedDaysAgo,
  };
}

const elders: readonly Elder[] = [
  {
    name: 'Hồ Thị Mẫu',
    year: 1948,
    sex: 'female',
    state: 'received',
    hamlet: 'Thôn Mẫu Một',
    signature: 'ink',
    sealedDaysAgo: 1,
  },
  {
    name: 'Hồ Văn Thử',
    year: 1946,
    sex: 'male',
    state: 'received',
    hamlet: 'Thôn Mẫu Hai',
    signature: 'missing',
    sealedDaysAgo: 2,
  },
  {
    name: 'Lê Thị Ví Dụ',
    year: 1950,
    sex: 'female',
    state: 'in-review',
    hamlet: 'Thôn Mẫu Hai',
    signature: 'screen',
    sealedDaysAgo: 2,
    incomplete: true,
  },
  {
    name: 'Trần Văn Mẫu',
    year: 1945,
    sex: 'male',
    state: 'accepted',
    hamlet: 'Thôn Mẫu Một',
    signature: 'ink',
    sealedDaysAgo: 4,
  },
  {
    name: 'Nguyễn Thị Thử',
    year: 1949,
    sex: 'female',
    state: 'supplement',
    hamlet: 'Thôn Mẫu Ba',
    signature: 'screen',
    sealedDaysAgo: 5,
  },
  {
    name: 'Hồ Thị Ví Dụ',
    year: 1962,
    sex: 'female',
    state: 'refused',
    hamlet: 'Thôn Mẫu Ba',
    signature: 'screen',
    sealedDaysAgo: 8,
  },
  {
    name: 'Lê Văn Mẫu',
    year: 1943,
    sex: 'male',
    state: 'done',
    hamlet: 'Thôn Mẫu Một',
    signature: 'ink',
    sealedDaysAgo: 20,
  },
  {
    name: 'Trần Thị Thử',
    year: 1944,
    sex: 'female',
    state: 'handed-over',
    hamlet: 'Thôn Mẫu Hai',
    signature: 'ink',
    sealedDaysAgo: 30,
  },
  {
    name: 'Nguyễn Văn Ví Dụ',
    year: 1947,
    sex: 'male',
    state: 'withdrawn',
    hamlet: 'Thôn Mẫu Ba',
    signature: 'screen',
    sealedDaysAgo: 12,
  },
  {
    name: 'Phạm Thị Ví Dụ',
    year: 1946,
    sex: 'female',
    state: 'stopped',
    hamlet: 'Thôn Mẫu Hai',
    signature: 'ink',
    sealedDaysAgo: 15,
  },
];

export const demoDossiers: readonly DemoDossier[] = [
  ...elders.map(pension),
  birthCopy('Hồ Thị Con', 1985, 'received', 0),
  birthCopy('Lê Thị Cháu', 1990, 'accepted', 1),
  birthCopy('Hồ Thị Bản Sao', 1987, 'done', 4),
];
