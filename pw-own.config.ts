import config from '/work/hA/playwright.config.ts';
export default { ...config, globalSetup: undefined, testDir: '/work/hA/tests/e2e', outputDir: '/tmp/hA/results' };
