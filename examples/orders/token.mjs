// Checks a Keycloak access token with nothing but Node: signature by the realm's published keys, issuer and time.
import { createPublicKey, verify } from 'node:crypto';

const json = (part) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));

/** A function from a token to its claims; it throws on a token that is not the realm's, or is over. */
export const verifier = (issuer) => {
    let keys = new Map();
    const load = async () => {
        const answer = await fetch(`${issuer}/protocol/openid-connect/certs`);
        const published = (await answer.json()).keys.filter((key) => key.use === 'sig');
        keys = new Map(published.map((key) => [key.kid, createPublicKey({ key, format: 'jwk' })]));
    };
    return async (token) => {
        const [head, body, signature] = token.split('.');
        const { alg, kid } = json(head);
        if (alg !== 'RS256') throw new Error('The token is signed in another way than the realm does');
        if (!keys.has(kid)) await load();
        const key = keys.get(kid);
        const signed = key && verify('RSA-SHA256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'));
        const claims = signed ? json(body) : {};
        if (claims.iss !== issuer || claims.typ !== 'Bearer' || !(claims.exp > Date.now() / 1000)) {
            throw new Error('The token is not of this realm, or is over');
        }
        return claims;
    };
};
