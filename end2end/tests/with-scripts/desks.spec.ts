// One move at each desk, in a browser that runs scripts.
import { expectReadable } from '../../lib/axe';
import { at, firstInState, form, openCase, press, stateOf } from '../../lib/desk';
import { ABOUT_A_CIVIL_SERVANT, send } from '../../lib/feedback';
import { expect, test } from '../../lib/test';

test('the Front receives what was just sent', async ({ browser, complaints, page }) => {
  const { number } = await send(page, ABOUT_A_CIVIL_SERVANT);
  const intake = await at(browser, complaints, 'TIEP_NHAN', 'tiepnhan.donglat');
  await intake.goto('/mat-tran');
  await intake.locator(`[data-case-number="${number}"]`).click();
  await expect(stateOf(intake)).toHaveAttribute('data-state', 'CHO_TIEP_NHAN');
  await press(intake, 'T03', 'DA_TIEP_NHAN');
  await intake.context().close();
});

test('a unit accepts a referral', async ({ browser, complaints }) => {
  const focal = await at(browser, complaints, 'DAU_MOI_DV', 'daumoi.ubnd.benlau');
  const number = await firstInState(focal, 'don-vi', 'cho-xu-ly', 'DA_CHUYEN');
  await openCase(focal, 'don-vi', number);
  await press(focal, 'T10', 'DA_THU_LY');
  await focal.context().close();
});

test('a page that somebody else has overtaken says so and changes nothing', async ({ browser, complaints, page }) => {
  const { number } = await send(page, ABOUT_A_CIVIL_SERVANT);
  const intake = await at(browser, complaints, 'TIEP_NHAN', 'tiepnhan.donglat');
  await openCase(intake, 'mat-tran', number);
  const second = await intake.context().newPage();
  await openCase(second, 'mat-tran', number);
  await press(second, 'T03', 'DA_TIEP_NHAN');
  const answer = intake.waitForResponse((response) => response.request().method() === 'POST');
  await press(intake, 'T03', 'DA_TIEP_NHAN');
  expect((await answer).status()).toBe(409);
  await expect(intake.locator('#error-summary')).toContainText('Tiếp nhận, lúc');
  await expect(intake.locator('[data-changed]')).toBeFocused();
  await intake.context().close();
});

test('what somebody changed meanwhile is told, and the form goes on once that is seen', async ({ browser, complaints, page }) => {
  const { number } = await send(page, ABOUT_A_CIVIL_SERVANT);
  const intake = await at(browser, complaints, 'TIEP_NHAN', 'tiepnhan.donglat');
  await openCase(intake, 'mat-tran', number);
  await press(intake, 'T03', 'DA_TIEP_NHAN');
  const triage = await at(browser, complaints, 'PHAN_LOAI', 'phanloai.donglat');
  await openCase(triage, 'mat-tran', number);
  await press(triage, 'T04', 'DANG_PHAN_LOAI');
  await triage.locator('#T05 > summary').click();
  await form(triage, 'T05').locator('[name=question]').fill('Ông/Bà nộp hồ sơ vào ngày nào?');
  const second = await triage.context().newPage();
  await openCase(second, 'mat-tran', number);
  await second.locator('#mark-child > summary').click();
  await press(second, 'mark-child', 'DANG_PHAN_LOAI');
  await press(triage, 'T05', 'DANG_PHAN_LOAI');
  await expect(triage.locator('[data-changed]')).toContainText('liên quan đến trẻ em, lúc');
  await expect(form(triage, 'T05').locator('[name=question]')).toHaveValue('Ông/Bà nộp hồ sơ vào ngày nào?');
  await expectReadable(triage);
  await triage.locator('#error-summary a').click();
  await expect(triage.locator('#change_seen')).toBeFocused();
  await triage.keyboard.press('Space');
  await press(triage, 'T05', 'CHO_BO_SUNG');
  await triage.context().close();
  await intake.context().close();
});

test('the office adds a body and an account, and gives the account a role in it', async ({ browser, complaints }, info) => {
  const office = await at(browser, complaints, 'QUAN_TRI', 'quantri');
  // Made anew at each repetition, because codes and logins are given once.
  const code = `to-hoa-giai-${info.repeatEachIndex}-${Date.now().toString(36)}`;
  await office.goto('/quan-tri/don-vi');
  await office.locator('a[href="/quan-tri/don-vi/moi"]').click();
  await office.locator('[name=name]').fill('Thôn Lát Hạ, xã Đồng Lát');
  await office.locator('[name=code]').fill(code);
  await office.locator('[name=kind]').selectOption('RESIDENTIAL');
  await office.locator('[name=level]').selectOption('KDC');
  await office.locator('[name=area]').selectOption('99001');
  await office.locator('[name=parent]').fill('ubnd-dong-lat');
  await office.locator('main form [type=submit]').click();
  await expect(office).toHaveURL(/\/quan-tri\/don-vi\/\d+$/);
  await expect(office.locator('h1')).toHaveText('Thôn Lát Hạ, xã Đồng Lát');

  await office.goto('/quan-tri/can-bo/moi');
  await office.locator('[name=login]').fill(code);
  await office.locator('[name=name]').fill('Đỗ Thị Hòa');
  await office.locator('[name=password]').fill('cau-tre-lac-leo-qua-song');
  await office.locator('main form [type=submit]').click();
  await expect(office).toHaveURL(/\/quan-tri\/can-bo\/\d+$/);
  await expect(office.locator('h1')).toHaveText('Đỗ Thị Hòa');

  await office.locator('details.card', { has: office.locator('[name=role]') }).locator('> summary').click();
  await office.locator('[name=role]').selectOption('THU_LY_DV');
  await office.locator('[name=unit]').fill(code);
  await office.locator('[name=since]').fill('01/01/2026');
  await office.locator('form', { has: office.locator('[value=add-membership]') }).locator('[type=submit]').click();
  await expect(office.locator('tbody')).toContainText('Thôn Lát Hạ, xã Đồng Lát');
  await office.context().close();
});
