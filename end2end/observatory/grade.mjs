// Grades the headers of a running phanhoi with the rules of Mozilla's HTTP Observatory, without
// asking Mozilla: the answers are fetched here and handed to its tests.
//
// The program says what it says behind a reverse proxy that ends TLS and leads http to https
// (BASE_URL is https); only those two are taken as given, everything else is what came.
import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AxiosHeaders } from 'axios';
import { CookieJar } from 'tough-cookie';

const LEAST = 120;
const PAGES = ['/', '/gui-phan-anh', '/tra-cuu', '/huong-dan', '/rieng-tu', '/en', '/can-bo/dang-nhap'];

const { ADDRESS, BASE_URL } = process.env;
const began = Date.now();
const engine = new URL('node_modules/@mdn/mdn-http-observatory/', import.meta.url);
// The engine downloads the list of preloaded hosts when it is installed; ours is on none.
const preload = fileURLToPath(new URL('conf/hsts-preload.json', engine));
if (!existsSync(preload)) writeFileSync(preload, '{}');
const { ALL_TESTS } = await import(new URL('src/constants.js', engine));
const { Requests } = await import(new URL('src/types.js', engine));
const { getScoreModifier } = await import(new URL('src/grader/grader.js', engine));
const { MINIMUM_SCORE_FOR_EXTRA_CREDIT } = await import(new URL('src/grader/charts.js', engine));

async function fetched(path) {
  const answer = await fetch(`http://${ADDRESS}${path}`, { redirect: 'manual' });
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  const headers = Object.fromEntries(answer.headers);
  headers['set-cookie'] = answer.headers.getSetCookie();
  return { headers, html: await answer.text() };
}

// The rules of the engine's own `scan`: what is good counts only for who has no bad mark.
function grade(path, { headers, html }) {
  const requests = new Requests(new URL(BASE_URL).hostname);
  const response = { headers: new AxiosHeaders(headers), status: 200, verified: true, data: html, request: {}, config: {} };
  Object.assign(requests.responses, { auto: response, cors: response, http: response, https: response });
  requests.resources.path = html;
  const address = new URL(path, BASE_URL);
  const jar = new CookieJar();
  for (const cookie of headers['set-cookie']) jar.setCookieSync(cookie, address.href);
  requests.session = { url: address, jar };
  requests.responses.httpRedirects = [
    { url: new URL(BASE_URL.replace('https:', 'http:')), status: 301 },
    { url: address, status: 200 },
  ];
  const results = ALL_TESTS.map((test) => test(requests));
  const modifiers = results.map(({ result }) => getScoreModifier(result));
  const sum = (numbers) => numbers.reduce((all, one) => all + one, 100);
  const without = sum(modifiers.filter((modifier) => modifier < 0));
  const score = without >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? sum(modifiers) : without;
  return { score, missed: results.filter(({ pass }) => !pass).map(({ result }) => result) };
}

let failures = 0;
let lowest = Infinity;
for (const path of PAGES) {
  const page = await fetched(path);
  const { score, missed } = grade(path, page);
  lowest = Math.min(lowest, score);
  if (score < LEAST || missed.length > 0) {
    failures += 1;
    console.error(`${path}: ${score}, ${missed.join(', ')}`);
  }
  // A grade that anything gets would be no grade.
  const { 'content-security-policy': _, ...bare } = page.headers;
  if (grade(path, { ...page, headers: bare }).score >= LEAST) throw new Error(`${path}: the grade does not see the policy`);
}
console.log(`   Mozilla's HTTP Observatory: ${lowest} of at least ${LEAST} points on each of ${PAGES.length} pages`);
if (process.env.PHANHOI_TEST_ASSURANCE) {
  const line = { id: 'H2', n: PAGES.length, failures, seed: 0, seconds: (Date.now() - began) / 1000 };
  appendFileSync(process.env.PHANHOI_TEST_ASSURANCE, `${JSON.stringify(line)}\n`);
}
process.exit(failures === 0 ? 0 : 1);
