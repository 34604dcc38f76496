// Every method of the vendor's user service, whatever MODE the community is in, whether ACTIONS answer with a body, whether its CONTENT is open.
// ROOT is an administrator; ADA, BOB and CYD have nothing to do with each other yet.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRequire } from 'node:module';

const { http, UserService, AccountService, generateJWTToken, formatHttpErrorCode } =
  createRequire(import.meta.url)('@selfcommunity/api-services');

const { KITH_URL, KITH_SECRET, NAME, MODE, ACTIONS, CONTENT } = process.env;
const ADA = Number(process.env.ADA), BOB = Number(process.env.BOB), CYD = Number(process.env.CYD), ROOT = Number(process.env.ROOT);
const PASSWORD = 'Correct-horse-1';
const FOLLOW = MODE === 'follow';

const driven = new Set();
const users = new Proxy(UserService, {
  get(service, name) {
    return (...args) => {
      driven.add(name);
      return service[name](...args);
    };
  },
});

http.setBasePortal(KITH_URL);
const signIn = async (user) => http.setAuthorizeToken(await generateJWTToken(user, KITH_SECRET, '2h'));
const signOut = () => http.setAuthorizeToken();
const ids = (page) => {
  assert.equal(page.count, page.results.length);
  return page.results.map((user) => user.id);
};
const CODES = { 401: 'not_authenticated', 403: 'permission_denied', 404: 'not_found' };
const refused = async (promise, status) => {
  const error = await promise.then(() => assert.fail('was not refused'), (e) => e);
  assert.equal(error.response?.status, status, error.message);
  assert.deepEqual(formatHttpErrorCode(error), { error: CODES[status] });
};
/** In the mode that has it the answer is as expected, in the other it is 403. */
const inMode = async (here, promise, check) => (here ? check(await promise) : refused(promise, 403));
const empty = (answer) => assert.equal(answer, '');
const status = (expected) => (answer) => assert.deepEqual(answer, ACTIONS === 'status' ? { connection_status: expected } : '');
const is = (expected) => (answer) => assert.deepEqual(answer, expected);

await signIn(ROOT);
const dan = await AccountService.create({ username: NAME, email: `${NAME}@example.org`, password: PASSWORD });
const bob = await UserService.getSpecificUser(BOB);

test('who is there', async () => {
  await signIn(ADA);
  assert.deepEqual(ids(await users.getAllUsers({ search: bob.username })), [BOB]);
  assert.deepEqual(ids(await users.userSearch({ user: bob.username })), [BOB]);
  assert.deepEqual(ids(await users.userAutocomplete({ search: bob.username })), [BOB]);
  assert.deepEqual((await users.matchUsernames([bob.username])).map((user) => user.id), [BOB]);
  assert.equal((await users.getSpecificUser(BOB)).connection_status, null);
  assert.equal((await users.getUserCounters(BOB))[FOLLOW ? 'followers' : 'connections'], 0);
  assert.equal((await users.getUserFeed(BOB)).count, 0);
});

test('oneself', async () => {
  await signIn(ADA);
  assert.equal((await users.userUpdate(ADA, { real_name: 'Ada', bio: 'x' })).real_name, 'Ada');
  assert.equal((await users.userPatch(ADA, { bio: 'y' })).bio, 'y');
  assert.equal((await users.getCurrentUser()).bio, 'y');
  const permission = await users.getCurrentUserPermission();
  assert.equal(permission.follow_user, FOLLOW);
  assert.equal(permission.request_connection, !FOLLOW);
  const settings = await users.userSettings(ADA);
  assert.deepEqual(await users.userSettingsPatch(ADA, { qa_frequency: 0 }), { ...settings, qa_frequency: 0 });
});

test('following', async () => {
  await signIn(ADA);
  await inMode(FOLLOW, users.followUser(BOB), empty);
  await inMode(FOLLOW, users.checkUserFollowed(BOB), is({ is_followed: true }));
  await inMode(FOLLOW, users.checkUserFollower(BOB), is({ is_follower: false }));
  await inMode(FOLLOW, users.getUserFollowers(BOB, { mutual: 0 }), (page) => assert.deepEqual(ids(page), [ADA]));
  await inMode(FOLLOW, users.getUserFollowings(ADA), (page) => assert.deepEqual(ids(page), [BOB]));
  assert.deepEqual(await users.getUserConnectionStatuses([BOB]), { connection_statuses: { [BOB]: FOLLOW ? 'followed' : null } });
});

test('connecting', async () => {
  const here = !FOLLOW;
  await signIn(ADA);
  await inMode(here, users.userRequestConnection(BOB), status('sent_connection_request'));
  await inMode(here, users.getUserRequestConnectionsSent(), (page) => assert.deepEqual(page.results.map((r) => r.to_user.id), [BOB]));
  await inMode(here, users.userCancelRequestConnection(BOB), status(null));
  await inMode(here, users.userRequestConnection(BOB), status('sent_connection_request'));
  await signIn(BOB);
  await inMode(here, users.getUserConnectionRequests(), (page) => assert.deepEqual(page.results.map((r) => r.from_user.id), [ADA]));
  await inMode(here, users.userMarkSeenConnectionRequest(ADA), empty);
  await inMode(here, users.userRejectConnectionRequest(ADA), status(null));
  await inMode(here, users.userCancelRejectConnectionRequest(ADA), status('received_connection_request'));
  await inMode(here, users.userAcceptRequestConnection(ADA), status('connected'));
  assert.deepEqual(await users.checkUserConnections(ADA), { is_connection: here });
  await inMode(here, users.getUserConnections(ADA), (page) => assert.deepEqual(ids(page), [BOB]));
  await inMode(here, users.userRemoveConnection(ADA), status(null));
});

test('hiding', async () => {
  await signIn(ADA);
  empty(await users.showHideUser(CYD));
  assert.deepEqual(await users.checkUserHidden(CYD), { is_hidden: true });
  assert.deepEqual(await users.checkUserHiddenBy(CYD), { is_hidden_by: false });
  assert.deepEqual(ids(await users.getHiddenUsers()), [CYD]);
  assert.deepEqual(await users.getHiddenUsersId(), [CYD]);
});

test('an account, to its end', async () => {
  await signIn(dan.id);
  const mail = `${NAME}.2@example.org`;
  const { validation_code } = await users.changeUserMail(dan.id, mail, true);
  empty(await users.confirmChangeUserMail(dan.id, mail, validation_code));
  empty(await users.changeUserPassword(dan.id, PASSWORD, 'New-password-2'));
  await signIn(dan.id);
  empty(await users.userDelete(dan.id));
  await signIn(ROOT);
  assert.equal((await users.getSpecificUser(dan.id)).deleted, true);
  empty(await users.userDelete(dan.id, 1));
  await refused(users.getSpecificUser(dan.id), 404);
});

test('what is not served is not found', async () => {
  await signIn(ADA);
  const notServed = {
    addUserAvatar: [new FormData()],
    checkUserEmailToken: ['x'],
    createProviderAssociation: [{ user_id: ADA, provider: 'x', ext_id: 1 }],
    deleteProviderAssociation: [{ user_id: ADA, provider: 'x', ext_id: 1 }],
    getCurrentUserAvatar: [],
    getCurrentUserPlatform: [],
    getOrderDetail: [ADA, 1],
    getOrderHistory: [ADA],
    getProviderAssociations: [ADA],
    getUserAvatars: [],
    getUserFollowedCategories: [ADA],
    getUserLiveStream: [ADA],
    getUserLoyaltyPoints: [ADA],
    removeUserAvatar: [1],
    setUserPrimaryAvatar: [1],
    userTagToAddressContribution: [],
  };
  for (const [name, args] of Object.entries(notServed)) {
    await refused(users[name](...args), 404).catch((e) => assert.fail(`${name}: ${e.message}`));
  }
});

test('who is not signed in', async () => {
  signOut();
  const reads = [() => users.getSpecificUser(BOB), () => users.getUserFeed(BOB), () => users.getUserCounters(BOB), () => users.userAutocomplete({ search: bob.username })];
  reads.push(...(FOLLOW ? [() => users.getUserFollowers(BOB), () => users.getUserFollowings(BOB)] : [() => users.getUserConnections(BOB)]));
  for (const read of reads) {
    if (CONTENT === 'true') await read(); else await refused(read(), 401);
  }
  for (const method of ['getCurrentUser', 'getAllUsers', 'userSearch', 'getHiddenUsersId']) {
    await refused(users[method](), 401);
  }
});

test('there is no method beside these', () => {
  const methods = Object.getOwnPropertyNames(UserService).filter((name) => typeof UserService[name] === 'function');
  assert.ok(methods.length > 50);
  assert.deepEqual([...driven].sort(), methods.sort());
});
