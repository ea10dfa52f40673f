import type { ReportSubject } from './report.ts';

/** What people call each subject; the public page, the phone and the desk say the same. */
export const reportSubjectNames: { readonly [subject in ReportSubject]: string } = {
  road: 'Đường sá, cầu cống',
  power: 'Điện',
  water: 'Nước sinh hoạt, thủy lợi',
  environment: 'Môi trường, rác thải',
  security: 'An ninh trật tự',
  procedure: 'Thủ tục, thái độ phục vụ',
  other: 'Việc khác',
};
