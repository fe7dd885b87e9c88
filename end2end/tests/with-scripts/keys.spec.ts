// The keys of the desks: through a list, into a case and on to the next; and without them.
import type { Page } from '@playwright/test';
import { expectAccessible } from '../../lib/axe';
import { at, stateOf } from '../../lib/desk';
import { ABOUT_A_CIVIL_SERVANT, send } from '../../lib/feedback';
import { expect, test } from '../../lib/test';

/** The list of keys is shown once they do something. */
async function press(page: Page, key: string): Promise<void> {
  await expect(page.locator('[data-keys]')).toBeVisible();
  await page.keyboard.press(key);
}

const LIST = '/mat-tran?tray=cho-xu-ly&state=CHO_TIEP_NHAN';

test('keys lead through a list into a case and on', async ({ browser, complaints, page }) => {
  await send(page, ABOUT_A_CIVIL_SERVANT);
  await send(page, ABOUT_A_CIVIL_SERVANT);
  const intake = await at(browser, complaints, 'TIEP_NHAN', 'tiepnhan.donglat');
  await intake.goto(LIST);
  const rows = intake.locator('[data-row]');
  await press(intake, 'j');
  await expect(rows.nth(0)).toBeFocused();
  await press(intake, 'j');
  await expect(rows.nth(1)).toBeFocused();
  await press(intake, 'k');
  await expect(rows.nth(0)).toBeFocused();
  await press(intake, 'k');
  await expect(rows.nth(0), 'the first has none before it').toBeFocused();
  const ring = await rows.nth(0).evaluate((link) => getComputedStyle(link).outlineStyle);
  expect(ring, 'the focus is seen').not.toBe('none');
  const [first, second] = [await rows.nth(0).innerText(), await rows.nth(1).innerText()];
  await press(intake, 'o');
  await expect(intake.locator('.case-head [data-case-number]')).toHaveText(first);
  await press(intake, 'j');
  await expect(intake.locator('.case-head [data-case-number]')).toHaveText(second);
  await press(intake, 'k');
  await expect(intake.locator('.case-head [data-case-number]')).toHaveText(first);
  await press(intake, 'a');
  await expect(intake, 'to what is to be done').toHaveURL(/#T03$/);
  await intake.context().close();
});

test('what takes one press is taken from the list with a key, and nothing else', async ({ browser, complaints, page }) => {
  const { number } = await send(page, ABOUT_A_CIVIL_SERVANT);
  const other = await send(page, ABOUT_A_CIVIL_SERVANT);
  const intake = await at(browser, complaints, 'TIEP_NHAN', 'tiepnhan.donglat');
  await intake.goto(LIST);
  // What is ticked meanwhile is not meant.
  await intake.locator(`input[name=case][value="${other.number}"]`).check();
  await intake.locator(`[data-row="${number}"]`).focus();
  await press(intake, 'a');
  await expect(intake.locator('[data-moved]')).toHaveAttribute('data-moved', 'T03.1');
  await expect(intake).toHaveURL(/state=CHO(_|%5F)TIEP/);
  await intake.goto(`/mat-tran/vu-viec/${other.number}`);
  await expect(stateOf(intake)).toHaveAttribute('data-state', 'CHO_TIEP_NHAN');

  // Where somebody has to be chosen, or something to be written, the case opens.
  const triage = await at(browser, complaints, 'PHAN_LOAI', 'phanloai.donglat');
  await triage.goto('/mat-tran?tray=cho-xu-ly&state=DANG_PHAN_LOAI');
  const opened = await triage.locator('[data-row]').first().innerText();
  await press(triage, 'j');
  await press(triage, 'a');
  await expect(triage.locator('.case-head [data-case-number]')).toHaveText(opened);
  await expect(triage).toHaveURL(/#viec-tiep-theo$/);
  await triage.context().close();
  await intake.context().close();
});

test('keys do nothing while somebody types or holds another key, and can be turned off', async ({ browser, complaints }) => {
  const leader = await at(browser, complaints, 'LANH_DAO_MTTQ', 'lanhdao.donglat');
  await leader.goto('/mat-tran?tray=cho-xu-ly');
  const keys = leader.locator('[data-keys]');
  await press(leader, '/');
  await expect(leader.locator('#q')).toBeFocused();
  await leader.keyboard.type('jokka?/');
  await expect(leader.locator('#q')).toHaveValue('jokka?/');
  await expect(keys).not.toHaveAttribute('open');
  await leader.locator('h1').click();
  await leader.keyboard.press('Control+j');
  await leader.keyboard.press('Shift+j');
  await expect(leader.locator('[data-row]:focus')).toHaveCount(0);
  await leader.keyboard.press('?');
  await expect(keys.locator('summary')).toBeFocused();
  await expect(keys).toHaveAttribute('open');
  await expectAccessible(leader);

  await keys.locator('[type=submit]').click();
  await expect(leader).toHaveURL(/done=keys-off/);
  await expect(leader.locator('script[src="/keys.js"]')).toHaveCount(0);
  await leader.keyboard.press('j');
  await expect(leader.locator('[data-row]:focus')).toHaveCount(0);
  await leader.locator('form', { has: leader.locator('[value=keys]') }).locator('[type=submit]').click();
  await press(leader, 'j');
  await expect(leader.locator('[data-row]').first()).toBeFocused();
  await leader.context().close();
});
