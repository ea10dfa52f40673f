/**
 * Words to propose a secret from: short, known to everybody, and no two of them alike once their marks are gone, because the
 * vault reads them without marks. Four drawn from them are one of about 2^38.
 */

import { isPinTooWeak } from './pin-strength.ts';

const wordCount = 4;

/** Four different words, every choice as likely as any other. */
export function proposeWords(): string {
  for (;;) {
    const proposed = Array.from({ length: wordCount }, () => words[drawBelow(words.length)]).join(' ');
    if (!isPinTooWeak(proposed)) return proposed;
  }
}

/** Uniform: what would favour the first ones is drawn again. */
function drawBelow(bound: number): number {
  const fair = 0x1_0000 - (0x1_0000 % bound);
  const drawn = new Uint16Array(1);
  do crypto.getRandomValues(drawn);
  while (drawn[0]! >= fair);
  return drawn[0]! % bound;
}

export const words: readonly string[] = `
anh bác bạch bãi bản bàng bánh báo bát bảy bấm bập bầu bèo bến bếp bệt bìa bịch biếc biển biết biếu bìm bình
bịt bọc bón bông bốp bột bơi bờm búa bụi bùn buôn buông búp bút bức bưng bước bưởi bướm bưu các cách cải cam
cạn cảng cành cáo cáp cát cẩu cây chả chạch chài chàng chanh chảo chạy chắc chặt chậm chân chập chậu chè chén
chèo chép chếch chỉ chia chích chiếc chiêm chiên chiêng chiếu chim chín chinh chíp chịu chó choài choàng choắt
chọc chõng chồi chồn chốt chớm chớp chú chùa chuẩn chúc chùi chum chun chuối chuồn chuông chuột chuyến chưng
chước cóc cói cọp cồn công cột cơm cua cúc cúi cùn cuốc cút cứng cười cườm cương cựu dài dáng dành dép dền dệt
dịch diệc dịp doanh dong dốc dơi dũi duyên duyệt dừa dưới dứt đàn đào đáp đay đặc đầm đất đậu đèo đệm đều đĩa
điểm điện điệp điều đinh đóa đoài đoàn đom đòn đốt đớp đục đùm đùn đứng đước đượm đường ếch gạc gạch gai gan
gánh gạo găng gặt gấm gấp gấu gậy ghép ghế ghềnh ghi già giải giàn giảng giáo giáp giàu giày giặm giặt giấc
gieo giếng gió giỏi giòn giống giúp giữ giữa giường góc gom gòn góp gót gối gồng gùi guốc gừng gương hạc hải
hạn hang hành hạt hầm hấp heo hẹp hến hệt hiên hiệp hiểu hình hoa hoài hoàn hoàng hoành hoạt hoặc học hoen
hoét hòm hòn hồi hồng hộp hớt huấn húc huệ hùm húng huơ hụt huyền hứa hường hươu hữu ích kem kèn kẻng keo kép
kênh kết khả khác khách khánh khăn khăng khắp khèn khéo khế khều khỉ khích khiêng khiếu kho khóa khoác khoai
khoan khoang khoảnh khỏe khói khóm khôn không khớp khua khuân khuất khuây khúc khum khung khuôn khuy khuya
khuyến khướu kịch kiểm kiến kiềng kiệu kim kín kính kịp lạc lạch lái lan làng lánh lau lấm lấp lật lầy len leo
lệch lệnh lều lịch liềm liền liếp liễu lim lính loại loãng loay lóc loe lọng lọt lối lợn lớp lúa luận luật lúc
lùi lùm lũng luồng lũy luyện lược lưới lượm lươn lướt lưu mách mai mạnh mau mặc mắm măng mận mập mật mây men
mèo mép mẹt mềm mía miến miệng miếu mỉm mịn mít mỏm mỏng mộc một mới mua mũi muôi muống mực mừng mượn mướp
mượt mứt nai nào này nắng nắp nấm nấu nem neo nét nến nếp nêu ngã ngạch ngan ngành ngát ngày ngắm ngẩng ngập
ngâu nghé nghêu nghĩ nghĩa nghiêm nghiên nghiệp nghìn ngoài ngoan ngoảy ngọc ngói ngón ngót ngô ngỗng ngủ
nguây nguội nguồn nguyên nguyệt ngựa ngửi ngừng ngược ngưỡng nhà nhạc nhái nhãn nhanh nhạt nhảy nhắm nhập nhẹ
nhện nhiệm nhiên nhiệt nhiều nhím nhìn nhịp nho nhoẻn nhóm nhọn nhộng nhú nhuận nhung nhựa nia niềm niên niêu
ninh nịt non nồi nồm nông nộp nốt nục núi nuôi nuột nút nứa nước nườm nương oản oanh ong phà phách phai phang
phao phẩm phấn phập phất phép phên phềnh phễu phí phía phích phiên phiếu phim phình phóng phở phơi phớt phù
phúc phùn phụng phút phước phướn phượng quạ quang quanh quạt quay quần quen queo quét quế quốc quơ quỳ quyển
quyết quỳnh quýt rạch rang rãnh rào ráp rau rắc rằm rắn rất rẫy rèm rẻo rét rệp rêu riềng roi rót rổn rộng rơm
rợp rùa rún ruốc ruồi ruộng rực rừng rượu sách sải sáng sành sáo sạp sắc sắn sắt sấm sâu sậy sen sếu siêng
siêu sim sinh soạn soát sóc sỏi song sọt sớm sơn súc sủi sum sung suối suốt sứa sườn sương tách tai tán táo
táu tay tắc tằm tặng tập tất tem tép tên tết thả thác thạch thái thang thành thảo thắm thân thấp thật thầu
thấy thẻ thẻn thép thềm thết thêu thìa thích thiếc thiên thiếp thiết thím thình thịt thiu thỏ thoa thoải thoan
thoảng thoát thóc thoi thôn thông thốt thơm thu thuận thuật thúc thung thuở thủy thuyền thửa thước thương
thướt tỉa tích tiệc tiến tiếng tiếp tiết tiêu tím tin tinh tít toa toại toan toát tóc toét tỏi tôm tôn tổng
tốp tốt trả trai tranh trao tráp trắc trắm trăn trăng trâu trèo trê trên trĩ triền triệu trinh trĩu tro tróc
trong trộn trời truân trúc truyện trưa trứng trước trường trượt tuần tục tuệ túi túm tùng tuôn tuốt tuyến
tuyết tựa tước tươi tươm tường uống uyên ưng ước ươm ươn ướt vạc vách vải ván vàng vành vào vạt váy vén vẹt
vía việc viên viết vịn vịnh vịt voan vóc voi vòm von vót vông vua vui vun vuông vụt vừng vượn vượt xám xanh
xào xay xắn xập xâu xem xén xẻng xét xếp xích xiếc xiêm xiên xiết xinh xoa xoài xoan xoang xoay xòe xoẹt xóm
xong xốc xôi xốp xuân xuất xúc xuể xuôi xuyên xưa xứng xương yếm yến yếu
`
  .trim()
  .split(/\s+/);
