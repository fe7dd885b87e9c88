// Filling in the public form the way people do: one page after the other, by what is written on it.
import { expect, type Page } from '@playwright/test';
import type { Attachment } from './files';

/** The pages of the form in their order, by the last part of their address. */
export const STEPS = [
  'loai', 'tinh', 'xa', 'don-vi', 'nguoi', 'linh-vuc', 'noi-dung', 'tep', 'danh-tinh', 'kiem-tra', 'ma',
] as const;
export type Step = (typeof STEPS)[number];

export interface Feedback {
  kind: string;
  province: string;
  commune: string;
  /** The body, as the page names it. */
  unit: string;
  /** The post, as the page names it in its language; empty where the body is unknown. */
  post: string;
  subjectName: string;
  /** Code of a category. */
  category: string;
  happenedOn: string;
  place: string;
  body: string;
  wish: string;
  files: Attachment[];
  identity: string;
  name: string;
  phone: string;
}

/** About a civil servant of a commune that does not exist. */
export const ABOUT_A_CIVIL_SERVANT: Feedback = {
  kind: 'PHAN_ANH',
  province: 'Tỉnh Sông Sậy',
  commune: 'Xã Đồng Lát',
  unit: 'Ủy ban nhân dân xã Đồng Lát',
  post: 'Công chức chuyên môn',
  subjectName: 'Nguyễn Văn Quầy',
  category: 'B4',
  happenedOn: '2/11/2026',
  place: 'Quầy số 2, bộ phận một cửa',
  body: 'Tôi nộp hồ sơ xác nhận từ đầu tháng, đã ba lần lên quầy số hai mà lần nào cũng được hẹn lại, không ai nói vì sao.',
  wish: 'Mong được trả lời rõ ngày nào có kết quả.',
  files: [],
  identity: 'open',
  name: 'Trần Thị Nhài',
  phone: '0900 000 001',
};

/** The page of a step; the first one is the form's own address. */
export function address(step: Step, language = ''): string {
  return step === 'loai' ? `${language}/gui-phan-anh` : `${language}/gui-phan-anh/${step}`;
}

/** Ticks a choice by touching its label, as people do. */
export async function choose(page: Page, name: string, value: string): Promise<void> {
  await page.locator('.choice', { has: page.locator(`[name="${name}"][value="${value}"]`) }).locator('label').click();
}

/** Fills in the page that is open; the button is not pressed. */
export async function fillIn(page: Page, step: Step, feedback: Feedback): Promise<void> {
  const field = (name: string) => page.locator(`[name="${name}"]`);
  const choice = (label: string) => page.locator('.choice label').filter({ hasText: label });
  switch (step) {
    case 'loai': return choose(page, 'kind', feedback.kind);
    case 'tinh': await field('province').selectOption({ label: feedback.province }); return;
    case 'xa': await field('commune').selectOption({ label: feedback.commune }); return;
    case 'don-vi': return choice(feedback.unit).click();
    case 'nguoi':
      if (feedback.post) await choice(feedback.post).click();
      return field('subject_name').fill(feedback.subjectName);
    case 'linh-vuc': return chooseCategory(page, feedback.category);
    case 'noi-dung':
      await field('happened_on').fill(feedback.happenedOn);
      await field('place').fill(feedback.place);
      await field('body').fill(feedback.body);
      return field('wish').fill(feedback.wish);
    case 'tep': return field('files').setInputFiles(feedback.files);
    case 'danh-tinh':
      await choose(page, 'identity', feedback.identity);
      await field('name').fill(feedback.name);
      return field('phone').fill(feedback.phone);
    case 'kiem-tra':
      await choose(page, 'declare', 'yes');
      return choose(page, 'privacy', 'yes');
    case 'ma': return choose(page, 'receipt_saved', 'yes');
  }
}

/** Opens the group of a category, unless it is open, and ticks the category. */
export async function chooseCategory(page: Page, code: string): Promise<void> {
  const group = page.locator('.choice-group', { has: page.locator(`[name=category][value="${code}"]`) });
  if (!(await group.locator('.choice').first().isVisible())) await group.locator('summary').click();
  await choose(page, 'category', code);
}

/** Presses the button that goes on, or on the last page the one that sends. */
export async function goOn(page: Page): Promise<void> {
  await page.locator('form.form > .actions [type=submit]:not(.button-quiet)').click();
}

/** From the first page until this one is open. */
export async function fillInUntil(page: Page, end: Step, feedback: Feedback, language = ''): Promise<void> {
  await page.goto(address('loai', language));
  for (const step of STEPS.slice(0, STEPS.indexOf(end))) {
    await expect(page).toHaveURL(address(step, language));
    await fillIn(page, step, feedback);
    await goOn(page);
  }
  await expect(page).toHaveURL(address(end, language));
}

/** Fills in everything and sends; what the sender keeps. */
export async function send(page: Page, feedback: Feedback): Promise<{ code: string; number: string }> {
  await fillInUntil(page, 'ma', feedback);
  const code = await page.locator('[data-receipt]').innerText();
  await fillIn(page, 'ma', feedback);
  await goOn(page);
  await expect(page).toHaveURL('/gui-phan-anh/da-gui');
  return { code, number: await page.locator('[data-case-number]').innerText() };
}

/** Opens a case with its receipt code. */
export async function follow(page: Page, code: string): Promise<void> {
  await page.goto('/tra-cuu');
  await page.locator('[name=code]').fill(code);
  await page.locator('form', { has: page.locator('[name=code]') }).locator('[type=submit]').click();
  await expect(page).toHaveURL('/tra-cuu/ho-so');
}
