// Keycloak takes the user profile as one line of text inside the realm file. user-profile.json is the readable form;
// this writes it into demo-realm.json, or with --check says whether the two agree.
import { readFileSync, writeFileSync } from 'node:fs';

const here = (name) => new URL(name, import.meta.url);
const realm = JSON.parse(readFileSync(here('demo-realm.json'), 'utf8'));
const profile = JSON.stringify(JSON.parse(readFileSync(here('user-profile.json'), 'utf8')));
const config = realm.components['org.keycloak.userprofile.UserProfileProvider'][0].config;

if (process.argv.includes('--check')) {
    if (config['kc.user.profile.config'][0] !== profile) {
        console.error('demo-realm.json has another user profile than user-profile.json: run node embed-user-profile.mjs');
        process.exit(1);
    }
} else {
    config['kc.user.profile.config'] = [profile];
    const shortLists = /\[\n\s+("[^"\n]{1,40}"(?:,\n\s+"[^"\n]{1,40}")*)\n\s+\]/g;
    const text = JSON.stringify(realm, null, 2).replace(shortLists, (_, items) => `[${items.replace(/,\n\s+/g, ', ')}]`);
    writeFileSync(here('demo-realm.json'), `${text}\n`);
}
