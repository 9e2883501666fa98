// What a token allows. The claim is a list of texts `permission` or `permission@resource`, with a ! before what is denied;
// a large one comes as `permissions_compact`, where files:create|read stands for two (docs/permissions.md).

/** The pattern `*` matches one segment or, as the last one, all that remain. */
const matches = (pattern, name, separator) => {
    const [wanted, given] = [pattern.split(separator), name.split(separator)];
    for (let i = 0; i < wanted.length; i++) {
        if (i >= given.length) return false;
        if (wanted[i] === '*' && i === wanted.length - 1) return true;
        if (wanted[i] !== '*' && wanted[i] !== given[i]) return false;
    }
    return wanted.length === given.length;
};

/** `[{denied, permission, resource}]`, one for each text and each word between `|`. */
const statements = (claims) => {
    if (claims.permissions_omitted) {
        throw new Error('The permissions are too many for a token: ask /permissions/me');
    }
    return (claims.permissions ?? claims.permissions_compact ?? []).flatMap((text) => {
        const denied = text.startsWith('!');
        const [scope, ...rest] = (denied ? text.slice(1) : text).split('@');
        const segments = scope.split(':');
        return segments.pop().split('|').map((word) => ({
            denied,
            permission: [...segments, word].join(':'),
            resource: rest.length > 0 ? rest.join('@') : '*',
        }));
    });
};

/** Whether these claims allow `permission` on `resource`, both plain names without `*`. */
export const may = (claims, permission, resource) => {
    const hits = statements(claims).filter((statement) =>
        matches(statement.permission, permission, ':') && matches(statement.resource, resource, '/'));
    return hits.length > 0 && hits.every((statement) => !statement.denied);
};
