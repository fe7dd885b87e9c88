// The first page of the form, on a phone on which no script runs: everything that comes for it, compressed, headers too.
import type { Request } from '@playwright/test';
import { address } from '../../lib/feedback';
import { expect, test } from '../../lib/test';

const MOST = 40 * 1024;

test(`the first page of the form is there with at most ${MOST / 1024} KB`, async ({ page }) => {
  const asked: Request[] = [];
  page.on('request', (request) => asked.push(request));
  await page.goto(address('loai'), { waitUntil: 'networkidle' });
  const sizes = await Promise.all(asked.map(async (request) => ({ url: request.url(), ...(await request.sizes()) })));
  const bytes = sizes.reduce((all, { responseBodySize, responseHeadersSize }) => all + responseBodySize + responseHeadersSize, 0);
  console.log(`${bytes} bytes in ${sizes.length} answers`);
  expect(sizes.map(({ url }) => new URL(url).pathname).filter((path) => path.endsWith('.css')), 'with its styles').toHaveLength(1);
  expect(bytes).toBeLessThanOrEqual(MOST);
});
