// Keycloak takes the user profile as one line of text inside the realm file. The readable form is the one that the
// provider's `setup` declares; this writes it into demo-realm.json, with the copies of the meta keys that the realm's
// settings call searchable. With --check it says whether the two agree. Not in the folder above: --import-realm and
// keycloak-config-cli take everything there for a realm.
import { readFileSync, writeFileSync } from 'node:fs';

const at = (path) => new URL(path, import.meta.url);
const read = (path) => JSON.parse(readFileSync(at(path), 'utf8'));

const realm = read('../demo-realm.json');
const settings = realm.components['io.membership.settings.MembershipSettings'][0].config;
const declared = read('../../provider/src/main/resources/io/membership/users/user-profile.json');
const copies = settings.searchableMeta.map((key) => ({
    name: `membership.meta.${key}`,
    displayName: key,
    group: 'membership',
    annotations: {},
    permissions: { view: ['admin'], edit: ['admin'] },
    validations: { length: { max: 255 } },
}));
const profile = JSON.stringify({ ...declared, attributes: [...declared.attributes, ...copies] });
const config = realm.components['org.keycloak.userprofile.UserProfileProvider'][0].config;

if (process.argv.includes('--check')) {
    if (config['kc.user.profile.config'][0] !== profile) {
        console.error('demo-realm.json has another user profile than the provider: run node realm-config/parts/embed-user-profile.mjs');
        process.exit(1);
    }
} else {
    config['kc.user.profile.config'] = [profile];
    const shortLists = /\[\n\s+("[^"\n]{1,40}"(?:,\n\s+"[^"\n]{1,40}")*)\n\s+\]/g;
    const text = JSON.stringify(realm, null, 2).replace(shortLists, (_, items) => `[${items.replace(/,\n\s+/g, ', ')}]`);
    writeFileSync(at('../demo-realm.json'), `${text}\n`);
}
