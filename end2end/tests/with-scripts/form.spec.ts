// The form in a browser that runs scripts: the same pages, with a little comfort.
import { truncateSync, writeFileSync } from 'node:fs';
import { ABOUT_A_CIVIL_SERVANT, STEPS, address, fillIn, fillInUntil, follow, goOn, send } from '../../lib/feedback';
import { jpeg, pdf } from '../../lib/files';
import { expect, test } from '../../lib/test';

const FEEDBACK = { ...ABOUT_A_CIVIL_SERVANT, files: [jpeg('quầy.jpg'), pdf('giấy hẹn.pdf')] };

test('the form leads to a receipt code and a case, page by page', async ({ page }) => {
  await page.goto(address('loai'));
  for (const step of STEPS) {
    await expect(page).toHaveURL(address(step));
    await fillIn(page, step, FEEDBACK);
    await goOn(page);
  }
  await expect(page.locator('[data-case-number]')).toHaveText(/^PA-20\d\d-[0-9A-Z]{8}$/);
});

test('the number of letters that are left is told while somebody types', async ({ page }) => {
  await fillInUntil(page, 'noi-dung', FEEDBACK);
  const count = page.locator('leptos-island [aria-live=polite]');
  await expect(count).toBeEmpty();
  await expect(page.locator('leptos-island').first()).toBeAttached();
  // An island listens once it has woken up.
  await expect(async () => {
    await page.locator('[name=body]').fill('Cán bộ hẹn lại.');
    await expect(count).toHaveText('Còn có thể viết 9985 ký tự.', { timeout: 500 });
  }).toPass();
  // A letter that is put together from several code points counts once.
  await page.locator('[name=body]').fill('ệ'.normalize('NFD'));
  await expect(count).toHaveText('Còn có thể viết 9999 ký tự.');
  await page.locator('[name=body]').fill('a'.repeat(10_002));
  await expect(count).toHaveText('Dài quá 2 ký tự, vui lòng rút ngắn.');
});

test('chosen files are listed before they are sent, with a word on those that are too large', async ({ page }, info) => {
  await fillInUntil(page, 'tep', FEEDBACK);
  const listed = page.locator('leptos-island li');
  await expect(async () => {
    await page.locator('[name=files]').setInputFiles(FEEDBACK.files);
    await expect(listed).toHaveText(['quầy.jpg', 'giấy hẹn.pdf'], { timeout: 500 });
  }).toPass();
  // From the disk: what is handed over as bytes goes through the protocol of the tests.
  const large = info.outputPath('phim.pdf');
  writeFileSync(large, '');
  truncateSync(large, 20 * 1024 * 1024 + 1);
  await page.locator('[name=files]').setInputFiles(large);
  await expect(listed).toHaveText(['phim.pdf – quá 20 MB, sẽ không gửi được']);
});

test('the receipt code is copied with one touch', async ({ context, page }) => {
  await context.grantPermissions(['clipboard-write']);
  await fillInUntil(page, 'ma', FEEDBACK);
  const code = await page.locator('[data-receipt]').innerText();
  const button = page.getByRole('button', { name: 'Sao chép mã' });
  await button.click();
  await expect(page.locator('leptos-island [role=status]')).not.toBeEmpty();
  // Our pages may not read the clipboard; people paste.
  await page.goto('/tra-cuu');
  await page.locator('[name=code]').focus();
  await page.keyboard.press('Control+V');
  await expect(page.locator('[name=code]')).toHaveValue(code);
});

test('the sender follows with the code and writes to the Front', async ({ page }) => {
  const { code, number } = await send(page, FEEDBACK);
  await follow(page, code.replaceAll('-', ' ').toLowerCase());
  await expect(page.locator('[data-case-number]')).toHaveText(number);
  await expect(page.locator('[data-state]')).toHaveAttribute('data-state', 'CHO_TIEP_NHAN');
  await page.locator('[name=message]').fill('Tôi bổ sung: quầy mở lại lúc hai giờ chiều.');
  await page.locator('[name=action][value=message]').click();
  await expect(page.locator('.message')).toContainText('quầy mở lại lúc hai giờ chiều');
  await page.locator('form[action$="/roi-trang"] [type=submit]').click();
  await expect(page).toHaveURL('/tra-cuu');
  await page.goto('/tra-cuu/ho-so');
  await expect(page).toHaveURL('/tra-cuu');
});
