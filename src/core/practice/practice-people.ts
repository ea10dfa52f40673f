/**
 * The residents of practice. They are invented: their numbers end in five zeros and a digit, their hamlet and commune do not
 * exist, and no fact in them is anybody's. Their cards are texts as a card's QR holds them, read by the same parser.
 */

export interface PracticeCard {
  readonly fullName: string;
  readonly idNumber: string;
  /** What the QR says. */
  readonly text: string;
}

const hamlet = 'Thôn Tập, Xã Luyện Tập, Quảng Trị';

export const practiceCards: readonly PracticeCard[] = [
  card('045150000001', 'Hồ Thị Luyện', '05031950', 'Nữ'),
  card('045088000002', 'Nguyễn Văn Tập', '19091988', 'Nam'),
  card('045192000003', 'Lê Thị Thử', '30121992', 'Nữ'),
];

export const practiceNumbers: ReadonlySet<string> = new Set(practiceCards.map(({ idNumber }) => idNumber));

function card(idNumber: string, fullName: string, bornOn: string, sex: 'Nam' | 'Nữ'): PracticeCard {
  return { fullName, idNumber, text: `${idNumber}||${fullName}|${bornOn}|${sex}|${hamlet}|15042022||||` };
}
