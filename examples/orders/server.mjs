// Orders, guarded by the token alone: no call to Keycloak per request, no list of roles in the code.
import { createServer } from 'node:http';
import { may } from './permissions.mjs';
import { verifier } from './token.mjs';

const issuer = process.env.ISSUER ?? 'http://localhost:8080/realms/demo';
const claimsOf = verifier(issuer);
const orders = new Map([['eu/17', { total: 120 }], ['us/4', { total: 80 }]]);

const permissionOf = { GET: 'orders:read', PUT: 'orders:write', DELETE: 'orders:delete' };

const answer = (response, status, body) => {
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(body === undefined ? '' : JSON.stringify(body));
};

const server = createServer(async (request, response) => {
    const id = /^\/orders\/([\w-]+\/[\w-]+)$/.exec(request.url)?.[1];
    const permission = permissionOf[request.method];
    if (!id || !permission) return answer(response, 404, { error: 'GET, PUT or DELETE /orders/{region}/{number}' });
    let claims;
    try {
        claims = await claimsOf(/^Bearer (\S+)$/.exec(request.headers.authorization ?? '')[1]);
    } catch {
        return answer(response, 401, { error: 'A valid bearer token is required' });
    }
    if (!may(claims, permission, `orders/${id}`)) {
        return answer(response, 403, { error: `${permission} on orders/${id} is not allowed` });
    }
    if (request.method === 'PUT') orders.set(id, { total: 0 });
    if (request.method === 'DELETE') orders.delete(id);
    const order = orders.get(id);
    return request.method === 'DELETE' ? answer(response, 204) : answer(response, order ? 200 : 404, order);
});

server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
    console.log(`Orders at http://localhost:${server.address().port}/orders/eu/17, tokens of ${issuer}`);
});
