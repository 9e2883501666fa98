import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { config, iam } from 'codemash';

const { CODEMASH_API_URL, CODEMASH_PROJECT_ID, CODEMASH_SECRET_KEY } = process.env;
for (const [name, value] of Object.entries({ CODEMASH_API_URL, CODEMASH_PROJECT_ID, CODEMASH_SECRET_KEY })) {
    if (!value) throw new Error(`set ${name}: these tests need a running server`);
}

config.init({ secretKey: CODEMASH_SECRET_KEY, projectId: CODEMASH_PROJECT_ID });
config.apiUrl = CODEMASH_API_URL.replace(/\/$/, '');

export { config, iam };

export const password = 'correct horse battery';
export const unique = (prefix = 'user') => `${prefix}-${randomUUID()}`;
export const uniqueEmail = (prefix) => `${unique(prefix)}@example.test`;

/** Registers a user of the test's own; the answer is `{ result, bearerToken }` plus the e-mail that was used. */
export async function registerUser(members = {}) {
    const email = members.email ?? uniqueEmail();
    const answer = await iam.register({ password, ...members, email });
    return { email, ...answer };
}

/** Awaits a refusal and hands back the client's HttpError, its name, message and JSON body checked. */
export async function refusal(promise, status, name) {
    const error = await promise.then(
        (answer) => assert.fail(`expected ${status} ${name}, got ${JSON.stringify(answer)}`),
        (reason) => reason,
    );
    assert.equal(error.name, name, error.stack);
    assert.equal(error.status, status);
    assert.ok(error.message, 'a refusal has a message');
    assert.ok(Array.isArray(error.errors), 'a refusal has a list of errors');
    return error;
}

export const roleNames = (user) => user.roles.map((role) => role.name).sort();
export const ids = (list) => list.result.map((user) => user.id);
