import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { config, iam, password, refusal, registerUser, roleNames, uniqueEmail } from './client.mjs';

// A project of their own: who registers here has to confirm his address.
const { ACCOUNTS_PROJECT_ID, ACCOUNTS_SECRET_KEY, MAILBOX_URL } = process.env;
for (const [name, value] of Object.entries({ ACCOUNTS_PROJECT_ID, ACCOUNTS_SECRET_KEY, MAILBOX_URL })) {
    if (!value) throw new Error(`set ${name}: CodeMashClientIT says what they are`);
}
config.init({ projectId: ACCOUNTS_PROJECT_ID, secretKey: ACCOUNTS_SECRET_KEY });

const other = 'a password of my own';

/** Tokens in the mails to an address, the newest last, once there are so many mails. */
async function mailedTokens(email, count = 1) {
    for (let tries = 0; tries < 300; tries++) {
        const letters = await (await fetch(MAILBOX_URL, { method: 'POST', body: email })).json();
        if (letters.length >= count) return letters.map(({ text }) => text.match(/[?&]token=([\w.-]+)/)[1]);
        await setTimeout(100);
    }
    return assert.fail(`no ${count} mails to ${email}`);
}

/** Somebody who has confirmed his address. */
async function verifiedUser() {
    const user = await registerUser({ autoLogin: true });
    const [token] = await mailedTokens(user.email);
    await iam.verifyRegistration({ token });
    return user;
}

test('who registers signs in once he has confirmed his address', async () => {
    const { email, result, bearerToken } = await registerUser({ autoLogin: true });
    assert.equal(bearerToken ?? '', '');
    assert.equal(result.status, 'PendingValidation');
    await refusal(iam.login({ username: email, password }), 403, 'EmailNotVerified');
    const [token] = await mailedTokens(email);

    assert.deepEqual(await iam.verifyRegistration({ token }), {});

    assert.equal((await iam.login({ username: email, password })).userId, result.id);
    assert.equal((await iam.getUser({ id: result.id })).status, 'Active');
    await refusal(iam.verifyRegistration({ token }), 400, 'UsedToken');
});

test('who is invited gets a mail, accepts with a password and has what was promised', async () => {
    const email = uniqueEmail('plus+sign');
    const { result } = await iam.invite({
        email, firstName: 'Ona', roles: ['Administrator'], meta: { plan: 'gold' }, language: 'lt',
    });
    assert.equal(result.status, 'Invited');
    const [token] = await mailedTokens(email);
    const check = await iam.checkInvitationToken({ token });
    assert.deepEqual([check.result, check.userId], [true, result.id]);
    await refusal(iam.verifyInvitation({ token, password: other, repeatedPassword: 'x' }), 400, 'PasswordMismatch');

    assert.deepEqual(await iam.verifyInvitation({ token, password: other, repeatedPassword: other }), {});

    const user = await iam.getUser({ id: result.id, includeMeta: true });
    assert.deepEqual([user.status, user.firstName, user.language], ['Active', 'Ona', 'lt']);
    assert.deepEqual(JSON.parse(user.meta), { plan: 'gold' });
    assert.deepEqual(roleNames(user), ['Administrator']);
    assert.ok((await iam.login({ username: email, password: other })).bearerToken);
    assert.equal((await iam.checkInvitationToken({ token })).result, false);
});

test('an invitation goes to nobody twice', async () => {
    const email = uniqueEmail();
    await iam.invite({ email });

    await refusal(iam.invite({ email }), 409, 'InvitationPending');
});

test('a user changes his password with the one he has', async () => {
    const { email, result } = await verifiedUser();
    const { bearerToken: secretKey } = await iam.login({ username: email, password });

    const wrong = iam.updatePassword({ secretKey, currentPassword: 'x', password: other, repeatedPassword: other });
    await refusal(wrong, 400, 'WrongPassword');
    const change = { secretKey, currentPassword: password, password: other, repeatedPassword: other };
    assert.deepEqual(await iam.updatePassword(change), {});

    assert.equal((await iam.login({ username: email, password: other })).userId, result.id);
});

test('the project key sets a password', async () => {
    const { email, result } = await verifiedUser();

    assert.deepEqual(await iam.updatePassword({ userId: result.id, password: other, repeatedPassword: other }), {});

    assert.ok((await iam.login({ username: email, password: other })).bearerToken);
});

test('a forgotten password is reset by mail, and nobody learns who has an account', async () => {
    const { email } = await verifiedUser();

    const known = await iam.createPasswordReset({ email });
    assert.deepEqual(await iam.createPasswordReset({ email: uniqueEmail() }), known);
    const token = (await mailedTokens(email, 2)).at(-1);
    assert.equal((await iam.checkPasswordReset({ token })).result, true);
    assert.deepEqual(await iam.resetPassword({ token, password: other, repeatedPassword: other }), {});

    assert.ok((await iam.login({ username: email, password: other })).bearerToken);
    await refusal(iam.login({ username: email, password }), 401, 'InvalidCredentials');
    assert.equal((await iam.checkPasswordReset({ token })).result, false);
    await refusal(iam.resetPassword({ token, password, repeatedPassword: password }), 400, 'UsedToken');
});

test('createDeactivationRequest mails a token to a user, and is refused to the project key', async () => {
    const { email } = await verifiedUser();
    const { bearerToken: secretKey } = await iam.login({ username: email, password });

    assert.deepEqual(await iam.createDeactivationRequest({ secretKey }), {});

    assert.ok((await mailedTokens(email, 2)).at(-1));
    await refusal(iam.createDeactivationRequest({ secretKey: ACCOUNTS_SECRET_KEY }), 403, 'Forbidden');
});

// The client sends these two to the routes of the password reset; no server can tell them apart from one.
test('checkDeactivationToken and deactivateAccount change no password with a token to leave', async () => {
    const { email, result } = await verifiedUser();
    const { bearerToken: secretKey } = await iam.login({ username: email, password });
    await iam.createDeactivationRequest({ secretKey });
    const token = (await mailedTokens(email, 2)).at(-1);

    assert.equal((await iam.checkDeactivationToken({ token })).result, false);
    await refusal(iam.deactivateAccount({ token, password }), 400, 'InvalidToken');
    assert.equal((await iam.getUser({ id: result.id })).status, 'Active');

    const leave = await fetch(`${config.apiUrl}/v2/membership/users/deactivate`, {
        method: 'POST',
        headers: { 'X-CM-ProjectId': ACCOUNTS_PROJECT_ID, 'Content-Type': 'application/json' },
        body: JSON.stringify({ token, password }),
    });
    assert.equal(leave.status, 204);
    assert.equal((await iam.getUser({ id: result.id })).status, 'Deactivated');
    await refusal(iam.login({ username: email, password }), 403, 'AccountDisabled');
});
