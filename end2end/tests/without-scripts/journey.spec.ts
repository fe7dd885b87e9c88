// The main job, on a phone on which no script runs: from a citizen's words to a checked answer.
import type { Page } from '@playwright/test';
import { at, form, openCase, press, stateOf } from '../../lib/desk';
import { ABOUT_A_CIVIL_SERVANT, address, chooseCategory, choose, fillInUntil, follow, goOn, send } from '../../lib/feedback';
import { jpeg, pdf } from '../../lib/files';
import { expect, test } from '../../lib/test';

const FEEDBACK = { ...ABOUT_A_CIVIL_SERVANT, files: [jpeg('quầy số hai.jpg'), pdf('giấy hẹn.pdf')] };
const SUMMARY = 'Một hồ sơ xác nhận nộp từ đầu tháng, qua ba lần hẹn vẫn chưa có kết quả.';
const QUESTIONS = '1. Hồ sơ đang ở khâu nào?\n2. Ngày nào trả kết quả?';
const ANSWER = 'Hồ sơ nằm chờ một chữ ký. Kết quả đã được trả hôm nay; Ủy ban nhân dân xã xin lỗi công dân.';
const POINTS = ['trong_tam', 'can_cu', 'tham_quyen_ky', 'thoi_han', 'bien_phap', 'khong_lo', 'ngon_ngu'];

test('feedback goes from a phone without scripts to a checked answer, and is rated', async ({ browser, complaints, page }) => {
  test.setTimeout(240_000);
  const desk = (role: string, login: string) => at(browser, complaints, role, login);

  const { code, number } = await test.step('a citizen sends it with two files', async () => {
    await page.goto('/');
    await page.locator('main a[href="/gui-phan-anh"]').first().click();
    await expect(page).toHaveURL(address('loai'));
    const kept = await send(page, FEEDBACK);
    expect(kept.code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(kept.number).toMatch(/^PA-20\d\d-[0-9A-HJKMNP-TV-Z]{8}$/);
    await expect(page.locator('[data-state]')).toHaveAttribute('data-state', 'CHO_TIEP_NHAN');
    expect(await page.content()).not.toContain(kept.code);
    return kept;
  });

  await test.step('the Front receives it', async () => {
    const intake = await desk('TIEP_NHAN', 'tiepnhan.donglat');
    await intake.goto('/mat-tran');
    await expect(intake.locator(`[data-case-number="${number}"]`)).toBeVisible();
    await openCase(intake, 'mat-tran', number);
    await expect(stateOf(intake)).toHaveAttribute('data-state', 'CHO_TIEP_NHAN');
    await expect(intake.locator('main')).toContainText(FEEDBACK.body);
    expect(await intake.content()).not.toContain(code);
    for (const file of FEEDBACK.files) await expectDownload(intake, file.name, file.buffer);
    await press(intake, 'T03', 'DA_TIEP_NHAN');
    await intake.context().close();
  });

  await test.step('the Front classifies it and writes the referral', async () => {
    const triage = await desk('PHAN_LOAI', 'phanloai.donglat');
    await openCase(triage, 'mat-tran', number);
    await press(triage, 'T04', 'DANG_PHAN_LOAI');
    await classify(triage);
    const referral = form(triage, 'T07');
    await expect(referral.locator('[name=recipient] option:checked')).toHaveText(FEEDBACK.unit);
    await referral.locator('[name=summary]').fill(SUMMARY);
    await referral.locator('[name=questions]').fill(QUESTIONS);
    await press(triage, 'T07', 'CHO_DUYET_CHUYEN');
    await triage.context().close();
  });

  await test.step('the leader approves the referral', async () => {
    const leader = await desk('LANH_DAO_MTTQ', 'lanhdao.donglat');
    await openCase(leader, 'mat-tran', number);
    await form(leader, 'T08').locator('[name=document_no]').fill('31/PC-MTTQ');
    await press(leader, 'T08', 'DA_CHUYEN');
    await leader.context().close();
  });

  await test.step('the unit accepts it, and sees neither the sender nor their words', async () => {
    const focal = await desk('DAU_MOI_DV', 'daumoi.ubnd.donglat');
    await focal.goto('/don-vi');
    await expect(focal.locator(`[data-case-number="${number}"]`)).toBeVisible();
    await openCase(focal, 'don-vi', number);
    await expect(focal.locator('main')).toContainText(SUMMARY);
    await press(focal, 'T10', 'DA_THU_LY');
    await expectNothingOfTheSender(focal, code);
    expect((await focal.goto(`/mat-tran/vu-viec/${number}`))?.status()).toBe(404);
    await openCase(focal, 'don-vi', number);
    await form(focal, 'T13').locator('[name=assignee]').selectOption({ label: 'Hà Công Thuần' });
    await press(focal, 'T13', 'DANG_XAC_MINH');
    await focal.context().close();
  });

  await test.step('the unit answers', async () => {
    const handler = await desk('THU_LY_DV', 'xuly.ubnd.donglat');
    await openCase(handler, 'don-vi', number);
    await expectNothingOfTheSender(handler, code);
    const answer = form(handler, 'T15');
    await answer.locator('[name=answer]').fill(ANSWER);
    await answer.locator('[name=outcome]').selectOption('DUNG');
    await press(handler, 'T15', 'CHO_DUYET_TRA_LOI');
    await handler.context().close();
  });

  await test.step('the head of the unit signs the answer', async () => {
    const head = await desk('LANH_DAO_DV', 'phochutich.ubnd.donglat');
    await openCase(head, 'don-vi', number);
    await expectNothingOfTheSender(head, code);
    const signed = form(head, 'T17');
    await signed.locator('[name=document_no]').fill('34/UBND-VP');
    await signed.locator('[name=document_on]').fill(todayInVietNam());
    await signed.locator('[name=signer]').fill('Phùng Thị Thúy Vân');
    await press(head, 'T17', 'DA_TRA_LOI');
    await head.context().close();
  });

  await test.step('before the check the sender reads no answer', async () => {
    await follow(page, code);
    await expect(page.locator('main')).not.toContainText(ANSWER);
  });

  await test.step('the Front checks seven points and releases the answer', async () => {
    const leader = await desk('LANH_DAO_MTTQ', 'lanhdao.donglat');
    await openCase(leader, 'mat-tran', number);
    const check = form(leader, 'T21');
    await expect(check.locator('tbody tr')).toHaveCount(POINTS.length);
    for (const point of POINTS) await check.locator(`[name=point_${point}][value=DAT]`).check();
    await press(leader, 'T21', 'DA_GIAI_QUYET');
    await leader.context().close();
  });

  await test.step('the sender follows with the code, reads the answer and rates it', async () => {
    await follow(page, code);
    expect(page.url()).not.toContain(code);
    await expect(page.locator('[data-case-number]')).toHaveText(number);
    await expect(page.locator('[data-state]')).toHaveAttribute('data-state', 'DA_GIAI_QUYET');
    for (const words of [ANSWER, '34/UBND-VP', 'Phùng Thị Thúy Vân']) await expect(page.locator('main')).toContainText(words);
    const marks = { rating_time: '5', rating_manner: '4', rating_answer: '4', rating_result: '3' };
    for (const [question, mark] of Object.entries(marks)) await choose(page, question, mark);
    await page.locator('[name=action][value=rate]').click();
    await expect(page.locator('[name=rating_time]')).toHaveCount(0);
    await expect(page.locator('[data-state]')).toHaveAttribute('data-state', 'DA_GIAI_QUYET');
  });
});

test('what is wrong is said beside its field, and everything typed is kept', async ({ page }) => {
  await fillInUntil(page, 'noi-dung', FEEDBACK);
  await page.locator('[name=place]').fill('Quầy số 2');
  await page.locator('[name=body]').fill('ngắn');
  await page.locator('[name=happened_on]').fill('31/02/2026');
  await goOn(page);
  await expect(page.locator('#error-summary a[href="#body"]')).toBeVisible();
  await expect(page.locator('#error-summary a[href="#happened_on"]')).toBeVisible();
  await expect(page.locator('#body')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('#body-error')).toBeVisible();
  await expect(page.locator('[name=place]')).toHaveValue('Quầy số 2');
  await expect(page.locator('[name=body]')).toHaveValue('ngắn');
  await expect(page.locator('[name=happened_on]')).toHaveValue('31/02/2026');
});

test('going back keeps what stands on the page, finished or not', async ({ page }) => {
  await fillInUntil(page, 'noi-dung', FEEDBACK);
  await page.locator('[name=body]').fill('chưa viết xong');
  await page.locator('form.form > .actions .button-quiet').click();
  await expect(page).toHaveURL(/linh-vuc$/);
  await goOn(page);
  await expect(page).toHaveURL(/noi-dung$/);
  await expect(page.locator('[name=body]')).toHaveValue('chưa viết xong');
  await expect(page.locator('#error-summary')).toHaveCount(0);
});

async function classify(triage: Page): Promise<void> {
  const about = form(triage, 'classify');
  // What is said already stands folded.
  if (!(await about.isVisible())) await triage.locator('#classify > summary').click();
  await about.locator('[name=subject_unit]').selectOption({ label: FEEDBACK.unit });
  await about.locator('[name=subject_post]').selectOption({ label: FEEDBACK.post });
  if (!(await about.locator('[name=category][value=B4]').isChecked())) await chooseCategory(triage, FEEDBACK.category);
  await about.locator('[type=submit]').click();
  await expect(stateOf(triage)).toHaveAttribute('data-state', 'DANG_PHAN_LOAI');
}

async function expectNothingOfTheSender(page: Page, code: string): Promise<void> {
  const html = await page.content();
  const { body, wish, name, phone, subjectName, files } = FEEDBACK;
  for (const kept of [body, wish, name, phone, subjectName, code, code.replaceAll('-', ''), ...files.map((file) => file.name)]) {
    expect(html, `the unit's page has “${kept}”`).not.toContain(kept);
  }
}

async function expectDownload(page: Page, name: string, content: Buffer): Promise<void> {
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe(name);
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  expect(Buffer.concat(parts).equals(content), `${name} is as it was sent`).toBe(true);
}

function todayInVietNam(): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
}
