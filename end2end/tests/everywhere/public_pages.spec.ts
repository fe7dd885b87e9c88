// Every page that anybody may open: readable, accessible, in the right language, quiet.
import { expectReadable } from '../../lib/axe';
import { expect, test } from '../../lib/test';

const PAGES = ['/', '/gui-phan-anh', '/tra-cuu', '/huong-dan', '/rieng-tu', '/minh-bach', '/cong-khai', '/cam-ket', '/thong-ke', '/thong-ke?ky=' + (new Date().getFullYear() - 2), '/can-bo/dang-nhap'];
const IN_ENGLISH = ['/en', '/en/gui-phan-anh', '/en/tra-cuu', '/en/huong-dan', '/en/rieng-tu', '/en/minh-bach', '/en/cong-khai', '/en/cam-ket', '/en/thong-ke'];

for (const path of [...PAGES, ...IN_ENGLISH]) {
  test(`${path} can be read by everybody`, async ({ page }) => {
    const response = await page.goto(path);
    expect(response?.status()).toBe(200);
    await expect(page.locator('html')).toHaveAttribute('lang', path.startsWith('/en') ? 'en' : 'vi');
    await expectReadable(page);
  });
}

test('the first page leads to sending and to following', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('main a[href="/gui-phan-anh"]').first()).toBeVisible();
  await expect(page.locator('main a[href="/tra-cuu"]').first()).toBeVisible();
});

for (const language of ['', '/en']) {
  test(`published answers are found, narrowed and read, in pages that can be read (${language || 'vi'})`, async ({ page }) => {
    await page.goto(`${language}/cong-khai`);
    const entries = page.locator('main article[data-entry]');
    const all = await entries.count();
    expect(all).toBeGreaterThan(1);
    await page.locator('[name=q]').fill('binh xet');
    await page.locator('form[role=search] [type=submit]').click();
    expect(await entries.count()).toBeLessThan(all);
    await expectReadable(page);
    await page.locator('[name=q]').fill('xaqovuzeki');
    await page.locator('form[role=search] [type=submit]').click();
    await expect(entries).toHaveCount(0);
    await expectReadable(page);
    await page.goto(`${language}/cong-khai`);
    await entries.first().locator('h2 a').click();
    await expect(page.locator('article[data-entry] dl')).toBeVisible();
    await expectReadable(page);
  });

  test(`figures lead from the country to a commune, in pages that can be read (${language || 'vi'})`, async ({ page }) => {
    await page.goto(`${language}/thong-ke`);
    await page.locator('select[name=ky]').selectOption(String(new Date().getFullYear() - 2));
    await page.locator('form.filters [type=submit]').click();
    await page.locator('table.figures a').first().click();
    await expectReadable(page);
    await page.locator('table.figures a').first().click();
    // On a phone the numbers are folded under their chart.
    const units = page.locator('section.sheet', { has: page.locator('table[data-sheet=DON_VI-TINH_HINH]') });
    if (await units.locator('summary').isVisible()) await units.locator('summary').click();
    await expect(units.locator('table')).toBeVisible();
    await expect(page.locator('figure.chart svg[role=img]').first()).toBeVisible();
    await expectReadable(page);
  });

  test(`an address that does not exist says so, in a page that can be read (${language || 'vi'})`, async ({ page }) => {
    const response = await page.goto(`${language}/khong-co-trang-nay`);
    expect(response?.status()).toBe(404);
    await expectReadable(page);
  });

  test(`a code that leads nowhere gets a page that can be read (${language || 'vi'})`, async ({ page }) => {
    await page.goto(`${language}/tra-cuu`);
    await page.locator('[name=code]').fill('0000-0000-0000-0000');
    await page.locator('form', { has: page.locator('[name=code]') }).locator('[type=submit]').click();
    await expect(page.locator('#error-summary')).toBeVisible();
    await expectReadable(page);
  });
}
