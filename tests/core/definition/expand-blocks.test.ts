import { describe, expect, it } from 'vitest';
import { expandBlocks } from '../../../src/core/definition/expand-blocks.ts';
import { findDefinitionFaults } from '../../../src/core/definition/check-definition.ts';
import { aForm, aProcedure, aSection } from '../../fixtures/procedure-fixtures.ts';

const consents = [{ purpose: 'sensitive', text: 'Đồng ý', sensitive: true }];

/** A procedure whose only section holds these, blocks among them. */
function asking(...questions: readonly unknown[]) {
  return aProcedure({ consents, form: aForm([aSection(questions as never)]) });
}

function expanded(...questions: readonly unknown[]): readonly unknown[] {
  const value = expandBlocks(asking(...questions)) as ReturnType<typeof aProcedure>;
  return value.form?.sections[0]?.questions ?? [];
}

describe('a person block', () => {
  const fields = [
    'fullName',
    'birthDate',
    'sex',
    'idNumber',
    'oldIdNumber',
    'idIssuedOn',
    'ethnicGroupCode',
    'nationality',
    'address',
    'phone',
  ];
  const father = { type: 'person', id: 'father', of: 'father' };

  it('becomes one question for each thing it asks', () => {
    const when = { question: '$lane', is: 'assisted' };
    const own = { question: 'fatherFullName', isAnswered: true };
    const asks = [
      {
        field: 'fullName',
        label: 'Họ và tên cha',
        item: '2',
        officialLabel: 'Họ, chữ đệm, tên người cha',
        required: true,
      },
      { field: 'ethnicGroupCode', label: 'Dân tộc của cha', when: own },
      { field: 'birthDate', label: 'Cha sinh ngày nào', id: 'born', precisions: ['year'] },
    ];
    expect(expanded({ ...father, when, asks })).toEqual([
      {
        id: 'fatherFullName',
        type: 'text',
        label: 'Họ và tên cha',
        item: '2',
        officialLabel: 'Họ, chữ đệm, tên người cha',
        required: true,
        means: { of: 'father', field: 'fullName' },
        when,
      },
      {
        id: 'fatherEthnicGroupCode',
        type: 'choice',
        list: 'ethnic-groups',
        sensitive: true,
        label: 'Dân tộc của cha',
        means: { of: 'father', field: 'ethnicGroupCode' },
        when: { all: [when, own] },
      },
      {
        id: 'born',
        type: 'date',
        precisions: ['year'],
        label: 'Cha sinh ngày nào',
        means: { of: 'father', field: 'birthDate' },
        when,
      },
    ]);
  });

  it('may ask every fact of a person, of anybody and of nobody in particular', () => {
    const asks = fields.map((field) => ({ field, label: field }));
    for (const block of [
      { ...father, asks },
      { type: 'person', id: 'witness', asks },
    ]) {
      const value = expandBlocks(asking(block));
      expect(findDefinitionFaults(value)).toEqual([]);
    }
    expect(expanded({ type: 'person', id: 'witness', asks })[0]).not.toHaveProperty('means');
  });

  it('is written out inside repeat groups too', () => {
    const group = {
      id: 'children',
      type: 'group',
      label: 'Con',
      questions: [{ ...father, id: 'child', asks: [{ field: 'sex', label: 'Giới tính' }] }],
    };
    expect(expanded(group)).toMatchObject([{ questions: [{ id: 'childSex', type: 'choice' }] }]);
  });

  it('with a fact that no person has is refused as any unknown word is', () => {
    const value = expandBlocks(asking({ ...father, asks: [{ field: 'shoeSize', label: 'Cỡ giày' }] }));
    expect(findDefinitionFaults(value)).toEqual([
      { code: 'newer-than-app', place: 'form.sections[0].questions[0].means.field' },
    ]);
  });
});

describe('expandBlocks', () => {
  it.each([
    undefined,
    null,
    7,
    'x',
    [],
    {},
    { form: null },
    { form: { sections: {} } },
    { form: { sections: [null, { questions: 'x' }, { questions: [null, 3, { type: 'person', asks: 'x' }] }] } },
  ])('leaves %j as it is', (value) => {
    expect(expandBlocks(value)).toEqual(value);
  });

  it('changes nothing that it was given, and nothing where there is no block', () => {
    const block = { type: 'person', id: 'a', of: 'mother', asks: [{ field: 'phone', label: 'Số' }] };
    const value = asking(block);
    const before = structuredClone(value);
    const once = expandBlocks(value);
    expect(value).toEqual(before);
    expect(expandBlocks(once)).toEqual(once);
  });

  it('drops what only an editor reads', () => {
    expect(expandBlocks({ $schema: './procedure.schema.json', code: '1' })).toEqual({ code: '1' });
  });
});
