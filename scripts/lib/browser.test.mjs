import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { BROWSER_ADVICE, findBrowser } from './browser.mjs';

const before = process.env.KAITO_PORTAL_BROWSER;
after(() => {
  if (before === undefined) {
    delete process.env.KAITO_PORTAL_BROWSER;
  } else {
    process.env.KAITO_PORTAL_BROWSER = before;
  }
});

test('takes the browser that is named', async () => {
  process.env.KAITO_PORTAL_BROWSER = process.execPath;
  assert.equal(await findBrowser(), process.execPath);
});

test('finds none when the named one is not there, and looks no further', async () => {
  process.env.KAITO_PORTAL_BROWSER = '/no/such/browser';
  assert.equal(await findBrowser(), undefined);
});

test('says how to get one', () => {
  assert.match(BROWSER_ADVICE, /apt-get install chromium/);
  assert.match(BROWSER_ADVICE, /KAITO_PORTAL_BROWSER/);
});
