import assert from 'node:assert/strict';
import { test } from 'node:test';
import { iam, refusal, registerUser } from './client.mjs';

test('blockUser makes the user Blocked and answers with nothing', async () => {
    const { result } = await registerUser();

    assert.deepEqual(await iam.blockUser({ id: result.id }), {});
    assert.equal((await iam.getUser({ id: result.id })).status, 'Blocked');
});

test('a second blockUser is refused', async () => {
    const { result } = await registerUser();

    await iam.blockUser({ id: result.id });
    await refusal(iam.blockUser({ id: result.id }), 409, 'UserAlreadyBlocked');
});

test('unblockUser makes the user Active again', async () => {
    const { result } = await registerUser();

    await iam.blockUser({ id: result.id });
    assert.deepEqual(await iam.unblockUser({ id: result.id }), {});
    assert.equal((await iam.getUser({ id: result.id })).status, 'Active');
});

test('unblockUser of a user who is not blocked is refused', async () => {
    const { result } = await registerUser();

    await refusal(iam.unblockUser({ id: result.id }), 409, 'UserNotBlocked');
});

test('the token of a blocked user is dead and stays dead after unblockUser', async () => {
    const { result, bearerToken } = await registerUser();
    await iam.getProfile({ secretKey: bearerToken });

    await iam.blockUser({ id: result.id });
    await refusal(iam.getProfile({ secretKey: bearerToken }), 401, 'NotAuthenticated');
    await iam.unblockUser({ id: result.id });
    await refusal(iam.getProfile({ secretKey: bearerToken }), 401, 'NotAuthenticated');
});

test('deleteUser removes the user, the token and the way back', async () => {
    const { result, bearerToken, email } = await registerUser();

    assert.deepEqual(await iam.deleteUser({ id: result.id }), {});
    await refusal(iam.getUser({ id: result.id }), 404, 'UserNotFound');
    await refusal(iam.getUserByEmail({ email }), 404, 'UserNotFound');
    await refusal(iam.getProfile({ secretKey: bearerToken }), 401, 'NotAuthenticated');
    await refusal(iam.deleteUser({ id: result.id }), 404, 'UserNotFound');
});

test('an e-mail is free again after deleteUser', async () => {
    const { result, email } = await registerUser();

    await iam.deleteUser({ id: result.id });
    const again = await registerUser({ email });
    assert.notEqual(again.result.id, result.id);
});
