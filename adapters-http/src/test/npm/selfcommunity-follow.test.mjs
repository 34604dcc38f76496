// The vendor's own client, unmodified, in follow mode. ADA follows BOB and BOB follows ADA; CYD follows ADA.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRequire } from 'node:module';

// its CommonJS build is the one that plain Node can load
const { http, UserService, PreferenceService, FeatureService, generateJWTToken, formatHttpError, formatHttpErrorCode } =
  createRequire(import.meta.url)('@selfcommunity/api-services');

const { KITH_URL, KITH_SECRET } = process.env;
const ADA = Number(process.env.ADA), BOB = Number(process.env.BOB), CYD = Number(process.env.CYD);

http.setBasePortal(KITH_URL);
const signIn = async (user) => http.setAuthorizeToken(await generateJWTToken(user, KITH_SECRET, '2h'));
const signOut = () => http.setAuthorizeToken();
const ids = (page) => page.results.map((user) => user.id);
const refused = async (promise, status) => {
  const error = await promise.then(() => assert.fail('was not refused'), (e) => e);
  assert.equal(error.response?.status, status, error.message);
  return error;
};

test('preferences and features, as an application asks for them at boot', async () => {
  signOut();
  const preferences = await PreferenceService.getAllPreferences();
  const follow = preferences.results.find((p) => p.section === 'configurations' && p.name === 'follow_enabled');
  assert.equal(follow.value, true);
  const features = await FeatureService.getAllFeatures();
  assert.ok(features.results.length > 0);
});

test('a token minted by the client itself signs in', async () => {
  await signIn(ADA);
  const me = await UserService.getCurrentUser();
  assert.equal(me.id, ADA);
  assert.ok(me.email && me.permission.follow_user);
});

test('users: the list, its filters, one of them, their counters', async () => {
  await signIn(ADA);
  const all = await UserService.getAllUsers({ limit: 2 });
  assert.equal(all.results.length, 2);
  assert.ok(all.next);
  const more = await http.request({ url: all.next, method: 'GET' });
  assert.equal(more.status, 200);
  const bob = await UserService.getSpecificUser(BOB);
  for (const key of ['id', 'username', 'real_name', 'date_joined', 'bio', 'location', 'description', 'gender', 'website', 'avatar', 'tags', 'reputation']) {
    assert.ok(key in bob, key);
  }
  const found = await UserService.getAllUsers({ search: bob.username });
  assert.deepEqual(ids(found), [BOB]);
  const counters = await UserService.getUserCounters(ADA);
  assert.equal(counters.followers, 2);
  assert.equal(counters.followings, 1);
});

test('profile: PUT and PATCH, and PATCH without data', async () => {
  await signIn(ADA);
  assert.equal((await UserService.userUpdate(ADA, { real_name: 'Ada', bio: 'x' })).real_name, 'Ada');
  assert.equal((await UserService.userPatch(ADA, { bio: 'y' })).bio, 'y');
  assert.equal((await UserService.userPatch(ADA)).bio, 'y');
});

test('followers and followings, mutuals first, with every value of mutual', async () => {
  for (const user of [null, CYD]) {
    if (user) await signIn(user); else signOut();
    assert.deepEqual(ids(await UserService.getUserFollowers(ADA)), [BOB, CYD]);
    assert.deepEqual(ids(await UserService.getUserFollowers(ADA, { mutual: 1 })), [BOB]);
    assert.deepEqual(ids(await UserService.getUserFollowers(ADA, { mutual: 0 })), [CYD]);
    assert.deepEqual(ids(await UserService.getUserFollowers(ADA, { limit: 1, offset: 1 })), [CYD]);
    assert.deepEqual(ids(await UserService.getUserFollowings(ADA)), [BOB]);
    assert.deepEqual(ids(await UserService.getUserFollowings(ADA, { mutual: 0 })), []);
  }
});

test('follow and unfollow, with its checks and statuses', async () => {
  await signIn(CYD);
  assert.equal(await UserService.followUser(BOB), '');
  assert.equal((await UserService.checkUserFollowed(BOB)).is_followed, true);
  assert.deepEqual((await UserService.getUserConnectionStatuses([ADA, BOB, CYD])).connection_statuses,
    { [ADA]: 'followed', [BOB]: 'followed', [CYD]: null });
  await signIn(BOB);
  assert.equal((await UserService.checkUserFollower(CYD)).is_follower, true);
  assert.equal((await UserService.checkUserFollowed(CYD)).is_followed, false);
  await signIn(CYD);
  await UserService.followUser(BOB);
  assert.equal((await UserService.checkUserFollowed(BOB)).is_followed, false);
});

test('both shapes of error, as the client reads them', async () => {
  await signIn(ADA);
  const field = await refused(UserService.userPatch(ADA, { gender: 'x' }), 400);
  assert.deepEqual(formatHttpErrorCode(field), { genderError: { error: 'invalid_choice' } });
  assert.match(formatHttpError(field).genderError.error, /not a valid choice/);
  const general = await refused(UserService.userPatch(BOB, { bio: 'x' }), 403);
  assert.deepEqual(formatHttpErrorCode(general), { error: 'permission_denied' });
  assert.deepEqual(formatHttpErrorCode(await refused(UserService.followUser(ADA), 400)), { error: 'invalid' });
  assert.deepEqual(formatHttpErrorCode(await refused(UserService.getSpecificUser(999999999), 404)), { error: 'not_found' });
  signOut();
  assert.deepEqual(formatHttpErrorCode(await refused(UserService.getCurrentUser(), 401)), { error: 'not_authenticated' });
});
