// The npm package eventsource, unmodified, on the stream of events. Each stream of this server ends after two seconds.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventSource } from 'eventsource';

const { KITH_URL, KEY, TOKEN, ADA, BOB } = process.env;
const STREAM = `${KITH_URL}/graph/v1/events/stream`;

const send = (method, path, credentials = KEY) =>
  fetch(`${KITH_URL}/graph/v1${path}`, { method, headers: { Authorization: `Bearer ${credentials}` } });
const follow = () => send('PUT', `/users/${ADA}/followings/${BOB}`);
const unfollow = () => send('DELETE', `/users/${ADA}/followings/${BOB}`);

// what a client adds to send a header, which a browser cannot
const open = (query, credentials) => new EventSource(`${STREAM}?${query}`, credentials && {
  fetch: (url, init) => fetch(url, { ...init, headers: { ...init.headers, Authorization: `Bearer ${credentials}` } }),
});

/** Collects the events of these types, and the errors. */
const listen = (source, ...types) => {
  const seen = { events: [], errors: [] };
  types.forEach((type) => source.addEventListener(type, (event) => seen.events.push(event)));
  source.addEventListener('error', (error) => seen.errors.push(error));
  return seen;
};

const until = async (condition, what) => {
  for (let i = 0; i < 300; i++) {
    if (condition()) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.fail(what);
};

test('a client with a key connects again by itself, and misses nothing', async () => {
  const start = await (await send('GET', '/events?after=now')).json();
  const source = open('after=now&types=follow.*', KEY);
  let opened = 0;
  source.addEventListener('open', () => { opened += 1; });
  const seen = listen(source, 'follow.created', 'follow.deleted');
  await until(() => opened === 1, 'open');
  for (let i = 0; opened < 3; i++) {
    assert.ok(i < 500, 'connects again');
    assert.ok((await follow()).ok);
    assert.ok((await unfollow()).ok);
    await new Promise((done) => setTimeout(done, 100));
  }
  const page = await (await send('GET', `/events?limit=1000&types=follow.*&after=${start.next}`)).json();
  await until(() => seen.events.length >= page.data.length, 'all events');
  source.close();
  assert.deepEqual(seen.events.map((event) => JSON.parse(event.data)), page.data);
  assert.deepEqual(seen.events.map((event) => event.lastEventId), page.data.map((event) => event.id));
  assert.deepEqual(seen.events.map((event) => event.type), page.data.map((event) => event.type));
});

test('a browser opens a stream with a ticket, once', async () => {
  const { ticket } = await (await send('POST', '/events/tickets', TOKEN)).json();
  const source = open(`after=now&ticket=${ticket}`);
  const seen = listen(source, 'follow.created', 'checkpoint');
  await until(() => seen.events.length > 0, 'the first checkpoint');
  await follow();
  await unfollow();
  await until(() => seen.events.some((event) => event.type === 'follow.created'), 'the follow');
  await until(() => source.readyState === EventSource.CLOSED, 'the used ticket is refused');
  assert.equal(seen.errors.at(-1).code, 401);
});

test('a client whose position is gone stops for good', async () => {
  const source = open('after=999999999-00000000', KEY);
  const seen = listen(source);
  await until(() => source.readyState === EventSource.CLOSED, 'closed');
  assert.equal(seen.errors.at(-1).code, 409);
});
