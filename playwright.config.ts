import { defineConfig } from '@playwright/test';
import { addressVariable, browserFlags, findBrowser, proxyVariable } from './tests/support/browser.ts';

const proxy = process.env[proxyVariable];

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './tests/support/setup.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 60_000 },
  reporter: 'list',
  use: {
    ...(process.env[addressVariable] === undefined ? {} : { baseURL: process.env[addressVariable] }),
    // a test that routes requests must see them; the tests of the service worker allow it
    serviceWorkers: 'block',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    // a trace holds every response, the engine's 34 MB included: only for who looks into a failure
    trace: process.env['MINGJING_TRACE'] ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findBrowser(),
      args: [...browserFlags, ...(proxy === undefined ? [] : [`--proxy-server=${proxy}`])],
    },
  },
});
