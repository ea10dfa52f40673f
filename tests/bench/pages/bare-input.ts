/** The least a form can be: one field that keeps its value. */

import { whenTypable } from './when-typable.ts';

window.openForm = () => {
  const startedMs = performance.now();
  const field = document.createElement('input');
  const kept = { value: '' };
  field.addEventListener('input', () => {
    kept.value = field.value;
  });
  document.getElementById('root')?.append(field);
  return whenTypable(startedMs);
};
