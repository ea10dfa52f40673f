import { spoken } from '../spoken.ts';

/** The consent to be asked at the hall's PC. */
export const kioskConsent = spoken('kiosk-consent.kioskConsent', {
  title: 'Xin hỏi ý ông/bà',
  lead: 'Chưa có gì được ghi lại.',
  questions: {
    assist:
      'Ông/bà có đồng ý cho máy này ghi lại thông tin để lập hồ sơ gửi đến quầy không ạ? Chỉ ghi những gì thủ tục cần; ông/bà có thể dừng bất cứ lúc nào.',
    card: 'Ông/bà có đồng ý quét mã QR trên thẻ căn cước, để khỏi phải gõ từng con số không ạ? Máy không chụp ảnh thẻ.',
  },
  purposes: {
    assist: 'Ghi thông tin để lập hồ sơ',
    card: 'Quét mã trên thẻ căn cước',
  },
  agree: 'Tôi đồng ý',
  refuse: 'Tôi không đồng ý',
  answeredTitle: 'Ông/bà đã trả lời',
  cardRefused: 'Không quét thẻ: ông/bà gõ tay họ tên và các số.',
  refusedTitle: 'Ông/bà không đồng ý. Máy không ghi gì cả',
  refusedLead: 'Xin mời ông/bà đến quầy, cán bộ sẽ giúp.',
  done: 'Tiếp tục',
  refusedDone: 'Về trang đầu',
  neighbours: 'Nếu đứng cạnh có người lạ, ông/bà có thể nhờ cán bộ giúp ở quầy.',
});
