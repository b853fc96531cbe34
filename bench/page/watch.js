// @ts-check
/**
 * Runs in the dashboard before its own scripts. Plain JavaScript, because the driver's compiler adds helpers that a page doesn't have.
 * Notes when the first n/N is drawn, and times how long the numbers take to follow a filter.
 */

const numbers = () => (document.querySelector('main')?.textContent?.match(/\d[\d,]*\/\d[\d,]*/g) ?? []).join();
const frame = () => new Promise((done) => requestAnimationFrame(done));

/** @type {import('./messages.ts').ToWatch} */
const watch = {
  async first() {
    while (numbers() === '') await frame();
    return performance.now();
  },
  async choose(value) {
    for (let last = ''; last !== numbers(); await new Promise((done) => setTimeout(done, 500))) last = numbers();
    const selects = Array.from(document.querySelectorAll('main select')).filter(
      (one) => one instanceof HTMLSelectElement,
    );
    const select = selects.find((one) => Array.from(one.options).some((option) => option.value === value));
    if (!select) throw new Error(`no control offers ${value}`);
    const before = numbers();
    const start = performance.now();
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    while (numbers() === before) await frame();
    return performance.now() - start;
  },
};
window.watch = watch;
window.firstNumbers = watch.first();
