// What officers do with a case, by the forms of its page.
import { expect, type Browser, type Locator, type Page } from '@playwright/test';
import { account } from './accounts';
import type { Complaints } from './complaints';
import { officer } from './sign_in';

export type Desk = 'mat-tran' | 'don-vi';

/** A page in which an officer is signed in. Whatever the browser complains about counts. */
export async function at(browser: Browser, complaints: Complaints, role: string, login: string): Promise<Page> {
  const context = await officer(browser, account(role, login));
  complaints.watch(context);
  return context.newPage();
}

/** The page of a case. */
export async function openCase(page: Page, desk: Desk, number: string): Promise<void> {
  await page.goto(`/${desk}/vu-viec/${number}`);
  await expect(page.locator('.case-head [data-case-number]')).toHaveText(number);
}

/** The form of a move (`T03`) or of another change (`classify`). */
export function form(page: Page, asks: string): Locator {
  return page.locator('form', { has: page.locator(`[name=transition][value="${asks}"], [name=action][value="${asks}"]`) });
}

/** Presses the button of a form and expects the case to be in a state afterwards. */
export async function press(page: Page, asks: string, state: string): Promise<void> {
  await form(page, asks).locator('[type=submit]:not([name])').click();
  await expect(stateOf(page)).toHaveAttribute('data-state', state);
}

export function stateOf(page: Page): Locator {
  return page.locator('.case-head [data-state]');
}

/** The number of the first case in a state, from the inbox of a desk. */
export async function firstInState(page: Page, desk: Desk, tray: string, state: string): Promise<string> {
  await page.goto(`/${desk}?tray=${tray}&state=${state}`);
  return page.locator('tbody [data-case-number]').first().innerText();
}
