import assert from 'node:assert/strict';
import { test } from 'node:test';
import { iam, password, refusal, registerUser, uniqueEmail } from './client.mjs';

test('login answers with the user, his session and a token that works', async () => {
    const { result, email } = await registerUser({ email: uniqueEmail('plus+sign') });

    const login = await iam.login({ username: email, password });

    assert.equal(login.userId, result.id);
    assert.ok(login.sessionId);
    assert.deepEqual(login.roles.map((role) => role.name), ['Authenticated']);
    assert.equal((await iam.getProfile({ secretKey: login.bearerToken })).id, result.id);
});

test('login takes a + in the password as it is', async () => {
    const { email } = await registerUser({ password: 'four+horses' });

    assert.ok((await iam.login({ username: email, password: 'four+horses' })).bearerToken);
});

test('login with a wrong password and as nobody are refused alike', async () => {
    const { email } = await registerUser();

    const wrong = await refusal(iam.login({ username: email, password: 'wrong' }), 401, 'InvalidCredentials');
    const nobody = await refusal(iam.login({ username: uniqueEmail(), password }), 401, 'InvalidCredentials');
    assert.equal(nobody.message, wrong.message);
});

test('login of a blocked user is refused', async () => {
    const { result, email } = await registerUser();
    await iam.blockUser({ id: result.id });

    await refusal(iam.login({ username: email, password }), 403, 'AccountDisabled');
});

test('checkAuthentication says who is signed in, also for the project key', async () => {
    const { result, bearerToken: secretKey } = await registerUser();

    const check = await iam.checkAuthentication({ secretKey });
    assert.equal(check.userId, result.id);
    assert.equal(check.bearerToken, secretKey);
    assert.ok((await iam.checkAuthentication({ secretKey: process.env.CODEMASH_SECRET_KEY })).userId);
    await refusal(iam.checkAuthentication({}), 401, 'NotAuthenticated');
});

test('logout ends the token', async () => {
    const { email } = await registerUser();
    const { bearerToken: secretKey } = await iam.login({ username: email, password });

    await iam.logout({ secretKey });

    await refusal(iam.checkAuthentication({ secretKey }), 401, 'NotAuthenticated');
});

test('appleSignIn says in JSON that this project takes no tokens of Apple', async () => {
    const token = { identityToken: 'a.b.c', authorizationCode: 'code', fullName: { givenName: 'Ona', familyName: 'P' } };

    await refusal(iam.appleSignIn(token), 404, 'ProviderNotFound');
});
