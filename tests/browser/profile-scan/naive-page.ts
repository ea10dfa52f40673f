/**
 * An app that takes no care: it leaves what it is told in every place where a page can leave something, so that the scan can
 * show that it finds each.
 */

export const leaks = [
  'title',
  'address',
  'history state',
  'local storage',
  'session storage',
  'field',
  'small record',
  'compressed record',
  'bytes',
  'blob',
  'deleted record',
  'base64',
  'Cache API',
  'HTTP cache',
] as const;

export type LeakedWords = { readonly [leak in (typeof leaks)[number]]: string };

/**
 * Runs inside a page whose server answers `/answer` compressed and to be cached, and whose field was typed into. Leaves two
 * pictures too. Resolves when everything lies where it was put.
 */
export async function leakEverywhere(words: LeakedWords): Promise<void> {
  document.title = words.title;
  history.pushState({ said: words['history state'] }, '', `/?q=${words.address}`);
  localStorage.setItem('said', `Hồ Thị ${words['local storage']}`);
  sessionStorage.setItem('said', `Hồ Thị ${words['session storage']}`);
  await (await fetch('/answer')).text();
  await (await caches.open('said')).put('/said', new Response(`Hồ Thị ${words['Cache API']}`));

  const opening = indexedDB.open('naive', 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('said'));
  await new Promise((resolve) => opening.addEventListener('success', resolve));
  const change = (work: (said: IDBObjectStore) => void): Promise<unknown> => {
    const transaction = opening.result.transaction('said', 'readwrite', { durability: 'strict' });
    work(transaction.objectStore('said'));
    return new Promise((resolve) => transaction.addEventListener('complete', resolve));
  };
  const bytes = crypto.getRandomValues(new Uint8Array(20_000));
  bytes.set(new TextEncoder().encode(words.bytes), 10_000);
  const canvas = document.createElement('canvas');
  canvas.getContext('2d')?.fillRect(10, 10, 50, 50);
  const jpeg = canvas.toDataURL('image/jpeg');
  const jpegBytes = Uint8Array.from(atob(jpeg.slice(jpeg.indexOf(',') + 1)), (sign) => sign.charCodeAt(0));
  await change((said) => {
    said.put({ name: `Hồ Thị ${words['small record']}` }, 'small');
    said.put({ name: `Hồ Thị ${words['compressed record']} `.repeat(4_000) }, 'compressed');
    said.put(bytes, 'bytes');
    said.put(new Blob([`Hồ Thị ${words.blob}`]), 'blob');
    said.put(words['deleted record'], 'deleted');
    said.put(btoa(`x${words.base64}`), 'base64');
    said.put(jpegBytes, 'picture');
    said.put(jpeg, 'thumbnail');
  });
  await change((said) => void said.delete('deleted'));
}
