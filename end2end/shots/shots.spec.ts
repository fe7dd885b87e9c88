// Pictures of the main pages, for people who want to see what the program looks like: `make shots` writes them.
import { account } from '../lib/accounts';
import { openCase } from '../lib/desk';
import { ABOUT_A_CIVIL_SERVANT, fillIn, fillInUntil, follow, send } from '../lib/feedback';
import { officer } from '../lib/sign_in';
import { expect, test } from '../lib/test';

const folder = process.env.SHOTS ?? '../target/shots';

test('pictures of the main pages', async ({ page, browser }) => {
  test.setTimeout(300_000);
  const project = test.info().project.name;
  let count = 0;
  const shot = async (of: typeof page, name: string) => {
    count += 1;
    // What stays in sight while somebody scrolls stands where a page begins.
    await of.evaluate(async () => { window.scrollTo(0, 0); await document.fonts.ready; });
    await of.screenshot({ path: `${folder}/${project}/${String(count).padStart(2, '0')}-${name}.png`, fullPage: true });
  };
  const open = async (path: string, name: string) => {
    expect((await page.goto(path))?.status()).toBe(200);
    await shot(page, name);
  };

  await open('/', 'home');
  await open('/gui-phan-anh', 'form-first-page');
  await fillInUntil(page, 'noi-dung', ABOUT_A_CIVIL_SERVANT);
  await fillIn(page, 'noi-dung', ABOUT_A_CIVIL_SERVANT);
  await shot(page, 'form-what-happened');
  await page.context().clearCookies();
  const { code, number } = await send(page, ABOUT_A_CIVIL_SERVANT);
  await shot(page, 'sent');
  await page.context().clearCookies();
  await open('/tra-cuu', 'code');
  await follow(page, code);
  await shot(page, 'followed-case');
  await open('/cong-khai', 'register');
  await page.locator('main article[data-entry] h2 a').first().click();
  await shot(page, 'register-entry');
  await open(`/thong-ke?ky=${new Date().getFullYear() - 2}`, 'figures');

  const intake = await (await officer(browser, account('TIEP_NHAN', 'tiepnhan.donglat'))).newPage();
  await intake.goto('/mat-tran');
  await shot(intake, 'front-inbox');
  await openCase(intake, 'mat-tran', number);
  await shot(intake, 'front-case');
  await intake.goto('/mat-tran/bang-dieu-hanh');
  await shot(intake, 'front-numbers');
  await intake.goto('/mat-tran/bao-cao');
  await shot(intake, 'reports');
  await intake.locator('main tr[data-report] a').first().click();
  await shot(intake, 'report');
  const triage = await (await officer(browser, account('PHAN_LOAI', 'phanloai.donglat'))).newPage();
  await triage.goto('/mat-tran?tray=cho-xu-ly&state=DA_GIAI_QUYET');
  await openCase(triage, 'mat-tran', await triage.locator('tbody [data-case-number]').last().innerText());
  await triage.locator('main a[href$="/cong-khai"]').first().click();
  await shot(triage, 'publication');
  const focal = await (await officer(browser, account('DAU_MOI_DV', 'daumoi.ubnd.donglat'))).newPage();
  await focal.goto('/don-vi');
  await shot(focal, 'unit-inbox');
  await focal.locator('tbody a', { has: focal.locator('[data-case-number]') }).first().click();
  await expect(focal.locator('.case-head')).toBeVisible();
  await shot(focal, 'unit-case');
  const office = await (await officer(browser, account('QUAN_TRI', 'quantri'))).newPage();
  await office.goto('/quan-tri');
  await shot(office, 'office-first-page');
});
