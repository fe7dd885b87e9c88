// Somebody at work, counted: the pages they wait for and the fields they fill in.
import { expect, type Locator, type Page } from '@playwright/test';
import { form, type Desk } from './desk';

export class Worker {
  loads = 0;
  fields = 0;

  constructor(readonly page: Page) {
    // One for each document that is shown, however many answers led to it; also one that says what is wrong.
    page.on('domcontentloaded', () => { this.loads += 1; });
  }

  /** One tray of the inbox, narrowed to a state. */
  async list(desk: Desk, state: string): Promise<void> {
    await this.page.goto(`/${desk}?tray=cho-xu-ly&state=${state}`);
  }

  /** Ticks these cases of the list that is open and presses a button below it. */
  async together(numbers: string[], transition: string): Promise<void> {
    for (const number of numbers) await this.tick(this.page.locator(`[name=case][value="${number}"]`));
    await this.page.locator(`[data-several] button[value=${transition}]`).click();
    await expect(this.page.locator('[data-moved]')).toHaveAttribute('data-moved', `${transition}.${numbers.length}`);
  }

  async open(link: Locator): Promise<void> {
    await link.click();
    await expect(this.page.locator('.case-head [data-case-number]')).toBeVisible();
  }

  async tick(box: Locator): Promise<void> {
    await box.check();
    this.fields += 1;
  }

  async choose(list: Locator, label: string): Promise<void> {
    await list.selectOption({ label });
    this.fields += 1;
  }

  async write(field: Locator, words: string): Promise<void> {
    await field.fill(words);
    this.fields += 1;
  }

  /** Makes a move and goes on with the next case of the list; behind the last one the case itself stays open. */
  async handOn(transition: string): Promise<void> {
    const onwards = form(this.page, transition).locator('[name=then]');
    const done = await onwards.count() > 0 ? onwards : form(this.page, transition).locator('[type=submit]:not([name])');
    await done.click();
  }

  /** The number of the case that is open. */
  async number(): Promise<string> {
    return this.page.locator('.case-head [data-case-number]').innerText();
  }
}
