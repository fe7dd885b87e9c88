// Somebody who is threatened, on a phone on which no script runs: one press, without a word.
import { at } from '../../lib/desk';
import { ABOUT_A_CIVIL_SERVANT, follow, send } from '../../lib/feedback';
import { expectReadable } from '../../lib/axe';
import { expect, test } from '../../lib/test';

const NOTE = 'Đã gọi lại theo số người gửi để lại, công an xã đã đến nhà.';

test('whoever is threatened says so in one press, and reads that somebody has seen it', async ({ browser, complaints, page }) => {
  test.setTimeout(240_000);
  const { code, number } = await send(page, ABOUT_A_CIVIL_SERVANT);

  await test.step('whom to call stands before the button', async () => {
    await follow(page, code);
    await page.locator('a[href="#safety"]').click();
    const safety = page.locator('#safety');
    await expect(safety.locator('a[href="tel:113"]')).toBeVisible();
    await expect(safety.locator('a[href="tel:111"]')).toBeVisible();
    await expectReadable(page);
    await safety.locator('[type=submit]').click();
  });

  await test.step('the sender reads to whom it was passed on, and whom to call', async () => {
    await expect(page).toHaveURL('/tra-cuu/ho-so#safety');
    await expect(page.locator('[data-threat]')).toHaveAttribute('data-threat', 'waiting');
    await expect(page.locator('[data-threat] li')).not.toHaveCount(0);
    await expect(page.locator('#safety a[href="tel:113"]')).toBeVisible();
    await expectReadable(page);
  });

  await test.step('a custodian finds it on the first page of the desk and answers', async () => {
    const custodian = await at(browser, complaints, 'BAO_MAT_DT', 'giudanhtinh.tinh');
    await custodian.goto('/mat-tran');
    await custodian.locator('[data-threats] a').click();
    await expectReadable(custodian);
    await custodian.getByRole('link', { name: number }).click();
    await expect(custodian.locator('.case-head [data-case-number]')).toHaveText(number);
    const answer = custodian.locator('form', { has: custodian.locator('[name=help]') });
    await answer.locator('[type=submit]').click();
    await expect(custodian.locator('#error-summary')).toBeVisible();
    await expectReadable(custodian);
    await custodian.locator('.choice', { has: custodian.locator('[name=help][value=DA_LIEN_HE]') }).locator('label').click();
    await answer.locator('[name=note]').fill(NOTE);
    await answer.locator('[type=submit]').click();
    await expect(custodian.locator('.case-head [data-threat]')).toHaveAttribute('data-threat', 'answered');
    await expectReadable(custodian);
    await custodian.context().close();
  });

  await test.step('the unit finds nothing, the sender reads that somebody has seen it', async () => {
    const focal = await at(browser, complaints, 'DAU_MOI_DV', 'daumoi.ubnd.donglat');
    expect((await focal.goto('/mat-tran/bi-de-doa'))?.status()).toBe(404);
    await focal.context().close();
    await follow(page, code);
    await expect(page.locator('[data-threat]')).toHaveAttribute('data-threat', 'answered');
    await expect(page.locator('main')).not.toContainText(NOTE);
  });
});
