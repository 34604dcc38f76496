// The sample app of samples/node-app in two pages of a browser. The package puppeteer-core, unmodified, drives it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import puppeteer from 'puppeteer-core';

const { KITH_URL, KEY, APP, CHROMIUM, SCREENSHOTS } = process.env;
const KITH = `${KITH_URL}/graph/v1`;

let app;
let browser;
let address;

before(async () => {
  app = spawn('node', [`${APP}/server.mjs`], { env: { ...process.env, KITH, PORT: '0' } });
  app.stderr.pipe(process.stderr);
  for await (const line of createInterface({ input: app.stdout })) {
    address = /http:\S+/.exec(line)[0];
    break;
  }
  browser = await puppeteer.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
});

after(async () => {
  await browser?.close();
  app?.kill();
});

/** A page of a browser of its own, with what its scripts complained about. */
async function open(name) {
  const page = await (await browser.createBrowserContext()).newPage();
  page.complaints = [];
  page.on('pageerror', (error) => page.complaints.push(error.message));
  page.on('dialog', (dialog) => page.complaints.push(dialog.message()) && dialog.dismiss());
  await page.goto(address);
  await page.type('input', name);
  await page.click('form button');
  await page.waitForSelector('li');
  await page.waitForSelector('form', { hidden: true });
  return page;
}

const names = (page) => page.$$eval('.name', (all) => all.map((one) => one.textContent));
/** Waits until the line of a person has a text. */
async function until(page, name, text) {
  let line;
  for (let i = 0; i < 300; i++) {
    line = await page.$$eval('li', (all, wanted) => all.find((one) => one.querySelector('.name').textContent === wanted)?.textContent, name);
    if (line?.includes(text)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.fail(`${line} has no ${text}`);
}

const send = async (method, path) => {
  const answer = await fetch(KITH + path, { method, headers: { Authorization: `Bearer ${KEY}` } });
  assert.ok(answer.ok, `${method} ${path}: ${answer.status}`);
};

test('a follow shows on every page at once, and so does a change by the API', async () => {
  const ada = await open('Ada');
  const eve = await open('Eve');
  assert.deepEqual(await names(ada), ['Bob', 'Cleo', 'Dan', 'Eve']);
  await ada.click('#follow-bob');
  await until(ada, 'Bob', '1 follower · follows 0Following');
  await until(eve, 'Bob', '1 follower');

  await send('PUT', '/users/ext:dan/followings/ext:ada');
  await until(ada, 'Dan', 'follows you');
  await ada.click('#follow-dan');
  await until(ada, 'Dan', 'you follow each other');
  assert.deepEqual(await names(ada), ['Dan', 'Bob', 'Cleo', 'Eve'], 'those who follow each other come first');

  await send('DELETE', '/users/ext:ada/followings/ext:bob');
  await until(ada, 'Bob', '0 followers · follows 0Follow');
  await until(eve, 'Bob', '0 followers');
  assert.deepEqual([...ada.complaints, ...eve.complaints], []);
});

test('a name is text, whatever is in it', async () => {
  const ada = await open('Ada');
  const name = '<img src=x onerror=alert(1)>';
  const stranger = await open(name);
  await until(ada, name, '0 followers');
  assert.equal(await ada.$('img'), null);
  assert.match(await stranger.$eval('#me', (me) => me.textContent), /^Signed in as <img src=x/);
  assert.deepEqual([...ada.complaints, ...stranger.complaints], []);
  if (SCREENSHOTS) {
    for (const [file, width, scheme] of [['wide', 900, 'light'], ['phone', 360, 'dark']]) {
      await ada.setViewport({ width, height: 700 });
      await ada.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await ada.screenshot({ path: `${SCREENSHOTS}/${file}.png` });
    }
  }
});

test('no page sees the key, and nobody acts without a session', async () => {
  const ada = await open('Ada');
  const seen = [];
  ada.on('response', async (answer) => seen.push(answer.url(), JSON.stringify(answer.headers()), await answer.text().catch(() => '')));
  await ada.reload({ waitUntil: 'load' });
  await ada.waitForSelector('li');
  assert.ok(seen.length > 3);
  assert.ok(!seen.join().includes('kith_sk_'));
  for (const [method, path] of [['GET', 'people'], ['GET', 'changes'], ['PUT', 'followings/bob']]) {
    assert.equal((await fetch(`${address}/${path}`, { method })).status, 401);
  }
});
