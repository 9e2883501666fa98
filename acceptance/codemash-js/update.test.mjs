import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { iam, refusal, registerUser, roleNames, uniqueEmail } from './client.mjs';

const everyMember = {
    displayName: 'Jonas K.',
    firstName: 'Jonas',
    lastName: 'Kazlauskas',
    language: 'de',
    timeZone: 'Europe/Berlin',
    country: 'Germany',
    countryCode: 'DE',
    area: 'Berlin',
    city: 'Berlin',
    address: 'Unter den Linden 1',
    address2: 'c/o Example',
    phone: '+4930000000',
    company: 'Example GmbH',
    postalCode: '10117',
    gender: 'male',
    birthDate: '1985-06-07',
};

function assertMembers(user, expected) {
    for (const [name, value] of Object.entries(expected)) assert.equal(user[name], value, name);
}

test('updateUser changes every member and answers with nothing', async () => {
    const { result } = await registerUser();

    assert.deepEqual(await iam.updateUser({ id: result.id, ...everyMember, subscribeToNews: true }), {});
    const user = await iam.getUser({ id: result.id });
    assertMembers(user, everyMember);
    assert.equal(user.subscribedToNews, true);
});

test('updateUser leaves alone what is not given', async () => {
    const { result, email } = await registerUser({ ...everyMember, meta: { plan: 'gold' } });

    await iam.updateUser({ id: result.id, city: 'Potsdam' });
    const user = await iam.getUser({ id: result.id, includeMeta: true });
    assertMembers(user, { ...everyMember, city: 'Potsdam', email });
    assert.deepEqual(JSON.parse(user.meta), { plan: 'gold' });
    assert.deepEqual(roleNames(user), ['Authenticated']);
});

test('updateUser replaces the meta', async () => {
    const { result } = await registerUser({ meta: { plan: 'gold', seats: 5 } });

    await iam.updateUser({ id: result.id, meta: { plan: 'silver' } });
    const user = await iam.getUser({ id: result.id, includeMeta: true });
    assert.deepEqual(JSON.parse(user.meta), { plan: 'silver' });
});

test('updateUser replaces the set of roles', async () => {
    const { result } = await registerUser();

    await iam.updateUser({ id: result.id, roles: ['Administrator'] });
    assert.deepEqual(roleNames(await iam.getUser({ id: result.id })), ['Administrator']);
});

test('updateUser clears a list that is given empty', async () => {
    const { result } = await registerUser();

    await iam.updateUser({ id: result.id, unsubscribedNewsTags: ['sale', 'events'] });
    assert.deepEqual((await iam.getUser({ id: result.id })).unsubscribedNewsTags.sort(), ['events', 'sale']);
    await iam.updateUser({ id: result.id, unsubscribedNewsTags: [] });
    assert.deepEqual((await iam.getUser({ id: result.id })).unsubscribedNewsTags, []);
});

test('updateUser moves modifiedOn and not createdOn', async () => {
    const { result } = await registerUser();

    await iam.updateUser({ id: result.id, city: 'Kaunas' });
    const user = await iam.getUser({ id: result.id });
    assert.equal(user.createdOn, result.createdOn);
    assert.ok(user.modifiedOn > result.modifiedOn, `${user.modifiedOn} after ${result.modifiedOn}`);
});

test('two updates of different members at the same time both survive', async () => {
    const { result } = await registerUser();

    await Promise.all([
        iam.updateUser({ id: result.id, city: 'Kaunas' }),
        iam.updateUser({ id: result.id, company: 'Example UAB' }),
    ]);
    assertMembers(await iam.getUser({ id: result.id }), { city: 'Kaunas', company: 'Example UAB' });
});

test('updateUser changes the e-mail', async () => {
    const { result } = await registerUser();
    const email = uniqueEmail('moved');

    await iam.updateUser({ id: result.id, email });
    assert.equal((await iam.getUserByEmail({ email })).id, result.id);
});

test('updateUser refuses an e-mail that is taken', async () => {
    const { result, email } = await registerUser();
    const other = await registerUser();

    await refusal(iam.updateUser({ id: result.id, email: other.email }), 409, 'UserAlreadyExists');
    assert.equal((await iam.getUser({ id: result.id })).email, email);
});

test('updateUser refuses a user who never was', async () => {
    await refusal(iam.updateUser({ id: randomUUID(), city: 'Kaunas' }), 404, 'UserNotFound');
});

test('updateProfile changes the bearer and nobody else', async () => {
    const { result, bearerToken } = await registerUser();
    const other = await registerUser({ city: 'Palanga' });

    const answer = await iam.updateProfile({ secretKey: bearerToken, ...everyMember, meta: { theme: 'dark' } });
    assert.deepEqual(answer, {});
    const profile = await iam.getProfile({ secretKey: bearerToken, includeMeta: true });
    assert.equal(profile.id, result.id);
    assertMembers(profile, everyMember);
    assert.deepEqual(JSON.parse(profile.meta), { theme: 'dark' });
    assert.equal((await iam.getUser({ id: other.result.id })).city, 'Palanga');
});

test('updateProfile refuses another e-mail, which is for guests only', async () => {
    const { result, email, bearerToken: secretKey } = await registerUser();

    await refusal(iam.updateProfile({ secretKey, email: uniqueEmail() }), 400, 'InvalidValue');
    assert.equal((await iam.getUser({ id: result.id })).email, email);
});

test('updateProfile changes news wishes', async () => {
    const { bearerToken } = await registerUser();

    await iam.updateProfile({ secretKey: bearerToken, subscribeToNews: true, unsubscribedNewsTags: ['sale'] });
    const profile = await iam.getProfile({ secretKey: bearerToken });
    assert.equal(profile.subscribedToNews, true);
    assert.deepEqual(profile.unsubscribedNewsTags, ['sale']);
});

test('getProfile with the project key shows the service user behind it', async () => {
    const profile = await iam.getProfile({});

    assert.equal(profile.type, 'Service');
    assert.ok(profile.id);
});
