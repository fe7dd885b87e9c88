// Collects what a browser complains about while people use the pages.
import { appendFileSync } from 'node:fs';
import type { BrowserContext, ConsoleMessage, Request } from 'playwright-core';

export class Complaints {
  readonly all: string[] = [];
  private readonly pages = new Set<string>();

  // Every context counts, also those a test opens for a second person.
  watch(context: BrowserContext): void {
    context.on('request', (request: Request) => {
      if (request.isNavigationRequest()) this.pages.add(request.url());
    });
    context.on('console', (message) => this.heard(message));
    context.on('weberror', (error) => this.all.push(`script error: ${error.error().message}`));
  }

  // Leaves the line of a test for the table of promises: how many pages were shown, and how often one
  // broke its policy.
  record(milliseconds: number): void {
    const file = process.env.PHANHOI_TEST_ASSURANCE;
    if (!file) return;
    const failures = this.all.filter((complaint) => /content security policy/i.test(complaint)).length;
    const line = { id: 'H2', n: this.pages.size, failures, seed: 0, seconds: milliseconds / 1000 };
    appendFileSync(file, `${JSON.stringify(line)}\n`);
  }

  // A page that answers 422 or 404 is behaviour that tests ask for, yet the browser logs it as an
  // error; the same about a style sheet, a script or a picture is a fault.
  private heard(message: ConsoleMessage): void {
    if (message.type() !== 'error') return;
    const { url } = message.location();
    const status = /^Failed to load resource: the server responded with a status of (\d+)/.exec(message.text());
    if (status && Number(status[1]) < 500 && this.pages.has(url)) return;
    this.all.push(`${message.text()} (${url})`);
  }
}
