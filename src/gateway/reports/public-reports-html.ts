/** The commune's answered reports as plain HTML beside its public page: read on any phone, without a script. */

import { reportSubjectNames } from '../../core/report/subject-names.ts';
import { communeOffice } from '../../core/text/commune-office.ts';
import { dayWords } from '../../core/visit/visit-text.ts';
import { html } from '../visits/html-text.ts';
import type { Html } from '../visits/html-text.ts';
import { writeDocument } from '../visits/public-page-html.ts';
import type { PublicReport, PublicReports } from './read-public-reports.ts';

export function writePublicReports(page: PublicReports): string {
  const { communeCode, communeName, telephone, sample, reports, today } = page;
  return writeDocument(
    `${communeName}: phản ánh đã trả lời`,
    html`<header>
        <p class="muted">${communeOffice(communeName)}</p>
        <h1>Phản ánh của bà con đã được trả lời</h1>
        ${sample && html`<p class="off"><b>Dữ liệu mẫu, không dùng cho việc thật.</b></p>`}
        <p>
          Ai phản ánh không được nêu ở đây. Muốn phản ánh, bà con nói với người của tổ công nghệ số cộng đồng hoặc gọi
          xã.
        </p>
        ${telephone !== undefined && html`<p><a class="call" href="tel:${telephone.replaceAll(/[^\d+]/g, '')}">Gọi xã: ${telephone}</a></p>`}
        <nav class="links screen" aria-label="Trang khác của xã">
          <a href="/xa/${communeCode}">Lịch về thôn và thủ tục</a>
        </nav>
      </header>
      <main>
        ${reports.length === 0 ? html`<p>Chưa có phản ánh nào được trả lời công khai.</p>` : reports.map(writeReport)}
        ${writePager(page)}
      </main>
      <footer><p>Trang này lập ngày ${dayWords(today)}. Cán bộ không hỏi mật khẩu, không hỏi mã OTP.</p></footer>`,
  );
}

function writeReport({ id, subject, title, place, answer, on }: PublicReport): Html {
  return html`<article class="point" id="${id}">
    <h2>${title}</h2>
    <p class="muted">${reportSubjectNames[subject]} · ${place} · trả lời ngày ${dayWords(on)}</p>
    ${answer
      .split(/\n+/u)
      .filter((line) => line.trim() !== '')
      .map((line) => html`<p>${line}</p>`)}
  </article> `;
}

function writePager({ communeCode, page, pageCount }: PublicReports): Html | false {
  if (pageCount === 1) return false;
  const at = (number: number) =>
    number === 1 ? `/xa/${communeCode}/phan-anh` : `/xa/${communeCode}/phan-anh?trang=${number}`;
  return html`<nav class="links" aria-label="Các trang">
    ${page > 1 && html`<a href="${at(page - 1)}">Mới hơn</a>`}
    <span>Trang ${page} trong ${pageCount}</span>
    ${page < pageCount && html`<a href="${at(page + 1)}">Cũ hơn</a>`}
  </nav>`;
}
