import assert from 'node:assert/strict';
import { test } from 'node:test';
import { iam, password, refusal, registerUser, roleNames, unique, uniqueEmail } from './client.mjs';

const everyMember = {
    displayName: 'Ona P.',
    firstName: 'Ona',
    lastName: 'Petraitė',
    language: 'lt',
    timeZone: 'Europe/Vilnius',
    country: 'Lithuania',
    countryCode: 'LT',
    area: 'Vilniaus apskritis',
    city: 'Vilnius',
    address: 'Gedimino pr. 1',
    address2: 'Floor 2',
    phone: '+37060000000',
    company: 'Example UAB',
    companyCode: '123456789',
    postalCode: '01103',
    gender: 'female',
    birthDate: '1990-02-03',
};

test('register stores every member and answers with the whole user', async () => {
    const { result, email } = await registerUser({ ...everyMember, subscribeToNews: true });

    for (const [name, value] of Object.entries(everyMember)) assert.equal(result[name], value, name);
    assert.equal(result.subscribedToNews, true);
    assert.equal(result.email, email);
    assert.equal(result.userName, email);
    assert.match(result.id, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    assert.match(result.createdOn, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    assert.match(result.modifiedOn, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    assert.equal(result.status, 'Active');
    assert.equal(result.type, 'Authenticated');
    assert.equal(result.hasCredentials, true);
    assert.equal(typeof result.rolesEditable, 'boolean');
    assert.deepEqual([result.devices, result.authProviders, result.unsubscribedNewsTags], [[], [], []]);
});

test('register keeps meta given as an object', async () => {
    const meta = { plan: 'gold', limits: { seats: 5 }, labels: ['ąčę', '"quoted"'] };
    const { result } = await registerUser({ meta });

    const user = await iam.getUser({ id: result.id, includeMeta: true });
    assert.equal(typeof user.meta, 'string');
    assert.deepEqual(JSON.parse(user.meta), meta);
});

test('register with autoLogin answers with a token that works', async () => {
    const { result, bearerToken } = await registerUser({ autoLogin: true });

    const profile = await iam.getProfile({ secretKey: bearerToken });
    assert.equal(profile.id, result.id);
});

test('register logs in when autoLogin is not given', async () => {
    const { bearerToken } = await registerUser();

    assert.ok(bearerToken);
});

test('register without autoLogin gives no token', async () => {
    const { result, bearerToken } = await registerUser({ autoLogin: false });

    assert.ok(result.id);
    assert.equal(bearerToken ?? '', '');
});

test('register without roles gives the default role', async () => {
    const { result } = await registerUser();

    assert.deepEqual(roleNames(result), ['Authenticated']);
});

test('register gives the roles that are asked and allowed', async () => {
    const { result } = await registerUser({ roles: ['Administrator'] });

    assert.deepEqual(roleNames(result), ['Administrator']);
});

test('register takes a user name instead of an e-mail', async () => {
    const userName = unique('nickname');
    const { result } = await iam.register({ userName, password });

    assert.equal(result.userName, userName);
    assert.equal(result.email ?? '', '');
});

test('register refuses a role that registrations may not ask for', async () => {
    const email = uniqueEmail();

    await refusal(registerUser({ email, roles: ['uma_authorization'] }), 403, 'RoleNotAllowed');
    await refusal(iam.getUserByEmail({ email }), 404, 'UserNotFound');
});

test('register refuses an e-mail that is taken', async () => {
    const { email } = await registerUser();

    await refusal(registerUser({ email }), 409, 'UserAlreadyExists');
    await refusal(registerUser({ email: email.toUpperCase() }), 409, 'UserAlreadyExists');
});

test('register refuses a weak password, says which member, and creates nobody', async () => {
    const email = uniqueEmail();

    const error = await refusal(registerUser({ email, password: 'short' }), 400, 'PasswordPolicy');
    assert.equal(error.errors.length, 1);
    assert.match(error.errors[0].fieldName, /^password$/i);
    assert.ok(error.errors[0].message);
    await refusal(iam.getUserByEmail({ email }), 404, 'UserNotFound');
});

test('register refuses a user with neither e-mail nor user name', async () => {
    const error = await refusal(iam.register({ password }), 400, 'NotEmpty');

    assert.match(error.errors[0].fieldName, /^(email|userName)$/i);
});

test('register refuses meta that is no JSON object', async () => {
    const error = await refusal(registerUser({ meta: 'not json' }), 400, 'InvalidValue');

    assert.match(error.errors[0].fieldName, /^meta$/i);
});

test('of two registrations of one e-mail at the same time exactly one succeeds', async () => {
    const email = uniqueEmail();

    const outcomes = await Promise.allSettled([registerUser({ email }), registerUser({ email })]);
    assert.deepEqual(outcomes.map((outcome) => outcome.status).sort(), ['fulfilled', 'rejected']);
    assert.equal(outcomes.find((outcome) => outcome.status === 'rejected').reason.status, 409);
});

test('registerGuest stores every member and signs the guest in', async () => {
    const email = uniqueEmail();
    const { result, bearerToken } = await iam.registerGuest({ email, ...everyMember, meta: { cart: 7 } });

    for (const [name, value] of Object.entries(everyMember)) assert.equal(result[name], value, name);
    assert.equal(result.type, 'Guest');
    assert.equal(result.hasCredentials, false);
    const profile = await iam.getProfile({ secretKey: bearerToken });
    assert.deepEqual([profile.id, profile.email], [result.id, email]);
});

test('a guest sets another address and a password and is the same user', async () => {
    const { result, bearerToken } = await iam.registerGuest({ email: uniqueEmail() });
    const email = uniqueEmail();

    await iam.updateProfile({ secretKey: bearerToken, email });
    await iam.updatePassword({ secretKey: bearerToken, password, repeatedPassword: password });

    const user = await iam.getUser({ id: result.id });
    assert.deepEqual([user.email, user.type, user.hasCredentials], [email, 'Authenticated', true]);
});

test('registerGuest with an address that is taken is a conflict', async () => {
    const { email } = await registerUser();

    await refusal(iam.registerGuest({ email }), 409, 'UserAlreadyExists');
});
