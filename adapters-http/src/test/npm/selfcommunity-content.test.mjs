// The vendor's own client, unmodified: search, posts, feed, suggestions. ADA follows BOB and BOB follows CYD; ADA and BOB told where they are.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRequire } from 'node:module';

// its CommonJS build is the one that plain Node can load
const { http, UserService, SuggestionService, FeedObjectService, generateJWTToken, formatHttpErrorCode } =
  createRequire(import.meta.url)('@selfcommunity/api-services');

const { KITH_URL, KITH_SECRET } = process.env;
const ADA = Number(process.env.ADA), BOB = Number(process.env.BOB), CYD = Number(process.env.CYD);

http.setBasePortal(KITH_URL);
const signIn = async (user) => http.setAuthorizeToken(await generateJWTToken(user, KITH_SECRET, '2h'));
const signOut = () => http.setAuthorizeToken();
const ids = (page) => page.results.map((user) => user.id);
const refused = (promise, status) =>
  promise.then(() => assert.fail('was not refused'), (e) => { assert.equal(e.response?.status, status, e.message); return e; });
const name = async (user) => (await UserService.getSpecificUser(user)).username;

test('userSearch, with each kind of parameter', async () => {
  await signIn(ADA);
  const bob = await name(BOB);
  assert.deepEqual(ids(await UserService.userSearch({ user: bob.toUpperCase() })), [BOB]);
  assert.deepEqual(ids(await UserService.userSearch({ user: bob, is_staff: false, gender: 'Unspecified', limit: 5 })), [BOB]);
  assert.deepEqual(ids(await UserService.userSearch({ user: bob, is_staff: true })), []);
  assert.deepEqual(ids(await UserService.userSearch({ user: bob, age: '45+' })), []);
  assert.deepEqual(ids(await UserService.userSearch({ user: bob, user_position: true, ordering: 'distance' })), [BOB]);
  assert.deepEqual(ids(await UserService.userSearch({ user: bob, tag: 12345 })), []);
  const error = await refused(UserService.userSearch({ ordering: 'distance' }), 400);
  assert.deepEqual(formatHttpErrorCode(error), { orderingError: { error: 'invalid' } });
});

test('userAutocomplete, signed in and anonymous', async () => {
  await signIn(ADA);
  const bob = await name(BOB);
  for (const user of [null, ADA]) {
    if (user) await signIn(user); else signOut();
    const page = await UserService.userAutocomplete({ search: bob });
    assert.deepEqual(ids(page), [BOB]);
    assert.deepEqual(Object.keys(page.results[0]).sort(), ['avatar', 'ext_id', 'id', 'real_name', 'username']);
    assert.deepEqual(ids(await UserService.userAutocomplete({ search: bob, exclude: `${BOB}` })), []);
  }
});

test('matchUsernames', async () => {
  await signIn(ADA);
  const users = await UserService.matchUsernames([await name(CYD), 'no-one-at-all', await name(BOB)]);
  assert.deepEqual(users.map((user) => user.id), [CYD, BOB]);
});

test('createFeedObject and getUserFeed', async () => {
  await signIn(BOB);
  const discussion = await FeedObjectService.createFeedObject('discussion', { title: 'Hello', text: '<b>bold</b>', categories: [3] });
  assert.equal(discussion.html, '&lt;b&gt;bold&lt;/b&gt;');
  assert.equal(discussion.author.id, BOB);
  const status = await FeedObjectService.createFeedObject('status', { text: 'later', categories: [] });
  for (const user of [null, ADA]) {
    if (user) await signIn(user); else signOut();
    const feed = await UserService.getUserFeed(BOB, { limit: 10, offset: 0 });
    assert.equal(feed.count, 2);
    assert.deepEqual(feed.results.map((unit) => unit[unit.type].id), [status.id, discussion.id]);
    assert.deepEqual(feed.results.map((unit) => unit.type), ['status', 'discussion']);
    assert.equal(feed.results[1].discussion.title, 'Hello');
    assert.equal(feed.results[1].discussion.categories[0].name, 'Chess');
  }
  assert.equal((await UserService.getUserCounters(BOB)).discussions, 1);
});

test('getUserSuggestion', async () => {
  await signIn(ADA);
  const page = await SuggestionService.getUserSuggestion();
  assert.deepEqual(ids(page), [CYD]);
  assert.equal(page.count, 1);
});

test('getCurrentUserPermission', async () => {
  await signIn(ADA);
  const permission = await UserService.getCurrentUserPermission();
  assert.equal(permission.create_post, true);
  assert.equal(permission.follow_user, true);
});
