/** The result: its files, and a word that the applicant will hear. */

import { WordsForm } from './words-form.tsx';
import type { ActionFormProps } from './action-frame.tsx';
import { ResultFiles } from '../result-files.tsx';

export function ResultForm(props: ActionFormProps) {
  const { dossier, action, onLoadNew } = props;
  return (
    <WordsForm {...props} panel="result">
      <ResultFiles dossier={dossier} action={action} onLoadNew={onLoadNew} />
    </WordsForm>
  );
}
