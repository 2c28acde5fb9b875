// `node logins.mjs N CONCURRENCY BASE_URL`: what the example `bench_logins` does, with openid-client on Node, signatures of ID
// tokens checked as ours are. The last line is the same JSON.

import * as oidc from 'openid-client';

const [logins, atOnce] = process.argv.slice(2, 4).map(Number);
const base = process.argv[4];

const config = await oidc.discovery(
  new URL(`${base}/access-management-1.0/access/.well-known/openid-configuration`),
  'bench-client',
  {},
  oidc.ClientSecretBasic('bench-secret-0123456789'),
  { execute: [oidc.allowInsecureRequests, oidc.enableNonRepudiationChecks] },
);

async function logIn() {
  const pending = await oidc.initiateBackchannelAuthentication(config, {
    scope: 'openid name phoneNumber',
    login_hint: 'urn:msisdn:4700000020',
    binding_message: 'BENCH-01',
  });
  const tokens = await oidc.pollBackchannelAuthenticationGrant(config, pending);
  await oidc.fetchUserInfo(config, tokens.access_token, tokens.claims().sub);
}

let left = logins;
async function one() {
  while (left-- > 0) await logIn();
}

const [begun, before] = [performance.now(), process.cpuUsage()];
await Promise.all(Array.from({ length: atOnce }, one));
const used = process.cpuUsage(before);
console.log(
  JSON.stringify({
    wall_s: (performance.now() - begun) / 1e3,
    cpu_logins_s: (used.user + used.system) / 1e6,
    max_rss_mb: process.resourceUsage().maxRSS / 1024,
  }),
);
