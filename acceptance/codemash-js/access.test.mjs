import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { config, iam, password, refusal, registerUser, uniqueEmail } from './client.mjs';

/** Runs with another project id; the client keeps it in one place for all calls. */
async function inProject(projectId, action) {
    const before = config.projectId;
    config.projectId = projectId;
    try {
        return await action();
    } finally {
        config.projectId = before;
    }
}

test('a wrong secret key is refused in JSON that the client can read', async () => {
    const error = await refusal(iam.getUsers({ secretKey: 'not-a-key' }), 401, 'NotAuthenticated');

    assert.match(error.response.headers.get('content-type'), /^application\/json/);
});

test('a key with a wrong secret is refused', async () => {
    const secretKey = `cmk_${Buffer.from('membership-admin:not-the-secret').toString('base64url')}`;

    await refusal(iam.getUsers({ secretKey }), 401, 'NotAuthenticated');
});

test('a wrong secret key can register nobody', async () => {
    const email = uniqueEmail();

    await refusal(iam.register({ secretKey: 'not-a-key', email, password }), 401, 'NotAuthenticated');
    await refusal(iam.getUserByEmail({ email }), 404, 'UserNotFound');
});

test('a project nobody has is not found', async () => {
    await refusal(inProject(randomUUID(), () => iam.getUsers({})), 404, 'ProjectNotFound');
});

test('the project id may be written without dashes', async () => {
    const { result } = await registerUser();

    const user = await inProject(config.projectId.replaceAll('-', ''), () => iam.getUser({ id: result.id }));
    assert.equal(user.id, result.id);
});

test('a user may not list, read, change, block or delete others', async () => {
    const { bearerToken: secretKey } = await registerUser();
    const { id } = (await registerUser()).result;

    await refusal(iam.getUsers({ secretKey }), 403, 'Forbidden');
    await refusal(iam.getUser({ secretKey, id }), 403, 'Forbidden');
    await refusal(iam.updateUser({ secretKey, id, city: 'Kaunas' }), 403, 'Forbidden');
    await refusal(iam.blockUser({ secretKey, id }), 403, 'Forbidden');
    await refusal(iam.deleteUser({ secretKey, id }), 403, 'Forbidden');
    assert.equal((await iam.getUser({ id })).status, 'Active');
});

test('a user cannot raise himself by roles', async () => {
    const { result, bearerToken: secretKey } = await registerUser();

    await refusal(iam.updateUser({ secretKey, id: result.id, roles: ['Administrator'] }), 403, 'Forbidden');
    const email = uniqueEmail();
    await refusal(iam.register({ secretKey, email, password, roles: ['Administrator'] }), 403, 'Forbidden');
});

test('the project key does not block or delete the service user behind it', async () => {
    const { id } = await iam.getProfile({});

    await refusal(iam.blockUser({ id }), 403, 'CannotBlockYourself');
    await refusal(iam.deleteUser({ id }), 403, 'CannotDeleteYourself');
});
