// Signing in as an officer, the way an officer does it. Works with scripts on and off.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import type { Account } from './accounts';
import { stepAt, totp } from './totp';

/** Fills in both pages of the sign-in; afterwards the account's desk is open. */
export async function signIn(page: Page, account: Account): Promise<void> {
  await page.goto('/can-bo/dang-nhap');
  await page.locator('[name=login]').fill(account.login);
  await page.locator('[name=password]').fill(account.password);
  await submit(page, 'password');
  const step = await unusedStep(account);
  await page.locator('[name=otp]').fill(totp(account.secret, step));
  await submit(page, 'otp');
  await expect(page.locator('[name=otp]')).toHaveCount(0);
}

/**
 * A context in which the account is signed in, with the screen and the scripts of the test's project.
 * The session is kept beside the accounts, so that a run signs each account in once per project and
 * does not wait for a fresh one-time password. Give the context to `complaints.watch`.
 *
 * Who changes accounts and bodies signs in for each test: these pages ask for a one-time password of
 * the last five minutes.
 */
export async function officer(browser: Browser, account: Account): Promise<BrowserContext> {
  const file = beside(`session-${account.login}-${test.info().project.name}.json`);
  if (existsSync(file) && account.role !== 'QUAN_TRI') return browser.newContext({ storageState: file });
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, account);
  await page.close();
  await context.storageState({ path: file });
  return context;
}

async function submit(page: Page, field: string): Promise<void> {
  await page.locator('form', { has: page.locator(`[name=${field}]`) }).locator('[type=submit]').first().click();
}

// A one-time password works once: the step of the last one is noted, and the next sign-in of that
// account waits for a later step (at most thirty seconds).
async function unusedStep(account: Account): Promise<number> {
  const file = beside(`step-${account.login}`);
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  while (stepAt(Date.now()) <= last) await new Promise((done) => setTimeout(done, 200));
  const step = stepAt(Date.now());
  writeFileSync(file, String(step));
  return step;
}

function beside(name: string): string {
  return join(dirname(process.env.ACCOUNTS ?? '.'), name);
}
