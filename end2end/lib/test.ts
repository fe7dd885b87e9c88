// What every test imports instead of '@playwright/test': the same, and a test fails when the
// browser complained about anything (a script error, the content security policy, a missing file).
import { test as base, expect } from '@playwright/test';
import { closeCopies } from './axe';
import { Complaints } from './complaints';

export const test = base.extend<{ complaints: Complaints; copies: void }>({
  copies: [
    async ({ context: _ }, use) => {
      await use();
      await closeCopies();
    },
    { auto: true },
  ],
  complaints: [
    async ({ context }, use, testInfo) => {
      const complaints = new Complaints();
      complaints.watch(context);
      await use(complaints);
      complaints.record(testInfo.duration);
      expect(complaints.all, 'what the browser complained about').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
