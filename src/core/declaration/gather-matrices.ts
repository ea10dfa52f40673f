import type { DeclarationBlock } from './declaration.ts';

/** Lines that ask the same choices one after another, as paper prints them: a row a line, a column a choice. */
export interface DeclarationMatrix {
  readonly kind: 'matrix';
  readonly choices: readonly string[];
  readonly rows: readonly { readonly item: string; readonly label: string; readonly checked: readonly boolean[] }[];
}

type Line = Extract<DeclarationBlock, { kind: 'line' }>;

/** Fewer lines or choices read better as they are. */
const fewest = 3;

/** The same blocks, with every run of at least three such lines (of at least three choices) as one matrix. */
export function gatherMatrices(blocks: readonly DeclarationBlock[]): readonly (DeclarationBlock | DeclarationMatrix)[] {
  const gathered: (DeclarationBlock | DeclarationMatrix)[] = [];
  let run: Line[] = [];
  const close = () => {
    if (run.length >= fewest) gathered.push(newMatrix(run));
    else gathered.push(...run);
    run = [];
  };
  for (const block of blocks) {
    const key = block.kind === 'line' ? choicesKey(block) : undefined;
    if (block.kind !== 'line' || key === undefined) {
      close();
      gathered.push(block);
      continue;
    }
    if (run[0] !== undefined && choicesKey(run[0]) !== key) close();
    run.push(block);
  }
  close();
  return gathered;
}

/** Its choices, when the line is nothing but one set of enough boxes, none of them in the person's own words. */
function choicesKey({ parts }: Line): string | undefined {
  const [part] = parts;
  if (parts.length !== 1 || part?.kind !== 'boxes' || part.choices.length < fewest) return undefined;
  return JSON.stringify(part.choices.map(({ label }) => label));
}

function newMatrix(lines: readonly Line[]): DeclarationMatrix {
  const rows = lines.flatMap(({ item, parts }) =>
    parts.flatMap((part) => (part.kind === 'boxes' ? [{ item, label: part.label, choices: part.choices }] : [])),
  );
  return {
    kind: 'matrix',
    choices: rows[0]?.choices.map(({ label }) => label) ?? [],
    rows: rows.map(({ item, label, choices }) => ({ item, label, checked: choices.map(({ isChecked }) => isChecked) })),
  };
}
