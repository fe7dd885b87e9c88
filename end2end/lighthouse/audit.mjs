// Loads the main pages as Lighthouse's slow phone does (slow 4G, a processor four times slower), prints what it
// finds and fails when a page is worse than it may be.
import { writeFileSync } from 'node:fs';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { Sender } from './sender.mjs';

const LEAST = { performance: 95, accessibility: 100, 'best-practices': 100 };
/** Milliseconds until the largest part of a page stands there. */
const MOST_LCP = 1500;
/** Bytes of the first page of the form, compressed, with everything but scripts. */
const MOST_FORM = 40 * 1024;
const RUNS = process.env.PHANHOI_TEST_SIZE === 'full' ? 5 : 1;
const FLAGS = [
  '--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

const base = process.env.BASE_URL;
const drafting = new Sender(base);
await drafting.fillIn();
const sent = new Sender(base);
const code = await sent.fillIn();
await sent.send(code);
const following = new Sender(base);
await following.follow(code);

const PAGES = [
  { name: 'home', path: '/' },
  { name: 'form', path: '/gui-phan-anh' },
  // The only one of them with islands: their program of 120 KB is asked for at once, and Lighthouse's model of a slow
  // line lets it come before the text.
  { name: 'form-code', path: '/gui-phan-anh/ma', who: drafting, mostLcp: 2000 },
  { name: 'receipt', path: '/gui-phan-anh/da-gui', who: sent },
  { name: 'track', path: '/tra-cuu' },
  { name: 'track-case', path: '/tra-cuu/ho-so', who: following },
  { name: 'register', path: '/cong-khai' },
  { name: 'statistics', path: '/thong-ke' },
];
const wanted = process.argv.slice(2);

async function load(page) {
  const chrome = await launch({ chromePath: process.env.CHROME_PATH, chromeFlags: FLAGS });
  try {
    const extraHeaders = page.who ? { Cookie: page.who.cookie } : {};
    const result = await lighthouse(`${base}${page.path}`, {
      port: chrome.port, extraHeaders, output: 'html', logLevel: 'error', onlyCategories: Object.keys(LEAST),
    });
    writeFileSync(`${process.env.REPORTS}/${page.name}.html`, result.report);
    return result.lhr;
  } finally {
    chrome.kill();
  }
}

const median = (numbers) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];

/** Bytes that came for a page, scripts apart. */
function bytes(lhr) {
  const { items } = lhr.audits['network-requests'].details;
  const scripts = (item) => /\.(js|wasm)$/.test(new URL(item.url).pathname);
  return items.filter((item) => !scripts(item)).reduce((all, item) => all + item.transferSize, 0);
}

/** What takes points away in a category, by the names that Lighthouse gives. */
function missed(lhr, category) {
  return lhr.categories[category].auditRefs
    .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
    .map(({ id }) => `${id} (${lhr.audits[id].displayValue ?? lhr.audits[id].title})`);
}

const wrong = [];
const row = (cells) => cells.map((cell, at) => (at ? String(cell).padStart(11) : cell.padEnd(12))).join('');
console.log(row(['page', 'perf', 'access', 'practice', 'FCP ms', 'LCP ms', 'TBT ms', 'CLS', 'bytes', 'unscripted']));
for (const page of PAGES.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const runs = [];
  for (let run = 0; run < RUNS; run++) runs.push(await load(page));
  const value = (audit) => median(runs.map((lhr) => lhr.audits[audit].numericValue));
  const scores = Object.fromEntries(Object.keys(LEAST).map((category) =>
    [category, Math.round(100 * median(runs.map((lhr) => lhr.categories[category].score)))]));
  const [lcp, size] = [Math.round(value('largest-contentful-paint')), median(runs.map(bytes))];
  console.log(row([
    page.name, ...Object.values(scores), Math.round(value('first-contentful-paint')), lcp,
    Math.round(value('total-blocking-time')), value('cumulative-layout-shift').toFixed(3), value('total-byte-weight'), size,
  ]));
  if (runs.at(-1).finalDisplayedUrl !== `${base}${page.path}`) wrong.push(`${page.name}: led to ${runs.at(-1).finalDisplayedUrl}`);
  for (const [category, least] of Object.entries(LEAST)) {
    if (scores[category] < least) wrong.push(`${page.name}: ${category} ${scores[category]}: ${missed(runs.at(-1), category).join(', ')}`);
  }
  if (lcp > (page.mostLcp ?? MOST_LCP)) wrong.push(`${page.name}: the largest part stands there after ${lcp} ms`);
  if (page.name === 'form' && size > MOST_FORM) wrong.push(`${page.name}: ${size} bytes without scripts`);
}
for (const line of wrong) console.error(line);
process.exit(wrong.length > 0 ? 1 : 0);
