/**
 * The one procedure of practice: invented, as short as a lesson, and in force nowhere. Its code is none that the national
 * catalogue gives, so that nothing made with it could pass for a dossier.
 */

import type { Procedure } from '../procedure/procedure.ts';

export const practiceProcedure: Procedure = {
  code: '0.000000',
  version: 1,
  effectiveFrom: '2020-01-01',
  graceDays: 0,
  name: 'Luyện tập: giấy xác nhận nơi ở (thủ tục bịa)',
  shortName: 'Luyện tập: xác nhận nơi ở',
  aliases: ['luyện tập', 'tập', 'thử'],
  sector: 'Luyện tập',
  level: 'Cấp xã',
  agency: 'Xã Luyện Tập',
  receivedBy: 'commune',
  lifeEvents: ['residence'],
  priority: 1,
  atHome: { possible: true },
  lanes: ['assisted'],
  sla: { value: 3, unit: 'working-day', text: '3 ngày làm việc (bịa)' },
  fee: { text: 'Không thu (luyện tập)' },
  conditions: [],
  legalBasis: ['Không có: thủ tục bịa để luyện tập'],
  papers: [{ paperId: 'proof', name: 'Giấy chứng minh nơi ở (tờ giấy bất kỳ)', need: 'photo' }],
  consents: [
    { purpose: 'assist', text: 'Luyện tập: tôi đồng ý cho hỏi và ghi để tập làm hồ sơ.' },
    { purpose: 'confirm', text: 'Luyện tập: tôi đã nghe đọc lại và xác nhận nội dung là đúng.' },
  ],
  form: {
    title: 'Tờ khai luyện tập',
    number: 'Mẫu luyện tập',
    issuedBy: 'Không có giá trị',
    sections: [
      {
        id: 'person',
        title: 'Người yêu cầu',
        questions: [
          {
            id: 'fullName',
            type: 'text',
            label: 'Họ và tên',
            item: '1',
            required: true,
            means: { of: 'applicant', field: 'fullName' },
          },
          {
            id: 'years',
            type: 'number',
            label: 'Ở đây được mấy năm?',
            item: '2',
            required: true,
            min: 0,
            max: 120,
            unit: 'năm',
          },
          {
            id: 'purpose',
            type: 'choice',
            label: 'Xin giấy để làm gì?',
            item: '3',
            required: true,
            choices: [
              { value: 'school', label: 'Cho con đi học' },
              { value: 'bank', label: 'Làm việc với ngân hàng' },
            ],
          },
        ],
      },
    ],
    signatures: [{ role: 'applicant', label: 'Người yêu cầu' }],
    status: 'verified',
    doubts: [],
  },
  sources: [{ title: 'Bịa để luyện tập' }],
  unverified: [],
  notes: [],
};
