import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { iam, ids, refusal, registerUser, roleNames, unique, uniqueEmail } from './client.mjs';

/** Three users that share a last name nobody else has, registered one after the other. */
async function threeUsers() {
    const lastName = unique('family');
    const users = [];
    for (const firstName of ['Birutė', 'Adomas', 'Cecilija']) {
        users.push((await registerUser({ firstName, lastName, meta: { plan: unique('plan') } })).result);
    }
    return { lastName, users };
}

test('getUsers finds by a filter and counts all matches', async () => {
    const { lastName, users } = await threeUsers();

    const list = await iam.getUsers({ filter: { lastName } });
    assert.equal(list.totalCount, 3);
    assert.deepEqual(ids(list).sort(), users.map((user) => user.id).sort());
});

test('getUsers takes the filter as text too', async () => {
    const { lastName, users } = await threeUsers();

    const list = await iam.getUsers({ filter: JSON.stringify({ lastName, email: users[1].email }) });
    assert.deepEqual(ids(list), [users[1].id]);
});

test('getUsers understands operators', async () => {
    const { lastName, users } = await threeUsers();
    const [first, second, third] = users;
    const found = async (filter) => ids(await iam.getUsers({ filter: { lastName, ...filter } })).sort();
    const sorted = (...expected) => expected.map((user) => user.id).sort();

    assert.deepEqual(await found({ id: { $in: [first.id, third.id] } }), sorted(first, third));
    assert.deepEqual(await found({ email: { $ne: second.email } }), sorted(first, third));
    assert.deepEqual(await found({ createdOn: { $gte: first.createdOn } }), sorted(first, second, third));
    assert.deepEqual(await found({ firstName: { $regex: '^Ado' } }), sorted(second));
    assert.deepEqual(await found({ $or: [{ email: first.email }, { email: third.email }] }), sorted(first, third));
    assert.deepEqual(await found({ 'meta.plan': JSON.parse(await metaOf(second)).plan }), sorted(second));
    assert.deepEqual(await found({ status: 'Blocked' }), []);
});

const metaOf = async ({ id }) => (await iam.getUser({ id, includeMeta: true })).meta;

test('getUsers sorts both ways', async () => {
    const { lastName, users } = await threeUsers();
    const [birute, adomas, cecilija] = users.map((user) => user.id);
    const order = async (sort) => ids(await iam.getUsers({ filter: { lastName }, sort }));

    assert.deepEqual(await order({ firstName: 1 }), [adomas, birute, cecilija]);
    assert.deepEqual(await order({ firstName: -1 }), [cecilija, birute, adomas]);
    assert.deepEqual(await order({ createdOn: -1 }), [cecilija, adomas, birute]);
});

test('getUsers keeps the order of registration when no sort is given', async () => {
    const { lastName, users } = await threeUsers();

    assert.deepEqual(ids(await iam.getUsers({ filter: { lastName } })), users.map((user) => user.id));
});

test('getUsers pages from zero and counts beyond the page', async () => {
    const { lastName, users } = await threeUsers();
    const query = { filter: { lastName }, sort: { createdOn: 1 }, pageSize: 2 };
    const page = (pageNumber) => iam.getUsers({ ...query, pageNumber });

    const pages = [await page(0), await page(1), await page(2)];
    assert.deepEqual(pages.map(ids), [[users[0].id, users[1].id], [users[2].id], []]);
    assert.deepEqual(pages.map((list) => list.totalCount), [3, 3, 3]);
});

test('getUsers shows meta only when asked, and role names always', async () => {
    const { lastName } = await threeUsers();

    const without = await iam.getUsers({ filter: { lastName } });
    const withMeta = await iam.getUsers({ filter: { lastName }, includeMeta: true });
    assert.ok(without.result.every((user) => !user.meta));
    assert.ok(withMeta.result.every((user) => JSON.parse(user.meta).plan));
    assert.ok(without.result.every((user) => roleNames(user).includes('Authenticated')));
});

test('getUsers refuses a filter member it does not know and names it', async () => {
    const error = await refusal(iam.getUsers({ filter: { favouriteColour: 'red' } }), 400, 'InvalidFilter');

    assert.match(error.message + JSON.stringify(error.errors), /favouriteColour/);
});

test('getUsers refuses an operator it does not know and names it', async () => {
    const error = await refusal(iam.getUsers({ filter: { email: { $where: '1' } } }), 400, 'InvalidFilter');

    assert.match(error.message + JSON.stringify(error.errors), /\$where/);
});

test('getUsers refuses to sort by a member it does not know', async () => {
    await refusal(iam.getUsers({ sort: { favouriteColour: 1 } }), 400, 'InvalidSort');
});

test('getUser answers with one user, meta only when asked', async () => {
    const { result } = await registerUser({ displayName: 'Jonas', meta: { plan: 'gold' } });

    const user = await iam.getUser({ id: result.id, includePermissions: true, includeDevices: true });
    assert.equal(user.displayName, 'Jonas');
    assert.ok(!user.meta);
    const full = await iam.getUser({ id: result.id, includeMeta: true, includeUnreadNotifications: true });
    assert.deepEqual(JSON.parse(full.meta), { plan: 'gold' });
});

test('getUser does not know a user who never was', async () => {
    await refusal(iam.getUser({ id: randomUUID() }), 404, 'UserNotFound');
});

test('getUserByEmail finds the user', async () => {
    const { result, email } = await registerUser();

    assert.equal((await iam.getUserByEmail({ email })).id, result.id);
});

test('getUserByEmail finds a plus address, which the client does not encode', async () => {
    const { result, email } = await registerUser({ email: uniqueEmail('ona+news') });

    assert.equal((await iam.getUserByEmail({ email })).id, result.id);
});

test('getUserByEmail does not know an address nobody has', async () => {
    await refusal(iam.getUserByEmail({ email: uniqueEmail() }), 404, 'UserNotFound');
});
