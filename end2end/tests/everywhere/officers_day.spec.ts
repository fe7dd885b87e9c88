// An officer's day: what came in is received, classified and referred, and it is counted how many pages
// people wait for and how many fields they fill in. Thirty cases with PHANHOI_TEST_SIZE=full, four without.
import { at, form, stateOf } from '../../lib/desk';
import { sendMany } from '../../lib/crowd';
import { ABOUT_A_CIVIL_SERVANT } from '../../lib/feedback';
import { expect, test } from '../../lib/test';
import { Worker } from '../../lib/worker';

const CASES = process.env.PHANHOI_TEST_SIZE === 'full' ? 30 : 4;
/** Pages for each case, from its arrival until it is with the unit. */
const MOST_PAGES = 5;
// The sender knows the place and neither the body nor the post: all of it is left to the officers.
const FEEDBACK = { ...ABOUT_A_CIVIL_SERVANT, unit: 'Tôi không biết', post: '' };
const { unit: UNIT, post: POST } = ABOUT_A_CIVIL_SERVANT;
const SUMMARY = 'Một hồ sơ xác nhận nộp từ đầu tháng, qua ba lần hẹn vẫn chưa có kết quả.';
const QUESTIONS = '1. Hồ sơ đang ở khâu nào?\n2. Ngày nào trả kết quả?';

test(`${CASES} new cases are received, classified and referred in at most ${MOST_PAGES} pages each`, async ({ browser, complaints, page }) => {
  test.setTimeout(60_000 + 8_000 * CASES);
  const numbers = new Set(await sendMany(page, FEEDBACK, CASES));
  const desk = async (role: string, login: string) => new Worker(await at(browser, complaints, role, login));

  const intake = await test.step('they are received together', async () => {
    const worker = await desk('TIEP_NHAN', 'tiepnhan.donglat');
    await worker.list('mat-tran', 'CHO_TIEP_NHAN');
    await worker.together([...numbers], 'T03');
    return worker;
  });

  const triage = await test.step('each is classified and proposed to a unit', async () => {
    const worker = await desk('PHAN_LOAI', 'phanloai.donglat');
    await worker.list('mat-tran', 'DA_TIEP_NHAN');
    await worker.together([...numbers], 'T04');
    await worker.list('mat-tran', 'DANG_PHAN_LOAI');
    await worker.open(worker.page.locator('tbody a', { has: worker.page.locator('[data-case-number]') }).first());
    const left = new Set(numbers);
    while (left.size > 0) {
      // Newest first: those of today stand before everything else.
      expect(left.delete(await worker.number()), 'the next case of the list is one of today').toBe(true);
      const about = form(worker.page, 'classify');
      await worker.choose(about.locator('[name=subject_unit]'), UNIT);
      await worker.choose(about.locator('[name=subject_post]'), POST);
      await about.locator('[type=submit]').click();
      const referral = form(worker.page, 'T07');
      await expect(referral.locator('[name=recipient] option:checked')).toHaveText(UNIT);
      await worker.write(referral.locator('[name=summary]'), SUMMARY);
      await worker.write(referral.locator('[name=questions]'), QUESTIONS);
      await worker.handOn('T07');
    }
    return worker;
  });

  const leader = await test.step('each referral is read and approved', async () => {
    const worker = await desk('LANH_DAO_MTTQ', 'lanhdao.donglat');
    await worker.list('mat-tran', 'CHO_DUYET_CHUYEN');
    await worker.open(worker.page.locator('tbody a', { has: worker.page.locator('[data-case-number]') }).first());
    const left = new Set(numbers);
    while (left.size > 0) {
      expect(left.delete(await worker.number()), 'the next case of the list is one of today').toBe(true);
      await expect(worker.page.locator('main')).toContainText(SUMMARY);
      await worker.write(form(worker.page, 'T08').locator('[name=document_no]'), `${CASES - left.size}/PC-MTTQ`);
      await worker.handOn('T08');
    }
    return worker;
  });

  await test.step('all of them are with the unit', async () => {
    const focal = await desk('DAU_MOI_DV', 'daumoi.ubnd.donglat');
    await focal.list('don-vi', 'DA_CHUYEN');
    for (const number of numbers) await expect(focal.page.locator(`[data-case-number="${number}"]`)).toBeVisible();
    await focal.page.goto(`/don-vi/vu-viec/${[...numbers][0]}`);
    await expect(stateOf(focal.page)).toHaveAttribute('data-state', 'DA_CHUYEN');
    await focal.page.context().close();
  });

  const people = Object.entries({ intake, triage, leader });
  const sum = (of: (worker: Worker) => number) => people.reduce((all, [, worker]) => all + of(worker), 0);
  const row = (name: string, loads: number, fields: number) =>
    `${name.padEnd(8)}${String(loads).padStart(6)}${(loads / CASES).toFixed(2).padStart(10)}${String(fields).padStart(8)}${(fields / CASES).toFixed(2).padStart(10)}`;
  console.log([
    `an officer's day, ${test.info().project.name}: ${CASES} cases`,
    `${'who'.padEnd(8)}${'pages'.padStart(6)}${'per case'.padStart(10)}${'fields'.padStart(8)}${'per case'.padStart(10)}`,
    ...people.map(([name, worker]) => row(name, worker.loads, worker.fields)),
    row('all', sum((worker) => worker.loads), sum((worker) => worker.fields)),
  ].join('\n'));
  expect(sum((worker) => worker.loads) / CASES, 'pages for each case').toBeLessThanOrEqual(MOST_PAGES);
  expect(sum((worker) => worker.fields) / CASES, 'fields for each case').toBeLessThanOrEqual(8);
  for (const [, worker] of people) await worker.page.context().close();
});
