// Accessibility: no violation of WCAG 2.2 A and AA nor of axe's own good practice.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

export async function expectAccessible(page: Page): Promise<void> {
  const copy = scriptsAreOff() ? await scriptableCopy(page) : page;
  const { violations } = await new AxeBuilder({ page: copy }).analyze();
  if (copy !== page) await copy.context().close();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}`));
  expect(found, `accessibility of ${page.url()}`).toEqual([]);
}

function scriptsAreOff(): boolean {
  return test.info().project.use.javaScriptEnabled === false;
}

// axe-core waits for timers, and where scripts are off there are none. It looks at the same document
// in a context that has timers; the document's own scripts stay forbidden there, and what it says to
// people without scripts (noscript) is shown.
async function scriptableCopy(page: Page): Promise<Page> {
  const browser = page.context().browser();
  if (!browser) throw new Error('the page has no browser');
  const context = await browser.newContext({ javaScriptEnabled: true });
  const body = (await page.content()).replace(/<(\/?)noscript/g, '<$1div');
  await context.route(page.url(), (route) => route.fulfill({
    contentType: 'text/html; charset=utf-8',
    headers: { 'content-security-policy': "script-src 'none'" },
    body,
  }));
  const copy = await context.newPage();
  await copy.goto(page.url());
  return copy;
}

/** Nothing may be wider than the screen: on a phone people would have to scroll sideways to read. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [content, screen] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content, `width of ${page.url()}`).toBeLessThanOrEqual(screen);
}
