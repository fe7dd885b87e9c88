// Accessibility: no violation of WCAG 2.2 A and AA nor of axe's own good practice.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';

export async function expectAccessible(page: Page): Promise<void> {
  const copy = scriptsAreOff() ? await scriptableCopy(page) : page;
  const { violations } = await new AxeBuilder({ page: copy }).analyze();
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
  const copy = await copyOf(page);
  const body = (await page.content()).replace(/<(\/?)noscript/g, '<$1div');
  await copy.route(page.url(), (route) => route.fulfill({
    contentType: 'text/html; charset=utf-8',
    headers: { 'content-security-policy': "script-src 'none'" },
    body,
  }), { times: 1 });
  await copy.goto(page.url());
  return copy;
}

// One copy serves a context until its test ends; making one takes longer than the check.
const copies = new Map<BrowserContext, Page>();

async function copyOf(page: Page): Promise<Page> {
  const context = page.context();
  const known = copies.get(context);
  if (known) return known;
  const made = await context.browser()?.newContext({ javaScriptEnabled: true });
  if (!made) throw new Error('the page has no browser');
  const copy = await made.newPage();
  copies.set(context, copy);
  return copy;
}

/** Ends the copies of a test, and waits for it: Playwright fails a test during whose end a context closes. */
export async function closeCopies(): Promise<void> {
  const ended = [...copies.values()];
  copies.clear();
  await Promise.all(ended.map((copy) => copy.context().close()));
}

/**
 * The narrowest screen that counts, in CSS pixels (WCAG 2.2, 1.4.10: a desktop at 400 % is as narrow), and
 * a tablet's, where tables are tables again and cramped.
 */
const WIDTHS = [320, 768, 1024];

/** Nobody has to scroll sideways to read. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const usual = page.viewportSize();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 640 });
    const content = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(content, `width of ${page.url()} on a screen of ${width}`).toBeLessThanOrEqual(width);
  }
  if (usual) await page.setViewportSize(usual);
}

/** One heading, nothing to scroll sideways for, nothing in the way of anybody. */
export async function expectReadable(page: Page): Promise<void> {
  await expect(page.locator('h1'), `headings of ${page.url()}`).toHaveCount(1);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
}
