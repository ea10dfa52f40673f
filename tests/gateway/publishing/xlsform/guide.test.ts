import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { choiceColumns } from '../../../../src/gateway/publishing/xlsform/choice-lists.ts';
import { rowSheets } from '../../../../src/gateway/publishing/xlsform/row-sheets.ts';
import { settingsColumns } from '../../../../src/gateway/publishing/xlsform/settings-sheet.ts';
import { surveyColumns } from '../../../../src/gateway/publishing/xlsform/survey-columns.ts';

const guide = readFileSync(new URL('../../../../docs/forms.md', import.meta.url), 'utf8');
const section = guide.slice(guide.indexOf('\n## XLSForm'));

it.each([...surveyColumns, ...choiceColumns, ...settingsColumns, ...rowSheets.map(({ name }) => name)])(
  'the guide explains %s',
  (name) => {
    expect(section).toContain(`\`${name}\``);
  },
);
