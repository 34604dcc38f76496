// An OAuth 1.0a client that nobody here wrote, unmodified, with both ways to sign. NAME has the password PASSWORD; BOB is someone to follow.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { createRequire } from 'node:module';

const OAuth = createRequire(import.meta.url)('oauth-1.0a');

const { KITH_URL, KEY, SECRET, NAME, PASSWORD } = process.env;
const BOB = Number(process.env.BOB);

let oauth;
const signWith = (signature_method, algorithm) => {
  oauth = new OAuth({
    consumer: { key: KEY, secret: SECRET },
    signature_method,
    hash_function: (base, key) => createHmac(algorithm, key).update(base).digest('base64'),
  });
};
const send = (method, path, token, data, more = {}) => {
  const url = KITH_URL + path;
  const headers = oauth.toHeader(oauth.authorize({ url, method, data: { ...data, ...more } }, token));
  return fetch(url, { method, headers, body: data && new URLSearchParams(data), redirect: 'manual' });
};
const credentials = async (response) => {
  const text = await response.text();
  assert.equal(response.status, 200, text);
  const values = new URLSearchParams(text);
  return { key: values.get('oauth_token'), secret: values.get('oauth_token_secret') };
};

async function threeLegs() {
  const request = await credentials(await send('POST', '/px/v1/oauth/request_token', undefined, undefined, { oauth_callback: 'https://app.example.org/?x=1' }));
  const page = await fetch(`${KITH_URL}/px/v1/oauth/authorize?oauth_token=${request.key}`);
  assert.match(await page.text(), /<form method="post"/);
  const back = await fetch(`${KITH_URL}/px/v1/oauth/authorize`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ oauth_token: request.key, username: NAME, password: PASSWORD, answer: 'allow' }),
  });
  assert.equal(back.status, 303);
  const oauth_verifier = new URL(back.headers.get('location')).searchParams.get('oauth_verifier');
  return credentials(await send('POST', '/px/v1/oauth/access_token', request, undefined, { oauth_verifier }));
}

for (const [method, algorithm] of [['HMAC-SHA1', 'sha1'], ['HMAC-SHA256', 'sha256']]) test(`${method}: three legs, then following, with odd parameters in the query and in the form`, async () => {
  signWith(method, algorithm);
  const token = await threeLegs();
  const me = await (await send('GET', '/px/v1/users', token)).json();
  assert.equal(me.user.username, NAME);
  const followed = await send('POST', `/px/v1/users/${BOB}/friends?word=caf%C3%A9%20b&plus=%2B`, token);
  assert.equal(followed.status, 200, await followed.clone().text());
  assert.equal((await followed.json()).user.following, true);
  assert.deepEqual(await (await send('POST', `/px/v1/users/${BOB}/friends`, token)).json(), { error: 'You already follow this user.', status: 403 });
  const unfollowed = await send('POST', `/px/v1/users/${BOB}/friends`, token, { _method: 'delete', odd: "it's (a) test! *" });
  assert.equal(unfollowed.status, 200, await unfollowed.clone().text());
  assert.equal((await send('DELETE', `/px/v1/users/${BOB}/friends`, token)).status, 403);
});

test('xAuth', async () => {
  const data = { x_auth_mode: 'client_auth', x_auth_username: NAME, x_auth_password: PASSWORD };
  const token = await credentials(await send('POST', '/px/v1/oauth/access_token', undefined, data));
  assert.equal((await (await send('GET', '/px/v1/users', token)).json()).user.username, NAME);
});

test('a token whose secret is another is refused with the reason', async () => {
  const token = await threeLegs();
  const answer = await send('GET', '/px/v1/users', { ...token, secret: 'another' });
  assert.equal(answer.status, 401);
  assert.match((await answer.json()).error, /signature/);
});
