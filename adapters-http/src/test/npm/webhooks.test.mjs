// The npm package standardwebhooks, unmodified, verifies what a webhook sends.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { Webhook } from 'standardwebhooks';

const { KITH_URL, KEY, ADA, BOB } = process.env;

const send = async (method, path, body) => {
  const answer = await fetch(`${KITH_URL}/graph/v1${path}`, {
    method,
    headers: { Authorization: `Bearer ${KEY}`, ...(body && { 'Content-Type': 'application/json' }) },
    body: body && JSON.stringify(body),
  });
  assert.ok(answer.ok, `${method} ${path}: ${answer.status}`);
  return answer.status === 204 ? null : answer.json();
};

const until = async (condition, what) => {
  for (let i = 0; i < 300; i++) {
    if (condition()) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.fail(what);
};

/** Runs an app that receives webhooks, and gives it what arrives. */
const received = async (work) => {
  const requests = [];
  const app = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    requests.push({ headers: request.headers, body });
    response.writeHead(204).end();
  });
  await new Promise((done) => app.listen(0, '127.0.0.1', done));
  try {
    await work(`http://127.0.0.1:${app.address().port}/hook`, requests);
  } finally {
    app.closeAllConnections();
    app.close();
  }
};

test('each event is verified', () => received(async (url, requests) => {
  const { id, secret } = await send('POST', '/webhooks', { url, types: ['follow.*'] });
  for (let i = 0; i < 20; i++) {
    await send(i % 2 ? 'DELETE' : 'PUT', `/users/${ADA}/followings/${BOB}`);
  }
  await until(() => requests.length === 20, 'twenty events');
  const types = requests.map(({ headers, body }) => new Webhook(secret).verify(body, headers).type);
  assert.deepEqual(types, Array.from({ length: 20 }, (_, i) => (i % 2 ? 'follow.deleted' : 'follow.created')));
  assert.throws(() => new Webhook(secret).verify(`${requests[0].body} `, requests[0].headers));
  await send('DELETE', `/webhooks/${id}`);
}));

test('a batch is verified, and so is a request after a rotation, by both secrets', () => received(async (url, requests) => {
  const { id, secret } = await send('POST', '/webhooks', { url, batch: 100, from: 'start' });
  await until(() => requests.length > 0, 'a batch');
  const batch = new Webhook(secret).verify(requests[0].body, requests[0].headers);
  assert.equal(batch.type, 'events');
  assert.ok(batch.data.events.length > 1);
  const rotated = await send('POST', `/webhooks/${id}/rotate`, { overlap: 60 });
  assert.notEqual(rotated.secret, secret);
  assert.equal((await send('POST', `/webhooks/${id}/test`)).status, 204);
  const test = requests.find(({ headers }) => headers['webhook-id'].startsWith('test-'));
  for (const either of [secret, rotated.secret]) {
    assert.equal(new Webhook(either).verify(test.body, test.headers).type, 'webhook.test');
  }
  await send('DELETE', `/webhooks/${id}`);
}));
