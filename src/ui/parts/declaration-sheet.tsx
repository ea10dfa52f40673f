/**
 * A filled declaration as the ministry's sheet: on the screen it flows to the width there is, on paper it is A4 and nothing
 * else of the app is printed. What is empty is a dotted line for the pen.
 */

import type { ReactNode } from 'react';
import type { Declaration, DeclarationBlock, DeclarationPart } from '../../core/declaration/declaration.ts';
import { printedLabel, printedNumber } from '../../core/declaration/declaration.ts';
import { gatherMatrices } from '../../core/declaration/gather-matrices.ts';
import type { DeclarationMatrix } from '../../core/declaration/gather-matrices.ts';
import { declaration as texts } from '../texts/vi/declaration.ts';
import css from './declaration-sheet.module.css';
import tables from './declaration-table.module.css';

type Line = Extract<DeclarationBlock, { kind: 'line' }>;
type Table = Extract<DeclarationBlock, { kind: 'table' }>;

export function DeclarationSheet({ declaration }: { readonly declaration: Declaration }) {
  const { number, issuedBy, title, addressedTo, leadSentences, pledge, placeDate, signatures, footnotes } = declaration;
  return (
    <article className={css['sheet']} aria-label={title} data-declaration="">
      {number !== undefined && (
        <p className={css['number']}>
          <b>{number}</b>
          <i>{issuedBy}</i>
        </p>
      )}
      <p className={css['nation']}>
        <b>{texts.nation}</b>
        <b className={css['motto']}>{texts.motto}</b>
      </p>
      <h2 className={css['title']}>{title.toLocaleUpperCase('vi')}</h2>
      {addressedTo !== undefined && (
        <p className={css['addressed']}>
          {texts.addressedTo} {addressedTo}
        </p>
      )}
      {leadSentences.map((sentence) => (
        <p key={sentence} className={css['sentence']}>
          {sentence}
        </p>
      ))}
      {blocksOf(declaration)}
      {pledge?.split('\n').map((sentence) => (
        <p key={sentence} className={css['sentence']}>
          {sentence}
        </p>
      ))}
      <div className={css['end']}>
        {placeDate !== undefined && (
          <p className={css['day']} data-alone={signatures.length <= 1 || undefined}>
            {placeDate}
          </p>
        )}
        <div className={css['signatures']}>
          {signatures.map(({ label, name }, index) => (
            <Signature key={index} label={label} name={name} />
          ))}
        </div>
      </div>
      {footnotes.length > 0 && (
        <footer className={css['footnotes']}>
          {footnotes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </footer>
      )}
    </article>
  );
}

function blocksOf({ blocks }: Declaration): ReactNode[] {
  let heading = '';
  return gatherMatrices(blocks).map((block, index) => {
    if (block.kind === 'matrix') return <MatrixBlock key={index} matrix={block} heading={heading} />;
    if (block.kind === 'heading') {
      heading = block.text;
      return (
        <h3 key={index} className={css['heading']}>
          {block.text}
        </h3>
      );
    }
    const number = printedNumber(block.item, heading);
    return block.kind === 'line' ? (
      <LineBlock key={index} line={block} number={number} />
    ) : (
      <TableBlock key={index} table={block} number={number} />
    );
  });
}

function LineBlock({ line, number }: { readonly line: Line; readonly number: string }) {
  return (
    <div className={css['line']}>
      {line.parts.map((part, index) => (
        <Part key={index} part={part} number={index === 0 ? number : ''} isParagraph={line.isParagraph} />
      ))}
    </div>
  );
}

interface PartProps {
  readonly part: DeclarationPart;
  readonly number: string;
  readonly isParagraph: boolean;
}

function Part({ part, number, isParagraph }: PartProps) {
  const head = [number, printedLabel(part.label)].filter((words) => words !== '').join(' ');
  const label = head === '' ? null : <span>{head} </span>;
  switch (part.kind) {
    case 'boxes':
      return (
        <div className={css['wide']}>
          {label}
          {part.choices.map((choice) => (
            <span key={choice.label} className={css['choice']}>
              <Box isChecked={choice.isChecked} /> {choice.isChecked ? <b>{choice.label}</b> : choice.label}
            </span>
          ))}
        </div>
      );
    case 'squares':
      return (
        <div className={css['wide']}>
          {label}
          <span className={css['squares']} role="img" aria-label={part.digits}>
            {Array.from({ length: part.count }, (_, at) => (
              <span key={at}>{Array.from(part.digits)[at] ?? ' '}</span>
            ))}
          </span>
        </div>
      );
    case 'text':
      if (part.isSentence) {
        return (
          <div className={css['part']}>
            {label}
            {part.text}
          </div>
        );
      }
      if (part.text === '') {
        return isParagraph ? (
          <div className={css['wide']}>
            {label}
            <span className={css['dottedLine']} />
            <span className={css['dottedLine']} />
          </div>
        ) : (
          <div className={css['open']}>
            {label}
            <span className={css['dots']} />
          </div>
        );
      }
      return (
        <div className={isParagraph ? css['wide'] : css['part']}>
          {label}
          <b className={isParagraph ? css['paragraph'] : undefined}>{part.text}</b>
        </div>
      );
  }
}

/** Drawn, not written: not every phone's letters have a crossed box. */
function Box({ isChecked }: { readonly isChecked: boolean }) {
  const word = isChecked ? texts.checked : texts.unchecked;
  return (
    <svg className={css['box']} role="img" aria-label={word} viewBox="0 0 12 12" fill="none" stroke="currentColor">
      <rect x="0.6" y="0.6" width="10.8" height="10.8" />
      {isChecked && <path d="M2.5 2.5l7 7M9.5 2.5l-7 7" strokeWidth="1.6" />}
    </svg>
  );
}

function TableBlock({ table, number }: { readonly table: Table; readonly number: string }) {
  const { label, columns, rows } = table;
  const head = [number, printedLabel(label)].filter((words) => words !== '').join(' ');
  const hasRowNames = columns[0] === '';
  return (
    <div className={tables['table']}>
      {head !== '' && <p>{head}</p>}
      <table>
        <thead>
          <tr>
            {columns.map((column, index) =>
              column === '' ? (
                <td key={index}>{column}</td>
              ) : (
                <th key={index} scope="col">
                  {column}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, index) =>
                hasRowNames && index === 0 ? (
                  <th key={index} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={index} data-label={columns[index]}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A row a line, a column a choice, a box in every cell. */
function MatrixBlock({ matrix, heading }: { readonly matrix: DeclarationMatrix; readonly heading: string }) {
  const { choices, rows } = matrix;
  return (
    <div className={tables['table']}>
      <table>
        <thead>
          <tr>
            <td>{''}</td>
            {choices.map((choice) => (
              <th key={choice} scope="col">
                {choice}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ item, label, checked }, at) => (
            <tr key={at}>
              <th scope="row">{[printedNumber(item, heading), label].filter((words) => words !== '').join(' ')}</th>
              {checked.map((isChecked, index) => (
                <td key={index} className={tables['cell']} data-label={choices[index]}>
                  <Box isChecked={isChecked} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** "NGƯỜI YÊU CẦU (Ký, ghi rõ họ tên)": the words in brackets go below, in italics. */
function Signature({ label, name }: { readonly label: string; readonly name: string }) {
  const [, title = label, hint] = /^(.*?)\s*(\(.*\))$/su.exec(label) ?? [];
  return (
    <div className={css['signature']}>
      <b>{title}</b>
      {hint !== undefined && <i>{hint}</i>}
      <span>{name}</span>
    </div>
  );
}
