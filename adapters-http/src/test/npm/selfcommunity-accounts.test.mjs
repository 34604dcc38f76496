// The vendor's own client, unmodified, on accounts. ROOT is an administrator.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRequire } from 'node:module';

// its CommonJS build is the one that plain Node can load
const { http, UserService, AccountService, generateJWTToken, formatHttpErrorCode } = createRequire(import.meta.url)('@selfcommunity/api-services');

const { KITH_URL, KITH_SECRET, NAME } = process.env;
const ROOT = Number(process.env.ROOT);
const PASSWORD = 'Correct-horse-1';

http.setBasePortal(KITH_URL);
const signIn = async (user) => http.setAuthorizeToken(await generateJWTToken(user, KITH_SECRET, '2h'));
const refused = async (promise, status) => {
  const error = await promise.then(() => assert.fail('was not refused'), (e) => e);
  assert.equal(error.response?.status, status, error.message);
  return formatHttpErrorCode(error);
};

await signIn(ROOT);
const ada = await AccountService.create({ username: NAME, email: `${NAME}@example.org`, password: PASSWORD });

test('an administrator creates an account', async () => {
  await signIn(ROOT);
  assert.equal(ada.username, NAME);
  assert.equal(ada.email, `${NAME}@example.org`);
  assert.deepEqual(await refused(AccountService.create({ username: NAME, email: 'x@example.org', password: PASSWORD }), 400),
    { usernameError: { error: 'unique' } });
});

test('the address: at once, and with a code', async () => {
  await signIn(ada.id);
  assert.equal(await UserService.changeUserMail(ada.id, `${NAME}.2@example.org`), '');
  assert.equal((await UserService.getCurrentUser()).email, `${NAME}.2@example.org`);
  const mail = `${NAME}.3@example.org`;
  const { validation_code } = await UserService.changeUserMail(ada.id, mail, true, true);
  assert.ok(validation_code);
  assert.equal((await UserService.getCurrentUser()).email, `${NAME}.2@example.org`);
  assert.equal(await UserService.confirmChangeUserMail(ada.id, mail, validation_code), '');
  const me = await UserService.getCurrentUser();
  assert.equal(me.email, mail);
  assert.equal(me.email_isvalid, false); // only the code in the mail shows that the user reads it
  assert.deepEqual(await refused(UserService.changeUserMail(ada.id, 'nonsense', true), 400), { newEmailError: { error: 'invalid' } });
  assert.deepEqual(await refused(UserService.changeUserMail(ada.id, mail, true), 400), { error: 'invalid' });
  await refused(UserService.confirmChangeUserMail(ada.id, mail, validation_code), 400);
});

test('the password, and what is said of it', async () => {
  await signIn(ada.id);
  assert.equal(await UserService.changeUserPassword(ada.id, PASSWORD, 'New-password-2'), '');
  await signIn(ada.id); // tokens from before are good for nothing now
  assert.deepEqual(await refused(UserService.changeUserPassword(ada.id, PASSWORD, 'New-password-3'), 400), { passwordError: { error: 'invalid' } });
  assert.deepEqual(await refused(UserService.changeUserPassword(ada.id, 'New-password-2', 'aA1-'), 400),
    { newPasswordError: { error: 'min_length' } });
  assert.deepEqual(await refused(UserService.changeUserPassword(ada.id, 'New-password-2', 'all-lower-case'), 400),
    { newPasswordError: { error: 'invalid' } });
});

test('settings: read, changed, and changed by nothing', async () => {
  await signIn(ada.id);
  const defaults = await UserService.userSettings(ada.id);
  assert.equal(defaults.qa_frequency, -1);
  assert.equal(Object.keys(defaults).length, 7);
  const changed = await UserService.userSettingsPatch(ada.id, { qa_frequency: 0, show_toast_notifications: 0 });
  assert.deepEqual(changed, { ...defaults, qa_frequency: 0, show_toast_notifications: 0 });
  assert.deepEqual(await UserService.userSettingsPatch(ada.id), changed);
  assert.deepEqual(await refused(UserService.userSettings(ROOT), 403), { error: 'permission_denied' });
});
