// Many senders at once: the first fills in the form page by page, and what the browser posted is posted
// again for each of the others, with words of their own.
import { request, type Page } from '@playwright/test';
import { address, send, type Feedback } from './feedback';

interface Posted {
  path: string;
  kind: string;
  body: string;
}

/** Sends as many as are wanted; the numbers of their cases. */
export async function sendMany(page: Page, feedback: Feedback, count: number): Promise<string[]> {
  const posted: Posted[] = [];
  page.on('request', (sent) => {
    if (sent.method() !== 'POST') return;
    const kind = sent.headers()['content-type'] ?? '';
    posted.push({ path: new URL(sent.url()).pathname, kind, body: sent.postData() ?? '' });
  });
  const numbers = [(await send(page, feedback)).number];
  page.removeAllListeners('request');
  for (let other = 1; other < count; other++) numbers.push(await sendLike(posted, feedback.body, `${feedback.body} Lần ${other}.`));
  return numbers;
}

// Another browser, as far as the server can tell.
async function sendLike(posted: Posted[], words: string, own: string): Promise<string> {
  const origin = process.env.BASE_URL ?? '';
  const browser = await request.newContext({ baseURL: origin, extraHTTPHeaders: { origin } });
  for (const { path, kind, body } of posted) {
    const data = path === address('ma') ? await withOwnCode(await (await browser.get(path)).text(), body)
      : kind.startsWith('multipart/') ? body : withOwnWords(body, words, own);
    const answer = await browser.post(path, { headers: { 'content-type': kind }, data, maxRedirects: 0 });
    if (answer.status() !== 303) throw new Error(`${path} answered ${answer.status()}`);
  }
  const number = /data-case-number="">([^<]+)</.exec(await (await browser.get('/gui-phan-anh/da-gui')).text())?.[1];
  await browser.dispose();
  if (!number) throw new Error('the confirmation shows no number');
  return number;
}

function withOwnWords(body: string, words: string, own: string): string {
  const fields = new URLSearchParams(body);
  if (fields.get('body') === words) fields.set('body', own);
  return fields.toString();
}

function withOwnCode(html: string, body: string): string {
  const fields = new URLSearchParams(body);
  const code = /<input[^>]*name="code"[^>]*value="([^"]+)"/.exec(html)?.[1];
  if (code) fields.set('code', code);
  return fields.toString();
}
