/** What is printed about money: the slip of one line, and the list that is signed when the day is closed. */

import { formatLocalCode } from '../../core/dossier/local-code.ts';
import { dongInWords, formatDong } from '../../core/money/dong.ts';
import type { Payment } from '../../core/money/desk-money.ts';
import type { CashState } from '../../core/money/settle-cash.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from '../desk/desk-caller.ts';
import { makeDossierSheet } from '../desk/make-dossier-sheet.ts';
import { getSlipFacts } from '../desk/slip-facts.ts';
import { findPeopleNames } from '../desk/people-names.ts';
import { vietnamShort, vietnamWords } from '../desk/vietnam-time.ts';
import { writeAudit } from '../store/audit.ts';
import type { MoneyPeriod } from './read-money.ts';
import { readDeskCash, readMoney } from './read-money.ts';

/** Problems: not-found. */
export async function makePaymentSlip(
  context: GatewayContext,
  caller: DeskCaller,
  paymentId: string,
): Promise<Result<Uint8Array>> {
  const row = await context.db
    .selectFrom('payments')
    .select(['dossier_id', 'at'])
    .where('payment_id', '=', paymentId)
    .where('commune_code', '=', caller.communeCode)
    .executeTakeFirst();
  if (!row) return fail('not-found');
  const at = { dossierId: row.dossier_id, action: 'payment-slip-printed' };
  return await makeDossierSheet(context, caller, at, async (dossier) => {
    const payment = dossier.payments.find((one) => one.paymentId === paymentId);
    if (!payment) return fail('not-found');
    const reversed = dossier.payments.find((one) => one.paymentId === payment.reverses);
    const facts = await getSlipFacts(context, caller, dossier, row.at);
    const { printPaymentSlip } = await import('../printing/print-payment-slip.ts');
    return succeed(
      await printPaymentSlip({
        ...facts,
        official: payment.by,
        kind: payment.kind,
        number: payment.number,
        payerName: payment.payerName ?? facts.requester.name,
        amount: formatDong(payment.amountDong),
        inWords: dongInWords(payment.amountDong),
        way: payment.way && wayWords[payment.way],
        officialReceipt: payment.officialReceipt,
        exempt: payment.exempt && exemptWords[payment.exempt],
        reason: payment.reason,
        reverses: reversed?.number,
        isReversed: payment.isReversed === true,
      }),
    );
  });
}

/** The payments of a span of days. Problem: bad-request. */
export async function makePaymentList(
  context: GatewayContext,
  caller: DeskCaller,
  period: MoneyPeriod,
): Promise<Result<Uint8Array>> {
  const money = await readMoney(context, caller, period);
  if (!money.ok) return money;
  const { from, to, payments, ways, totalDong } = money.value;
  const words = (day: string) => day.split('-').toReversed().join('/');
  const days = from === to ? `ngày ${words(from)}` : `từ ngày ${words(from)} đến ngày ${words(to)}`;
  const { printMoneyList } = await import('../printing/print-money-list.ts');
  const pdf = await printMoneyList({
    ...(await officeOf(context, caller)),
    title: 'BẢNG KÊ THU PHÍ, LỆ PHÍ',
    below: days,
    heads: ['TT', 'Phiếu', 'Lúc', 'Hồ sơ', 'Thủ tục', 'Số tiền', 'Cách thu', 'Biên lai, ghi chú'],
    widths: [22, 62, 78, 92, '*', 66, 66, 110],
    rows: payments.map((payment, at) => [
      String(at + 1),
      payment.number,
      vietnamShort(new Date(payment.at)).replace(' ngày', ''),
      payment.officialNumber ?? formatLocalCode(payment.localCode),
      payment.procedureName,
      signed(payment),
      payment.way ? wayWords[payment.way] : '',
      remarkOf(payment, payments),
    ]),
    sums: [
      ...ways.map(({ of, sumDong }) => [wayWords[of as keyof typeof wayWords], formatDong(sumDong)] as const),
      ['Tổng thu', `${formatDong(totalDong)} (${dongInWords(totalDong)})`] as const,
    ],
    places: ['NGƯỜI LẬP BẢNG', 'NGƯỜI ĐỐI SOÁT', 'THỦ QUỸ'],
  });
  await noteDown(context, caller, 'payment-list-printed');
  return succeed(pdf);
}

/** What one volunteer took and handed over, to be signed by both. Problem: not-found (never took any). */
export async function makeCashList(
  context: GatewayContext,
  caller: DeskCaller,
  deviceId: string,
): Promise<Result<Uint8Array>> {
  const { book, holders } = await readDeskCash(context, caller.communeCode);
  const holder = holders.find((one) => one.deviceId === deviceId);
  if (!holder) return fail('not-found');
  const entries = book.entries.filter(({ entry }) => entry.holder.deviceId === deviceId);
  const { printMoneyList } = await import('../printing/print-money-list.ts');
  const pdf = await printMoneyList({
    ...(await officeOf(context, caller)),
    title: 'BẢNG KÊ TIỀN THU TẠI NHÀ',
    below: `${holder.name} (máy ${holder.short})`,
    heads: ['TT', 'Số', 'Người nộp', 'Thu về việc', 'Mã tạm', 'Số tiền', 'Tình trạng', 'Ghi chú'],
    widths: [22, 64, 120, '*', 76, 66, 88, 110],
    rows: entries.map(({ entry, state, reversal, handOver }, at) => [
      String(at + 1),
      entry.number,
      entry.payerName,
      entry.purpose,
      entry.localCode === undefined ? '' : formatLocalCode(entry.localCode),
      formatDong(entry.amountDong),
      stateWords[state],
      reversal ? `Hủy bằng số ${reversal.number}: ${reversal.reason}` : handOver ? `Bàn giao ${handOver.number}` : '',
    ]),
    sums: [
      ['Đã thu', formatDong(holder.enteredDong)],
      ['Đang giữ', formatDong(holder.heldDong)],
      ['Đã giao, chờ xác nhận', formatDong(holder.handingOverDong)],
      ['Đã bàn giao', formatDong(holder.handedOverDong)],
      ['Đã hủy', formatDong(holder.reversedDong)],
    ],
    places: ['NGƯỜI GIỮ TIỀN', 'CÁN BỘ NHẬN', 'NGƯỜI ĐỐI SOÁT'],
  });
  await noteDown(context, caller, 'cash-list-printed', deviceId);
  return succeed(pdf);
}

async function officeOf({ db, now }: GatewayContext, { communeCode, deviceId }: DeskCaller) {
  const commune = await db
    .selectFrom('communes')
    .select(['name', 'sample'])
    .where('code', '=', communeCode)
    .executeTakeFirst();
  const names = await findPeopleNames(db, [deviceId]);
  const [, printedOn = ''] = vietnamWords(now()).split(', ');
  return {
    communeName: commune?.name ?? '',
    receptionPoint: 'Bộ phận tiếp nhận và trả kết quả',
    printedOn,
    sample: commune?.sample ?? false,
    official: names.get(deviceId) ?? '',
  };
}

async function noteDown(context: GatewayContext, caller: DeskCaller, action: string, subject = caller.communeCode) {
  const at = context.now();
  await context.db.transaction().execute((trx) => writeAudit(trx, { actor: caller.deviceId, action, subject, at }));
}

function signed({ kind, amountDong }: Payment): string {
  if (kind === 'exempt') return 'Không thu';
  return kind === 'reversal' ? `−${formatDong(amountDong)}` : formatDong(amountDong);
}

function remarkOf(payment: Payment, all: readonly Payment[]): string {
  const reversed = all.find(({ paymentId }) => paymentId === payment.reverses);
  return [
    payment.officialReceipt && `BL ${payment.officialReceipt}`,
    payment.exempt && exemptWords[payment.exempt],
    payment.kind === 'reversal' && (reversed ? `Hủy phiếu ${reversed.number}` : 'Hủy phiếu trước'),
    payment.reason,
  ]
    .filter((part) => typeof part === 'string' && part !== '')
    .join('; ');
}

const wayWords = { cash: 'Tiền mặt', transfer: 'Chuyển khoản', door: 'Thu tại nhà' } as const;

const exemptWords = {
  'on-time': 'Đăng ký đúng hạn',
  merit: 'Gia đình có công với cách mạng',
  poor: 'Hộ nghèo',
  disability: 'Người khuyết tật',
  elder: 'Người cao tuổi',
  child: 'Trẻ em',
  'ethnic-hard-area': 'Đồng bào dân tộc thiểu số ở xã đặc biệt khó khăn',
  'border-commune': 'Thường trú tại xã biên giới',
  island: 'Thường trú tại đảo',
  orphan: 'Từ 16 đến dưới 18 tuổi mồ côi cả cha và mẹ',
} as const satisfies { readonly [group in NonNullable<Payment['exempt']>]: string };

const stateWords: { readonly [state in CashState]: string } = {
  held: 'Đang giữ',
  'handing-over': 'Chờ xác nhận',
  'handed-over': 'Đã bàn giao',
  reversed: 'Đã hủy',
};
