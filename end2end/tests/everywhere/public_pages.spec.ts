// Every page that anybody may open: readable, accessible, in the right language, quiet.
import { expectAccessible, expectNoSidewaysScroll } from '../../lib/axe';
import { expect, test } from '../../lib/test';

const PAGES = ['/', '/gui-phan-anh', '/tra-cuu', '/huong-dan', '/rieng-tu', '/can-bo/dang-nhap'];
const IN_ENGLISH = ['/en/', '/en/gui-phan-anh', '/en/tra-cuu', '/en/huong-dan', '/en/rieng-tu'];

for (const path of [...PAGES, ...IN_ENGLISH]) {
  test(`${path} can be read by everybody`, async ({ page }) => {
    const response = await page.goto(path);
    expect(response?.status()).toBe(200);
    await expect(page.locator('html')).toHaveAttribute('lang', path.startsWith('/en') ? 'en' : 'vi');
    await expect(page.locator('h1')).toHaveCount(1);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
}

test('the first page leads to sending and to following', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('main a[href="/gui-phan-anh"]').first()).toBeVisible();
  await expect(page.locator('main a[href="/tra-cuu"]').first()).toBeVisible();
});

test('an address that does not exist says so, in a page that can be read', async ({ page }) => {
  const response = await page.goto('/khong-co-trang-nay');
  expect(response?.status()).toBe(404);
  await expect(page.locator('h1')).toHaveCount(1);
  await expectAccessible(page);
});
