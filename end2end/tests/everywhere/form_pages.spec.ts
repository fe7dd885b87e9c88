// Every page of the form, in both languages: as it comes, and as it comes back with something missing.
import { expectReadable } from '../../lib/axe';
import { ABOUT_A_CIVIL_SERVANT, STEPS, address, fillIn, follow, goOn, send } from '../../lib/feedback';
import { png } from '../../lib/files';
import { expect, test } from '../../lib/test';

// No file is needed, and a page that may stay empty has nothing to miss.
const NOTHING_TO_MISS = ['tep'];

for (const language of ['', '/en']) {
  test(`every page of the form can be read by everybody (${language || 'vi'})`, async ({ page }) => {
    test.setTimeout(240_000);
    const english = { post: 'Civil servant' };
    const feedback = { ...ABOUT_A_CIVIL_SERVANT, ...(language ? english : {}), files: [png()] };
    await page.goto(address('loai', language));
    for (const step of STEPS) {
      await expect(page).toHaveURL(address(step, language));
      await expectReadable(page);
      if (!NOTHING_TO_MISS.includes(step)) {
        await goOn(page);
        await expect(page).toHaveURL(address(step, language));
        await expect(page.locator('#error-summary a').first()).toBeVisible();
        await expectErrorsAreLinked(page);
        await expectReadable(page);
      }
      if (step === 'tep') {
        await page.locator('[name=action][value=upload]').click();
        await expect(page.locator('#files')).toHaveAttribute('aria-invalid', 'true');
        await expectReadable(page);
        await fillIn(page, step, feedback);
        await page.locator('[name=action][value=upload]').click();
        await expect(page.locator('[value=remove-0]')).toBeVisible();
        await expectReadable(page);
      } else {
        await fillIn(page, step, feedback);
      }
      await goOn(page);
    }
    await expect(page).toHaveURL(`${language}/gui-phan-anh/da-gui`);
    await expectReadable(page);
    await page.goto(`${language}/tra-cuu/ho-so`);
    await expectReadable(page);
  });
}

test('praise is asked in its own words, in pages that can be read', async ({ page }) => {
  const praise = { ...ABOUT_A_CIVIL_SERVANT, kind: 'BIEU_DUONG', category: 'F1', body: 'Chị cán bộ ở quầy số một hướng dẫn tôi rất tận tình, xong trong một buổi sáng.' };
  const { code } = await send(page, praise);
  await expectReadable(page);
  await follow(page, code);
  await expectReadable(page);
});

/** Each link of the summary leads to a field that says the same. */
async function expectErrorsAreLinked(page: import('@playwright/test').Page): Promise<void> {
  for (const link of await page.locator('#error-summary a').all()) {
    const target = (await link.getAttribute('href'))?.slice(1) ?? '';
    await expect(page.locator(`[id="${target}"]`)).toHaveCount(1);
    await expect(page.locator(`[id="${target}-error"]`)).toHaveText(await link.innerText());
  }
}
