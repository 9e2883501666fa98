import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notifications as push } from 'codemash';
import { iam, refusal, registerUser, unique } from './client.mjs';

test('a device is registered, described, moved and removed', async () => {
    const { result: user } = await registerUser();
    const { result: other } = await registerUser();
    const token = `ExponentPushToken[${unique()}]`;

    const { result: device } = await push.registerDeviceToken({
        provider: 'Expo', token, userId: user.id, operatingSystem: 'Android', brand: 'Acme',
        deviceName: 'Phone', timeZone: 'Europe/Vilnius', language: 'lt', locale: 'lt-LT', meta: { build: '7' },
    });
    assert.equal(device.userId, user.id);
    assert.deepEqual(device.token, { provider: 'Expo', token });

    assert.deepEqual(await push.updateDevice({ idOrKey: device.id, brand: 'Other', meta: { build: '8' } }), {});
    const { result: read } = await push.getDevice({ idOrKey: device.id });
    assert.equal(read.brand, 'Other');
    assert.deepEqual(read.meta, { build: '8' });
    assert.equal(read.deviceName, 'Phone');

    assert.equal((await iam.getUser({ id: user.id, includeDevices: true })).devices[0].id, device.id);
    assert.deepEqual(await push.updateDeviceUser({ idOrKey: device.id, userId: other.id }), {});
    const list = await push.getDevices({ userId: other.id });
    assert.equal(list.totalCount, 1);
    assert.equal(list.result[0].id, device.id);

    assert.deepEqual(await push.deleteDeviceToken({ deviceId: device.id }), {});
    assert.equal((await push.getDevice({ idOrKey: device.id })).result.token, undefined);
    assert.deepEqual(await push.deleteDevice({ idOrKey: device.id }), {});
    await refusal(push.getDevice({ idOrKey: device.id }), 404, 'DeviceNotFound');
});

test('a user looks after his own devices', async () => {
    const { result: user, bearerToken } = await registerUser({ autoLogin: true });

    const { result: device } = await push.registerDeviceToken({
        secretKey: bearerToken, provider: 'FCM', token: unique('fcm'),
    });

    assert.equal(device.userId, user.id);
    const list = await push.getDevices({ secretKey: bearerToken });
    assert.deepEqual(list.result.map(({ id }) => id), [device.id]);
});

test('notifications of a user who was sent none are listed, counted and marked', async () => {
    const { result: user, bearerToken } = await registerUser({ autoLogin: true });

    const list = await push.getNotifications({ userId: user.id });
    assert.deepEqual([list.result, list.totalCount], [[], 0]);
    assert.equal((await push.getNotificationsCount({ secretKey: bearerToken })).result, 0);
    assert.deepEqual(await push.markNotificationsAsRead({ userId: user.id }), {});
    const id = '7f0d3c62-7cf5-4d0e-b2f2-111111111111';
    await refusal(push.getNotification({ id }), 404, 'NotificationNotFound');
    await refusal(push.markNotificationAsRead({ id, userId: user.id }), 404, 'NotificationNotFound');
    await refusal(push.deleteNotification({ id }), 404, 'NotificationNotFound');
});
