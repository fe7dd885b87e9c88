// Pictures of the main pages, light on a phone and a desktop and dark on a phone. The browser is that of the tests.
import tests from './playwright.config';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, javaScriptEnabled: false };

export default {
  ...tests,
  testDir: 'shots',
  reporter: [['list']] as [['list']],
  // Where something is missing it is said at once.
  use: { ...tests.use, actionTimeout: 20_000 },
  projects: [
    { name: 'phone', use: phone },
    { name: 'phone-dark', use: { ...phone, colorScheme: 'dark' as const } },
    { name: 'desktop', use: { viewport: { width: 1280, height: 900 } } },
  ],
};
