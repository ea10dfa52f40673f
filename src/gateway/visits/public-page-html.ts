/** The commune's public page as plain HTML: read on any phone, printed, without a script. */

import { findDayNumber, isoOfDayNumber } from '../../core/calendar/calendar-date.ts';
import { weekOf } from '../../core/visit/week-of.ts';
import type { Visit } from '../../core/visit/list-visits.ts';
import {
  dayWords,
  fullDayWords,
  hamletName,
  missedWords,
  peopleWords,
  procedureWords,
  repeatWords,
} from '../../core/visit/visit-text.ts';
import { html } from './html-text.ts';
import type { Html, HtmlValue } from './html-text.ts';
import { publicStyle } from './public-page-style.ts';
import type { PublicPage, PublicProcedure } from './read-public-page.ts';
import { communeOffice } from '../../core/text/commune-office.ts';

export function writePublicPage(page: PublicPage): string {
  const { communeName, telephone, today, sample } = page;
  return writeDocument(
    `${communeName}: lịch cán bộ về thôn, nơi tiếp nhận, thủ tục`,
    html`<header>
        <p class="muted">${communeOffice(communeName)}</p>
        <h1>Lịch cán bộ về thôn và thủ tục ở xã</h1>
        ${sample && html`<p class="off"><b>Dữ liệu mẫu, không dùng cho việc thật.</b></p>`}
        ${telephone !== undefined && html`<p><a class="call" href="tel:${telephone.replaceAll(/[^\d+]/g, '')}">Gọi xã: ${telephone}</a></p>`}
        <nav class="links screen" aria-label="Trong trang này">
          <a href="#lich">Lịch về thôn</a><a href="#noi">Nơi tiếp nhận</a><a href="#thu-tuc">Thủ tục</a
          ><a href="/xa/${page.communeCode}/phan-anh">Phản ánh đã trả lời</a>
        </nav>
      </header>
      <main>
        <section id="lich">
          <h2>Cán bộ về thôn</h2>
          ${writeWeeks(page)}${writeRules(page)}
          <p class="screen"><a href="/xa/${page.communeCode}/lich.ics">Thêm lịch này vào điện thoại</a></p>
        </section>
        <section id="noi">
          <h2>Nơi tiếp nhận hồ sơ</h2>
          ${writePoints(page)}
        </section>
        <section id="thu-tuc">
          <h2>Thủ tục</h2>
          <p>Chạm vào tên để xem cần giấy gì, bao lâu, hết bao nhiêu.</p>
          ${page.procedures.map((procedure) => writeProcedure(procedure, page.communeCode))}
        </section>
      </main>
      <footer><p>Trang này lập ngày ${dayWords(today)}. Cán bộ không hỏi mật khẩu, không hỏi mã OTP.</p></footer>`,
  );
}

/** For a commune that has no page: as plain as the page itself. */
export function writeNoPublicPage(): string {
  return writeDocument(
    'Chưa có trang này',
    html`<main>
      <h1>Chưa có trang của xã này</h1>
      <p>Xã này chưa mở dịch vụ trên Gõ Cửa, hoặc đường dẫn bị chép thiếu.</p>
      <p>Xin xem lại đường dẫn, hoặc hỏi UBND xã nơi ở.</p>
      <p><a href="/">Về trang đầu</a></p>
    </main>`,
  );
}

/** A page of the commune for everybody, in the one look that its policy names. */
export function writeDocument(title: string, body: Html): string {
  // To the character, because the policy names the style by its digest.
  const style: Html = { html: `<style>${publicStyle}</style>` };
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${style}
      </head>
      <body>
        ${body}
      </body>
    </html> `.html;
}

const weekTitles = ['Tuần này', 'Tuần sau', 'Tuần tới nữa'];

function writeWeeks(page: PublicPage): HtmlValue {
  const { today, until } = page;
  const weeks: Html[] = [];
  for (let index = 0; weekOf(today, index).from <= until; index += 1) {
    const week = weekOf(today, index);
    const within = ({ date }: { readonly date: string }) => date >= week.from && date <= week.to;
    const visits = page.visits.filter(within);
    const missed = page.missed.filter(within);
    const days = [...new Set(visits.map(({ date }) => date))];
    const from = index === 0 ? today : week.from;
    weeks.push(
      html`<h3>${weekTitles[index] ?? ''} <span class="muted">(${dayWords(from)} – ${dayWords(week.to)})</span></h3>
        ${visits.length === 0 && html`<p>Không có buổi nào.</p>`} ${days.map((day) => writeDay(day, visits, page))}
        ${missed.map((each) => html`<p class="off">${missedWords(each)}</p>`)}`,
    );
  }
  return weeks;
}

function writeDay(day: string, visits: readonly Visit[], page: PublicPage): Html {
  const tomorrow = isoOfDayNumber((findDayNumber(page.today) ?? 0) + 1);
  const near = day === page.today ? 'Hôm nay, ' : day === tomorrow ? 'Ngày mai, ' : '';
  const names = Object.fromEntries(page.procedures.map(({ code, shortName }) => [code, shortName]));
  return html`${visits
    .filter(({ date }) => date === day)
    .map(
      (visit) =>
        html`<div class="visit">
          <p>${near}${fullDayWords(day)}, <b>${visit.from}–${visit.to}</b></p>
          <p><b>${hamletName(visit.hamlet)}</b></p>
          <p>${visit.place}</p>
          ${visit.people.length > 0 && html`<p class="muted">Người đến: ${peopleWords(visit)}</p>`}
          <p class="muted">Nhận: ${procedureWords(visit, names)}</p>
          ${visit.movedFrom && html`<p class="doubt">Thay cho ${visit.movedFrom.from} ngày ${dayWords(visit.movedFrom.date)}: ${visit.movedFrom.reason}</p>`}
        </div>`,
    )}`;
}

function writeRules({ rules }: PublicPage): HtmlValue {
  if (rules.length === 0) return undefined;
  const inOrder = [...rules].sort((a, b) => new Intl.Collator('vi', { numeric: true }).compare(a.hamlet, b.hamlet));
  return html`<h3>Lịch cố định</h3>
    <ul>
      ${inOrder.map(
        (rule) =>
          html`<li>${hamletName(rule.hamlet)}: ${repeatWords(rule)}, ${rule.from}–${rule.to}, ${rule.place}</li> `,
      )}
    </ul>`;
}

function writePoints({ points, telephone }: PublicPage): HtmlValue {
  if (points.length === 0) return html`<p>Xin hỏi UBND xã.</p>`;
  return points.map(
    ({ name, address, saturdayMornings }) =>
      html`<div class="point">
        <p><b>${name}</b></p>
        ${address !== '' && html`<p>${address}</p>`}
        <p>Thứ Hai đến Thứ Sáu, trong giờ hành chính${saturdayMornings && '; cả sáng Thứ Bảy'}. Ngày lễ nghỉ.</p>
        ${telephone !== undefined && html`<p>Điện thoại: ${telephone}</p>`}
      </div>`,
  );
}

function writeProcedure(procedure: PublicProcedure, communeCode: string): Html {
  const { code, name, shortName, papers, sla, fee, hasForm } = procedure;
  const doubt = (fact: string, isMore = false): HtmlValue =>
    (isMore || procedure.unverified.some((path) => path === fact || path.startsWith(`${fact}.`))) &&
    html` <span class="doubt">(chưa kiểm chứng, xin hỏi quầy)</span>`;
  return html`<details>
    <summary>${shortName}<small>${name}</small></summary>
    <dl>
      <dt>Cần giấy gì</dt>
      <dd>
        ${
          papers.length === 0
            ? 'Không cần giấy nào.'
            : html`<ul>
                ${papers.map(
                  (paper, at) =>
                    html`<li>
                      ${paper.name}${paper.optional === true && ' (nếu có)'}${paper.when !== undefined && ' (tùy trường hợp)'}${doubt(`papers[${at}]`, paper.unverified !== undefined)}
                    </li> `,
                )}
              </ul>`
        }${doubt('papers')}
      </dd>
      <dt>Bao lâu</dt>
      <dd>${sla.text}${doubt('sla')}</dd>
      <dt>Hết bao nhiêu</dt>
      <dd>${fee.text}${doubt('fee')}</dd>
    </dl>
    <p class="links">
      <a href="/thu-tuc/${code}">Xem kỹ trong Gõ Cửa</a>${
        hasForm && html`<a href="/xa/${communeCode}/to-khai/${code}.pdf">Tờ khai trống để in (PDF)</a>`
      }
    </p>
  </details> `;
}
