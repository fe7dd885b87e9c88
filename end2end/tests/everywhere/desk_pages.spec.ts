// Every page behind the sign-in: readable and accessible, in every state that a case can be in.
import type { Page } from '@playwright/test';
import { account } from '../../lib/accounts';
import { expectReadable } from '../../lib/axe';
import { at, type Desk } from '../../lib/desk';
import { signIn } from '../../lib/sign_in';
import { expect, test } from '../../lib/test';

const TRAYS = ['cho-xu-ly', 'cua-toi', 'qua-han', 'chua-phu-trach', 'cho-noi-khac', 'da-xong'];
const OFFICE = [
  '', '/don-vi', '/don-vi?name=x%C3%A3', '/don-vi/moi', '/don-vi/1', '/chuc-danh', '/can-bo', '/can-bo/moi', '/can-bo/nhap', '/can-bo/1',
  '/chua-phu-trach', '/mau-cau', '/mau-cau/moi', '/mau-cau/1', '/linh-vuc', '/linh-vuc/B4', '/thoi-han', '/thoi-han/tra_loi',
  '/quy-tac', '/quy-tac/1', '/quy-tac/moi', '/chuc-danh/1', '/quy-trinh', '/lich', '/lich?year=2027', '/lich/nhap', '/nhat-ky', '/luu-giu', '/luu-giu/den-han/HET_HAN',
];
const PROTECTION = ['/luu-giu', '/yeu-cau-du-lieu', '/vi-pham-du-lieu'];
// Lists and registers of a desk, besides its inbox.
const LISTS: Record<Desk, string[]> = {
  'mat-tran': ['/bang-dieu-hanh', '/so-theo-doi', '/so-theo-doi?from=x'],
  'don-vi': ['/bang-dieu-hanh', '/ban-sao', '/cam-ket'],
};
const OWN = ['/can-bo/quan-he', '/can-bo/tai-khoan', '/can-bo/xac-nhan', '/can-bo/de-nghi-khoi-phuc', '/can-bo/khoi-phuc'];

test('both pages of the sign-in can be read by everybody, also when something was wrong', async ({ page }) => {
  const { login } = account('KIEM_TRA_NK');
  await page.goto('/can-bo/dang-nhap');
  await page.locator('[name=login]').fill(login);
  await page.locator('[name=password]').fill('not-the-password-of-anybody');
  await page.locator('form', { has: page.locator('[name=password]') }).locator('[type=submit]').click();
  await expect(page.locator('#error-summary')).toBeVisible();
  await expectReadable(page);
  await page.locator('[name=login]').fill(login);
  await page.locator('[name=password]').fill(account('KIEM_TRA_NK').password);
  await page.locator('form', { has: page.locator('[name=password]') }).locator('[type=submit]').click();
  await expect(page.locator('[name=otp]')).toBeVisible();
  await expectReadable(page);
  await page.locator('[name=otp]').fill('abc');
  await page.locator('form', { has: page.locator('[name=otp]') }).locator('[type=submit]').click();
  await expect(page.locator('#error-summary')).toBeVisible();
  await expectReadable(page);
});

// Who acts in which states: there the page has forms. One person of each desk looks into all states.
const OFFICERS: { role: string; login: string; desk: Desk; states?: string[] }[] = [
  { role: 'TIEP_NHAN', login: 'tiepnhan.donglat', desk: 'mat-tran', states: ['CHO_TIEP_NHAN'] },
  { role: 'PHAN_LOAI', login: 'phanloai.donglat', desk: 'mat-tran', states: ['DA_TIEP_NHAN', 'DANG_PHAN_LOAI', 'DON_VI_TRA_LAI'] },
  { role: 'LANH_DAO_MTTQ', login: 'lanhdao.donglat', desk: 'mat-tran' },
  { role: 'NHAP_HO', login: 'nhapho.tinh', desk: 'mat-tran', states: ['DA_CHUYEN'] },
  { role: 'DAU_MOI_DV', login: 'daumoi.ubnd.donglat', desk: 'don-vi', states: ['DA_CHUYEN', 'DA_THU_LY', 'YEU_CAU_TRA_LOI_LAI'] },
  { role: 'THU_LY_DV', login: 'xuly.ubnd.donglat', desk: 'don-vi', states: ['DANG_XAC_MINH'] },
  { role: 'LANH_DAO_DV', login: 'phochutich.ubnd.donglat', desk: 'don-vi' },
];

for (const { role, login, desk, states } of OFFICERS) {
  test(`the inbox and the cases of ${login} can be read by everybody`, async ({ browser, complaints }) => {
    test.setTimeout(240_000);
    const page = await at(browser, complaints, role, login);
    const cases = new Map<string, string>();
    for (const tray of TRAYS) {
      await page.goto(`/${desk}?tray=${tray}`);
      for (const [state, number] of await listed(page)) cases.set(state, number);
    }
    // The last tray is often empty and the first is not: both are read.
    await expectReadable(page);
    await page.goto(`/${desk}`);
    await expectReadable(page);
    await page.goto(`/${desk}?number=PA-2026-00000000`);
    await expectReadable(page);
    // The tokens of a unit's own systems are for whoever leads it.
    for (const list of [...LISTS[desk], ...(role === 'LANH_DAO_DV' ? ['/ket-noi'] : [])]) {
      await page.goto(`/${desk}${list}`);
      await expectReadable(page);
    }
    // Who sees every case of a Front reads its reports: the list, a report, the cases of its first figure.
    if (['TIEP_NHAN', 'PHAN_LOAI', 'LANH_DAO_MTTQ'].includes(role)) {
      await page.goto('/mat-tran/bao-cao');
      for (const link of ['tr[data-report] a', 'a[data-figure]']) {
        await expectReadable(page);
        await page.goto(await page.locator(`main ${link}`).first().getAttribute('href') ?? '');
      }
      await expectReadable(page);
    }
    const looked = [...cases].filter(([state]) => !states || states.includes(state));
    expect(looked.length, 'states among the cases of this desk').toBeGreaterThanOrEqual(states ? 1 : 4);
    for (const [state, number] of looked) {
      await page.goto(`/${desk}/vu-viec/${number}`);
      await expectReadable(page);
      // From the case to its papers, and there to the first.
      for (const link of ['a[href$="/van-ban"]', 'a[href*="/van-ban/"]']) {
        const next = page.locator(`main ${link}`).first();
        if (await next.count() === 0) break;
        await page.goto(await next.getAttribute('href') ?? '');
        await expectReadable(page);
      }
      // What ended with an answer has a page on which its publication is decided.
      if (desk === 'mat-tran' && ['DA_GIAI_QUYET', 'DA_DONG'].includes(state)) {
        await page.goto(`/${desk}/vu-viec/${number}/cong-khai`);
        await expectReadable(page);
      }
    }
    await page.context().close();
  });
}

test('every page on which an officer writes down for somebody can be read by everybody', async ({ browser, complaints }) => {
  test.setTimeout(240_000);
  const page = await at(browser, complaints, 'TIEP_NHAN', 'tiepnhan.donglat');
  // The label lies over its radio button.
  const next = () => page.locator('main form button[value=next]').click();
  await page.goto('/mat-tran/nhap');
  await next();
  await expect(page.locator('#error-summary')).toBeVisible();
  await expectReadable(page);
  await page.locator('[name=channel]').selectOption('DIEN_THOAI');
  await page.locator('[name=came_on]').fill(new Date().toLocaleDateString('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }));
  await page.locator('[name=kind][value=PHAN_ANH]').check({ force: true });
  await next();
  await expect(page.locator('[name=subject_unit]')).toBeVisible();
  await expectReadable(page);
  await page.locator('[name=subject_unit]').selectOption('unknown');
  await page.locator('[name=subject_post]').selectOption('unknown');
  await next();
  await page.locator('details.choice-group > summary').first().click();
  await expectReadable(page);
  await page.locator('[name=category]').first().check({ force: true });
  await page.locator('[name=body]').fill('Người gọi kể: nộp hồ sơ đã hai tháng, hỏi ba lần đều được hẹn lại.');
  await next();
  await expect(page.locator('[name=files]')).toBeVisible();
  await expectReadable(page);
  await next();
  await expect(page.locator('[name=identity]').first()).toBeVisible();
  await expectReadable(page);
  await page.locator('[name=identity][value=anonymous]').check({ force: true });
  await next();
  await expect(page.locator('[name=read_back]').first()).toBeVisible();
  await expectReadable(page);
  await page.locator('[name=read_back][value=yes]').check({ force: true });
  await page.locator('[name=faithful]').check({ force: true });
  await page.locator('[name=told]').check({ force: true });
  await next();
  await expect(page.locator('[data-receipt]')).toBeVisible();
  await expectReadable(page);
  await page.context().close();
});

test('every page on which the Front takes a matter up by itself can be read by everybody', async ({ browser, complaints }) => {
  test.setTimeout(240_000);
  const page = await at(browser, complaints, 'PHAN_LOAI', 'phanloai.donglat');
  const next = () => page.locator('main form button[value=next]').click();
  await page.goto('/mat-tran/nhap');
  await page.locator('[name=channel]').selectOption('HOI_NGHI');
  await page.locator('[name=came_on]').fill(new Date().toLocaleDateString('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }));
  await page.locator('[name=kind][value=GIAM_SAT]').check({ force: true });
  await expectReadable(page);
  await next();
  await page.locator('[name=subject_unit]').selectOption('unknown');
  await page.locator('[name=subject_post]').selectOption('unknown');
  await next();
  await page.locator('details.choice-group > summary').first().click();
  await page.locator('[name=category]').first().check({ force: true });
  await page.locator('[name=body]').fill('Tại hội nghị, mười bốn người cùng nói: đơn gửi từ đầu năm chưa được trả lời.');
  await next();
  await next();
  await expect(page.locator('[name=source]').first()).toBeVisible();
  await expectReadable(page);
  await next();
  await expect(page.locator('#error-summary')).toBeVisible();
  await expectReadable(page);
  await page.locator('[name=source][value=HOI_NGHI]').check({ force: true });
  await next();
  await expect(page.locator('[name=faithful]')).toBeVisible();
  await expectReadable(page);
  await page.locator('[name=faithful]').check({ force: true });
  await next();
  await expect(page.locator('[data-case-number]')).toBeVisible();
  await expectReadable(page);
  await page.context().close();
});

test('every page of the office can be read by its administrator', async ({ browser, complaints }) => {
  test.setTimeout(240_000);
  const page = await at(browser, complaints, 'QUAN_TRI', 'quantri');
  for (const path of [...OFFICE.map((path) => `/quan-tri${path}`), ...OWN]) {
    expect((await page.goto(path))?.status(), path).toBe(200);
    await expectReadable(page);
  }
  for (const path of ['/quan-tri/don-vi/moi', '/quan-tri/can-bo/moi', '/quan-tri/lich/nhap', '/can-bo/quan-he']) {
    await page.goto(path);
    await page.locator('main form [type=submit]').last().click();
    await expect(page.locator('#error-summary'), path).toBeVisible();
    await expectReadable(page);
  }
  await page.context().close();
});

test('every page about personal data can be read by whoever answers for it', async ({ browser, complaints }) => {
  const page = await at(browser, complaints, 'BVDLCN', 'dulieu');
  for (const path of PROTECTION) {
    expect((await page.goto(`/quan-tri${path}`))?.status(), path).toBe(200);
    await expectReadable(page);
  }
  for (const path of ['/quan-tri/yeu-cau-du-lieu', '/quan-tri/vi-pham-du-lieu']) {
    await page.goto(path);
    await page.locator('main details > summary').first().click();
    await page.locator('main details form [type=submit]').first().click();
    await expect(page.locator('#error-summary'), path).toBeVisible();
    await expectReadable(page);
  }
  await page.context().close();
});

/** A case for each state that the open list shows. */
async function listed(page: Page): Promise<[string, string][]> {
  return page.locator('tbody tr').evaluateAll((rows) => rows.map((row): [string, string] => [
    row.querySelector('[data-state]')?.getAttribute('data-state') ?? '',
    row.querySelector('[data-case-number]')?.getAttribute('data-case-number') ?? '',
  ]));
}
