// The two ways people come: a phone on which no script runs, and a desktop with scripts.
// `run.sh` starts the server and says where it is; nothing is started from here.
import { defineConfig } from '@playwright/test';
import { existsSync } from 'node:fs';

const baseURL = process.env.BASE_URL;
if (!baseURL) throw new Error('BASE_URL is not set: start the tests with end2end/run.sh');

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = process.env.CHROMIUM ?? browsers.find((path) => existsSync(path));

// The first line is for root and machines without a GPU; the second keeps the browser from calling home.
const args = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

// Two runs beside each other keep what they found apart.
const results = `../target/end2end/${process.env.RESULTS ?? 'results'}`;

export default defineConfig({
  testDir: 'tests',
  outputDir: results,
  // One server and one set of accounts: tests in turn, so that none takes another's one-time password.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: !!process.env.CI,
  // A test that passes only at the second try is a failing test.
  retries: 0,
  reporter: [['list'], ['json', { outputFile: `${results}.json` }]],
  use: {
    baseURL,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath, args },
  },
  projects: [
    {
      name: 'phone',
      testMatch: ['everywhere/**/*.spec.ts', 'without-scripts/**/*.spec.ts'],
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, javaScriptEnabled: false },
    },
    {
      name: 'desktop',
      testMatch: ['everywhere/**/*.spec.ts', 'with-scripts/**/*.spec.ts'],
      use: { viewport: { width: 1280, height: 900 } },
    },
  ],
});
