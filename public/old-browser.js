/*
 * Before the app: a browser that is too old for it says so instead of staying white. Written for browsers of any age, so
 * without anything younger than ECMAScript 5. What the app stores is not touched; a newer browser of the same phone has a store of its own.
 */
(function () {
  'use strict';

  /* Together they stand for Chrome 109, Safari 15.4 and Firefox 115, for which the app is built. */
  function isTooOld() {
    return !(
      'noModule' in document.createElement('script') &&
      window.Promise &&
      window.indexedDB &&
      window.BroadcastChannel &&
      window.structuredClone &&
      window.HTMLDialogElement &&
      Array.prototype.findLast
    );
  }

  function line(tag, words) {
    var element = document.createElement(tag);
    element.textContent = words;
    return element;
  }

  function say() {
    var place = document.getElementById('root');
    if (!place || place.getAttribute('data-too-old')) return;
    place.setAttribute('data-too-old', 'true');
    place.setAttribute('role', 'alert');
    place.style.cssText = 'max-width:34em;margin:0 auto;padding:24px;font:18px/1.5 sans-serif';
    place.appendChild(line('h1', 'Trình duyệt này quá cũ'));
    place.appendChild(line('p', 'Gõ Cửa chưa mở được ở đây. Hồ sơ đã lưu trên máy này vẫn còn nguyên.'));
    place.appendChild(line('p', 'Điện thoại Android: mở Play Store (CH Play), tìm Chrome và bấm Cập nhật.'));
    place.appendChild(line('p', 'iPhone: vào Cài đặt → Cài đặt chung → Cập nhật phần mềm.'));
    place.appendChild(line('p', 'Máy tính: cài bản mới của Chrome, Edge, Cốc Cốc hoặc Firefox.'));
    place.appendChild(line('p', 'Không cập nhật được thì dùng máy khác, hoặc gọi xã để được giúp.'));
    var english = line('p', 'This browser is too old for Gõ Cửa. Please update it. Nothing stored is lost.');
    english.lang = 'en';
    place.appendChild(english);
  }

  if (isTooOld()) say();
})();
