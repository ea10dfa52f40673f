import { forResidents, spoken } from '../spoken.ts';

export const consent = spoken('consent.consent', {
  title: 'Đồng ý cho hỏi',
  lead: 'Đọc cho người dân nghe từng điều, rồi ghi câu trả lời. Chưa có gì được lưu.',
  given: {
    spoken: 'Nói đồng ý',
    tapped: 'Tự bấm đồng ý',
    refused: 'Không đồng ý',
  },
  language: 'Ngôn ngữ đã dùng',
  languages: {
    vi: 'Tiếng Việt',
    bru: 'Tiếng Bru – Vân Kiều',
    pac: 'Tiếng Pa Cô',
    tth: 'Tiếng Tà Ôi',
    other: 'Tiếng khác',
  },
  interpreter: 'Người phiên dịch (nếu có)',
  handOver: 'Đưa máy cho bà con',
  start: 'Tiếp tục: Ai?',
  answerAll: 'Hãy ghi câu trả lời cho cả hai điều.',
  refusedTitle: 'Không ghi gì cả',
  refusedLead:
    'Người dân chưa đồng ý, nên không có thông tin nào được lưu. Có thể mời đến trung tâm phục vụ hành chính công của xã.',
});

/** What the resident is asked. */
export const residentConsent = forResidents('consent.residentConsent', {
  purposes: {
    assist:
      'Ông/bà có đồng ý cho tôi hỏi và ghi lại thông tin để lập hồ sơ gửi về xã không ạ? Chỉ ghi những gì thủ tục cần; ông/bà có thể dừng bất cứ lúc nào.',
    card: 'Ông/bà có đồng ý cho quét mã QR trên thẻ căn cước, để khỏi phải đọc từng con số không ạ? Ứng dụng không chụp ảnh thẻ.',
  },
});
