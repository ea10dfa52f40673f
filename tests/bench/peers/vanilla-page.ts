/**
 * The peer of the cold start: a page without any library that comes from its own service worker, opens IndexedDB as the browser
 * gives it, over the same 2,000 dossiers, and shows the counters of home. Files by their names under `/bench/`.
 */

const page = `<!doctype html>
<html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Hôm nay</title><link rel="stylesheet" href="/bench/vanilla.css">
<h1>Hôm nay</h1><p id="bar"></p><main><p>Máy đang khóa.</p><a href="/ho-so">Mở khóa</a></main>
<a href="/ho-so-moi">Hồ sơ mới</a><script src="/bench/vanilla.js"></script></html>`;

const style = `body { margin: 0; padding: 16px; font: 16px/1.5 sans-serif; color: #1d1b16; background: #faf7f0 }
a { display: block; min-height: 48px; padding: 12px; border-radius: 12px; color: #fff; background: #0b5a4e }`;

const script = `const opening = indexedDB.open('bare');
opening.onsuccess = () => {
  const asked = opening.result.transaction('counters').objectStore('counters').get('home');
  asked.onsuccess = () => {
    const { waiting, drafts } = asked.result;
    document.getElementById('bar').textContent = 'Không có mạng · ' + waiting + ' chờ gửi · ' + drafts + ' đang làm';
  };
};`;

const worker = `const files = ['/bench/vanilla.html', '/bench/vanilla.css', '/bench/vanilla.js'];
addEventListener('install', (event) => {
  event.waitUntil(caches.open('bare').then((cache) => cache.addAll(files)));
  skipWaiting();
});
addEventListener('fetch', (event) => {
  event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request)));
});`;

export const vanillaPage = {
  // Where the store is filled: of this origin, and not the app.
  'fill.html': '<!doctype html><title>.</title>',
  'vanilla.html': page,
  'vanilla.css': style,
  'vanilla.js': script,
  'worker.js': worker,
};
