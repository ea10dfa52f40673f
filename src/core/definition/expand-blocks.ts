/**
 * Blocks are shorthand for whoever writes a form: one person, and what is asked about that person. They are written out as
 * plain questions before a definition is read, so that no phone ever needs to know them.
 */

import type { PersonField } from '../citizen/person.ts';
import { isRecord } from './check-shape.ts';

/** What a person's fact is asked with, unless the block says otherwise. */
const questionOfField: { readonly [field in PersonField]: { readonly [name: string]: unknown } } = {
  fullName: { type: 'text' },
  birthDate: { type: 'date' },
  sex: {
    type: 'choice',
    choices: [
      { value: 'male', label: 'Nam' },
      { value: 'female', label: 'Nữ' },
    ],
  },
  idNumber: { type: 'id-number' },
  oldIdNumber: { type: 'id-number' },
  idIssuedOn: { type: 'date' },
  ethnicGroupCode: { type: 'choice', list: 'ethnic-groups', sensitive: true },
  nationality: { type: 'choice', list: 'nationalities' },
  address: { type: 'address' },
  phone: { type: 'phone' },
};

/** Groups within groups within groups: deeper ones are refused when the definition is read. */
const maxDepth = 4;

/**
 * The definition with every person block (`{"type": "person", "id", "of", "asks": [{"field", "label", …}], "when"}`) in the
 * place of questions written out: one question for each of its `asks`, with the id `<block id><Field>` (or the ask's own),
 * the type that fits the field, what it means, and the block's `when` and its own both to hold. `$schema`, which only editors
 * read, goes. Everything else passes untouched, to be judged by `parseProcedure`; nothing given is changed.
 */
export function expandBlocks(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const { $schema: _editors, ...definition } = value;
  const { form } = definition;
  if (!isRecord(form) || !Array.isArray(form['sections'])) return definition;
  const sections: readonly unknown[] = form['sections'];
  return { ...definition, form: { ...form, sections: sections.map((section) => expandWithin(section, 0)) } };
}

export interface PersonBlock {
  readonly [name: string]: unknown;
  readonly asks: readonly unknown[];
}

/** Whether it is written out as one question for each of its `asks`. */
export function isPersonBlock(value: unknown): value is PersonBlock {
  return isRecord(value) && value['type'] === 'person' && Array.isArray(value['asks']);
}

/** A section or a group with its questions written out. */
function expandWithin(holder: unknown, depth: number): unknown {
  if (!isRecord(holder) || !Array.isArray(holder['questions']) || depth > maxDepth) return holder;
  const questions: readonly unknown[] = holder['questions'];
  return {
    ...holder,
    questions: questions.flatMap((question) =>
      isPersonBlock(question)
        ? question.asks.map((ask) => toQuestion(question, ask))
        : expandWithin(question, depth + 1),
    ),
  };
}

function toQuestion(block: PersonBlock, ask: unknown): unknown {
  if (!isRecord(ask)) return ask;
  const { field, when, ...own } = ask;
  const { id, of, asks: _asks, type: _type, when: blockWhen, ...shared } = block;
  const conditions = [blockWhen, when].filter((condition) => condition !== undefined);
  const name = typeof field === 'string' ? field : '';
  return {
    id: typeof id === 'string' ? `${id}${name.charAt(0).toUpperCase()}${name.slice(1)}` : id,
    ...(isPersonField(name) ? questionOfField[name] : { type: 'text' }),
    ...(of !== undefined && { means: { of, field } }),
    ...shared,
    ...own,
    ...(conditions.length > 0 && { when: conditions.length === 1 ? conditions[0] : { all: conditions } }),
  };
}

function isPersonField(name: string): name is PersonField {
  return Object.hasOwn(questionOfField, name);
}
