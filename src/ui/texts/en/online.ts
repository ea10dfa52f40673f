import type { online as vietnamese } from '../vi/online.ts';

export const online: typeof vietnamese = {
  title: 'Copy to the Portal',
  lead: 'The resident submits with their own VNeID on the National Public Service Portal (dichvucong.gov.vn). Copy each answer below to the declaration there.',
  noSheet: 'Online there is no coded sheet and no ink: the resident confirms on the Portal.',
  copy: 'Copy',
  copied: 'Copied',
  selected: 'This phone does not copy by itself. The answer is selected: hold your finger on it and choose Copy.',
  copyOf: (label) => `Copy: ${label}`,
  number: 'Number on the Portal',
  numberHint: 'The Portal gives it after submitting. Leave it empty if that has not been possible.',
  sealHint: 'Seal it, so that the desk and the commune’s figures know of this dossier.',
};
