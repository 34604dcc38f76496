// A client that nobody here wrote (openapi-fetch), with types that openapi-typescript made of the document.
// The compiler checks each request and each field of an answer; the program checks the values.
import assert from 'node:assert/strict';
import createClient from 'openapi-fetch';
import type { components, paths } from './graph-api.js';

const { KITH_URL, KEY } = process.env;
const kith = createClient<paths>({
  baseUrl: `${KITH_URL}/graph/v1`,
  headers: { Authorization: `Bearer ${KEY}` },
});

/** The body of a successful answer. */
const body = <T>({ data, error }: { data?: T; error?: unknown }): T => {
  assert.ok(data !== undefined, JSON.stringify(error));
  return data;
};

const ref = (name: string): string => `ext:walk-${name}`;

const who = body(await kith.GET('/whoami'));
assert.equal(who.kind, 'key');

// your users, by your ids
const batch = body(await kith.POST('/users/batch', {
  body: { users: ['ada', 'bob', 'cleo'].map((name) => ({ ref: ref(name), name })) },
}));
assert.deepEqual(batch.results.map((result) => result.status), ['created', 'created', 'created']);
const dan = body(await kith.PUT('/users/{user}', { params: { path: { user: ref('dan') } }, body: { name: 'Dan' } }));
assert.equal(dan.external_id, 'walk-dan');

// follows, one and many
const followed = body(await kith.PUT('/users/{user}/followings/{other}', {
  params: { path: { user: ref('ada'), other: ref('bob') } },
}));
assert.equal(followed.changed, true);
const many = body(await kith.POST('/ties/batch', {
  body: {
    operations: [
      { op: 'follow', from: ref('bob'), to: ref('ada'), since: '2024-02-01T10:00:00Z' },
      { op: 'follow', from: ref('cleo'), to: ref('ada') },
      { op: 'follow', from: ref('bob'), to: ref('cleo') },
      { op: 'follow', from: ref('nobody'), to: ref('ada') },
    ],
  },
}));
assert.deepEqual(many.results.map((result) => result.status), ['applied', 'applied', 'applied', 'failed']);
assert.equal(many.results[3]?.problem?.code, 'user-not-found');

// the list with mutuals first, page by page, at least as new as the batch
const names: string[] = [];
let after: string | undefined;
do {
  const page = body(await kith.GET('/users/{user}/followers', {
    params: {
      path: { user: ref('ada') },
      query: { order: 'mutual_first', limit: 1, ...(after === undefined ? {} : { after }) },
      header: { 'Kith-State': many.state ?? undefined },
    },
  }));
  assert.equal(page.count, 2);
  for (const item of page.data ?? []) {
    assert.equal(item.mutual, item.user.external_id === 'walk-bob');
    names.push(item.user.name ?? '');
  }
  after = page.next ?? undefined;
} while (after !== undefined);
assert.deepEqual(names, ['bob', 'cleo']);

const known = body(await kith.GET('/users/{user}/known-followers', {
  params: { path: { user: ref('cleo') }, query: { viewer: ref('ada') } },
}));
assert.equal(known.count, 1);

const relationships = body(await kith.POST('/relationships', {
  body: { from: ref('ada'), to: [ref('bob'), ref('nobody')] },
}));
const [toBob, toNobody] = relationships.data;
assert.ok(toBob !== undefined && 'mutual' in toBob && toBob.mutual === true);
assert.ok(toNobody !== undefined && 'problem' in toNobody && toNobody.problem.code === 'user-not-found');

// what happened
const types: components['schemas']['Event']['type'][] = [];
let position = 'start';
for (let more = true; more;) {
  const events = body(await kith.GET('/events', { params: { query: { after: position, user: ref('ada') } } }));
  types.push(...events.data.map((event) => event.type));
  position = events.next;
  more = events.more;
}
assert.deepEqual(types, ['user.created', 'follow.created', 'follow.created', 'follow.created']);

// an error has a code that the compiler knows
const self = await kith.PUT('/users/{user}/followings/{other}', {
  params: { path: { user: ref('ada'), other: ref('ada') } },
});
assert.equal(self.response.status, 422);
assert.equal(self.error?.code, 'self-relation');
console.log('walked', names, types);
