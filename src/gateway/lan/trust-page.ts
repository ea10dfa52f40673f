/**
 * The page on which a phone gets the certificate of a trial, over plain HTTP, since it cannot trust https yet. Somebody on
 * the same network could put another file in its place: therefore the fingerprint stands on the screen of the PC as well, to
 * be compared on the phone.
 */

import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import { StartError } from '../start-error.ts';
import type { LocalCertificate } from './local-authority.ts';

const page = '/tin-cay';
const file = '/go-cua.crt';

const style = `
  body { font: 17px/1.5 system-ui, sans-serif; max-width: 36rem; margin: 0 auto; padding: 1rem; color: #1a1a1a; }
  h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 1.6rem; }
  .warn { border-left: 4px solid #b3261e; padding: .5rem .8rem; background: #fceeee; }
  .get { display: inline-block; padding: .8rem 1.2rem; background: #0b57a4; color: #fff; border-radius: 8px;
    text-decoration: none; font-weight: 600; }
  code { display: block; overflow-wrap: anywhere; padding: .6rem; background: #f0f0f0; border-radius: 6px; }
`;
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** Throws `StartError` when the port cannot be had. Answers how to stop. */
export async function serveTrustPage(
  { host, port, appUrl }: { readonly host: string; readonly port: number; readonly appUrl: string },
  { authorityPem, fingerprint }: LocalCertificate,
): Promise<() => Promise<void>> {
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 5_000 }, (request, response) => {
    const headers = {
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    };
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (request.url === page) sendPage(response, appUrl, fingerprint);
    else if (request.url === file) sendFile(response, authorityPem);
    else response.writeHead(302, { location: page }).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', () =>
      reject(
        new StartError(`--lan cần cả cổng ${port} (trang cài chứng thư); hãy giải phóng cổng đó hoặc đặt PORT khác.`),
      ),
    );
    server.listen(port, host, resolve);
  });
  return async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
}

/** Where it lies. */
export function trustPageUrl(address: string, port: number): string {
  return `http://${address}:${port}${page}`;
}

function sendFile(response: ServerResponse, authorityPem: string): void {
  response
    .writeHead(200, {
      'content-type': 'application/x-x509-ca-cert',
      'content-disposition': 'attachment; filename="go-cua.crt"',
    })
    .end(authorityPem);
}

function sendPage(response: ServerResponse, appUrl: string, fingerprint: string): void {
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
    .end(renderPage(appUrl, fingerprint));
}

function renderPage(appUrl: string, fingerprint: string): string {
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Gõ Cửa – chuẩn bị điện thoại để thử</title><style>${style}</style></head><body>
<h1>Chuẩn bị điện thoại để thử Gõ Cửa</h1>
<p class="warn"><strong>Chỉ để thử trong mạng nội bộ.</strong> Không nhập giấy tờ, thông tin của người thật.
Thử xong hãy gỡ chứng thư này khỏi điện thoại.</p>
<h2>1. Tải chứng thư</h2>
<p><a class="get" href="${file}">Tải tệp go-cua.crt</a></p>
<h2>2. So vân tay</h2>
<p>Dòng này phải giống hệt dòng trên màn hình máy chạy Gõ Cửa, và giống vân tay SHA-256 mà điện thoại hiện ra khi mở tệp.
Khác dù một ký tự thì đừng cài:</p>
<code>${fingerprint}</code>
<p>Chứng thư này chỉ có giá trị với địa chỉ trong mạng nội bộ, không dùng được cho trang nào trên Internet.</p>
<h2>3. Cài chứng thư</h2>
<p><strong>Android:</strong> Cài đặt → Bảo mật (và quyền riêng tư) → Cài đặt bảo mật khác → Mã hóa và thông tin xác thực →
Cài đặt chứng chỉ → <em>Chứng chỉ CA</em> → chọn tệp go-cua.crt vừa tải. Có máy để mục này ở chỗ khác: hãy tìm
“chứng chỉ CA” trong Cài đặt.</p>
<p><strong>iPhone:</strong> mở trang này bằng Safari, tải tệp, vào Cài đặt → Đã tải về hồ sơ → Cài đặt; rồi vào Cài đặt →
Cài đặt chung → Giới thiệu → Cài đặt tin cậy chứng nhận và bật “Go Cua”.</p>
<p><strong>Máy tính (Chrome, Edge trên Windows):</strong> mở tệp → Cài đặt chứng chỉ → Người dùng hiện tại → Tổ chức phát hành
chứng chỉ gốc tin cậy.</p>
<h2>4. Mở Gõ Cửa</h2>
<p><a class="get" href="${appUrl}">${appUrl}</a></p>
<h2>Gỡ bỏ sau khi thử</h2>
<p>Android: cũng ở mục trên → Thông tin xác thực người dùng → Go Cua → Gỡ. iPhone: Cài đặt → Cài đặt chung → VPN và quản lý thiết
bị → Go Cua → Xóa hồ sơ.</p>
</body></html>
`;
}
