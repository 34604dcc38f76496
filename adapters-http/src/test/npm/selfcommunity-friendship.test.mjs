// The vendor's own client, unmodified, in friendship mode; ACTIONS says whether actions answer with a body.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRequire } from 'node:module';

const { http, UserService, PreferenceService, generateJWTToken, formatHttpErrorCode } =
  createRequire(import.meta.url)('@selfcommunity/api-services');

const { KITH_URL, KITH_SECRET, ACTIONS } = process.env;
const ADA = Number(process.env.ADA), BOB = Number(process.env.BOB), CYD = Number(process.env.CYD);

http.setBasePortal(KITH_URL);
const signIn = async (user) => http.setAuthorizeToken(await generateJWTToken(user, KITH_SECRET, '2h'));
const ids = (page) => page.results.map((user) => user.id);
const answers = (answer, status) => assert.deepEqual(answer, ACTIONS === 'status' ? { connection_status: status } : '');

test('the community says that it connects', async () => {
  const { results } = await PreferenceService.getAllPreferences();
  assert.equal(results.find((p) => p.name === 'follow_enabled').value, false);
  assert.equal(results.find((p) => p.name === 'connection_enabled').value, true);
});

test('every step of a request', async () => {
  await signIn(ADA);
  answers(await UserService.userRequestConnection(BOB), 'sent_connection_request');
  assert.deepEqual((await UserService.getUserRequestConnectionsSent()).results.map((r) => r.to_user.id), [BOB]);
  await signIn(BOB);
  const inbox = await UserService.getUserConnectionRequests();
  assert.deepEqual(inbox.results.map((r) => r.from_user.id), [ADA]);
  assert.equal(await UserService.userMarkSeenConnectionRequest(ADA), '');
  answers(await UserService.userRejectConnectionRequest(ADA), null);
  answers(await UserService.userCancelRejectConnectionRequest(ADA), 'received_connection_request');
  answers(await UserService.userAcceptRequestConnection(ADA), 'connected');
  assert.equal((await UserService.checkUserConnections(ADA)).is_connection, true);
  assert.deepEqual((await UserService.getUserConnectionStatuses([ADA, CYD])).connection_statuses, { [ADA]: 'connected', [CYD]: null });
  answers(await UserService.userRemoveConnection(ADA), null);
  assert.equal((await UserService.checkUserConnections(ADA)).is_connection, false);
  answers(await UserService.userRequestConnection(ADA), 'sent_connection_request');
  answers(await UserService.userCancelRequestConnection(ADA), null);
});

test('connections, the shared ones first', async () => {
  for (const [one, other] of [[ADA, BOB], [ADA, CYD], [CYD, BOB]]) {
    await signIn(one);
    await UserService.userRequestConnection(other);
    await signIn(other);
    await UserService.userAcceptRequestConnection(one);
  }
  await signIn(CYD);
  assert.deepEqual(ids(await UserService.getUserConnections(ADA)), [BOB, CYD]);
  assert.deepEqual(ids(await UserService.getUserConnections(ADA, { mutual: 1 })), [BOB]);
  assert.deepEqual(ids(await UserService.getUserConnections(ADA, { mutual: 0 })), [CYD]);
});

test('hiding, and seeing again', async () => {
  await signIn(ADA);
  assert.equal(await UserService.showHideUser(BOB), '');
  assert.equal((await UserService.checkUserHidden(BOB)).is_hidden, true);
  assert.deepEqual(ids(await UserService.getHiddenUsers()), [BOB]);
  assert.deepEqual(await UserService.getHiddenUsersId(), [BOB]);
  await signIn(BOB);
  assert.equal((await UserService.checkUserHiddenBy(ADA)).is_hidden_by, true);
  const error = await UserService.userRequestConnection(ADA).then(() => assert.fail('was not refused'), (e) => e);
  assert.equal(error.response.status, 403);
  assert.deepEqual(formatHttpErrorCode(error), { error: 'permission_denied' });
  await signIn(ADA);
  await UserService.showHideUser(BOB);
  assert.deepEqual(await UserService.getHiddenUsersId(), []);
});
