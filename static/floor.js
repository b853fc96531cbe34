/**
 * For browsers below the floor: says so in words, before the program, which they may not be able to read. A plain script in the language of
 * 2009, in a file of its own because the content policy allows no script in the page.
 */
(function () {
  var floor = 109;
  var told = false;

  function tell() {
    if (told) return;
    told = true;
    document.documentElement.setAttribute('data-below-floor', '');
    var boot = document.getElementById('boot');
    if (!boot) return;
    var lines = boot.getElementsByTagName('p');
    var place = lines[0];
    while (lines.length > 1) lines[1].parentNode.removeChild(lines[1]);
    var bar = boot.getElementsByTagName('i')[0];
    if (bar) bar.parentNode.removeChild(bar);
    place.setAttribute('role', 'alert');
    place.removeAttribute('class');
    place.textContent =
      '当前浏览器版本太旧，无法运行本看板。请使用Chromium ' +
      floor +
      '以上内核的浏览器，例如新版Edge、Chrome，或者360安全浏览器、奇安信可信浏览器的极速模式。 This browser is too old for the dashboard, which needs Chromium ' +
      floor +
      ' or later, Firefox 115 or Safari 16.4.';
  }

  function ready(then) {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', then);
    else then();
  }

  var chromium = /Chrom(?:e|ium)\/(\d+)/.exec(navigator.userAgent);
  var old = chromium
    ? Number(chromium[1]) < floor
    : !('noModule' in document.createElement('script')) ||
      typeof Array.prototype.findLast !== 'function' ||
      typeof structuredClone !== 'function' ||
      typeof WebAssembly !== 'object';
  if (old) ready(tell);
  // a program that can't be read is an error of the page; nothing of it has run then, and the words of the start are still there
  window.addEventListener('error', function (event) {
    if (event.error instanceof SyntaxError || /SyntaxError/.test(event.message || '')) ready(tell);
  });
  window.addEventListener('unhandledrejection', function (event) {
    if (event.reason instanceof SyntaxError) ready(tell);
  });
})();
