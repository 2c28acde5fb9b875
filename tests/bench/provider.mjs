// `node provider.mjs SECONDS [never]`: a provider that costs its clients nothing but their own work. It wants SECONDS between two
// questions and sees to nothing, says "pending" once, or for ever, then gives tokens with a real signature. Prints its address,
// then runs until its standard input ends.

import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = { ...publicKey.export({ format: 'jwk' }), kid: 'bench', use: 'sig', alg: 'RS256' };
const [interval, answers] = [Number(process.argv[2]), process.argv[3] !== 'never'];
const asked = new Map();
let base;

const paths = {
  issuer: () => `${base}/access-management-1.0/access/`,
  token: () => `${base}/access-management-1.0/access/oauth2/token`,
  keys: () => `${base}/access-management-1.0/access/.well-known/jwks.json`,
  start: () => `${base}/vipps-login-ciba/api/backchannel/authentication`,
  profile: () => `${base}/vipps-userinfo-api/userinfo`,
};

function discovery() {
  return {
    issuer: paths.issuer(),
    token_endpoint: paths.token(),
    jwks_uri: paths.keys(),
    backchannel_authentication_endpoint: paths.start(),
    userinfo_endpoint: paths.profile(),
    backchannel_token_delivery_modes_supported: ['poll'],
    id_token_signing_alg_values_supported: ['RS256'],
  };
}

function start() {
  const id = `request-${asked.size}-0123456789abcdef`;
  asked.set(id, 'pending');
  return { auth_req_id: id, expires_in: 900, interval };
}

function token(form) {
  const id = form.get('auth_req_id');
  const state = asked.get(id);
  if (!answers) throw 'authorization_pending';
  asked.set(id, state === 'pending' ? 'confirmed' : 'spent');
  if (state === 'confirmed') return tokens(id);
  throw state === 'pending' ? 'authorization_pending' : 'invalid_grant';
}

function tokens(id) {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: paths.issuer(), aud: 'bench-client', sub: `s-${id}`, iat: now, exp: now + 3600, auth_req_id: id };
  const signed = [{ alg: 'RS256', kid: 'bench' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const signature = createSign('sha256').update(signed).sign(privateKey, 'base64url');
  return { access_token: `t.${id}`, token_type: 'Bearer', expires_in: 300, id_token: `${signed}.${signature}` };
}

function profile(authorization) {
  const id = authorization.slice('Bearer t.'.length);
  return { sub: `s-${id}`, name: 'Bench Person', given_name: 'Bench', family_name: 'Person', phone_number: '4700000020' };
}

const doors = new Map([
  ['/access-management-1.0/access/.well-known/openid-configuration', discovery],
  ['/access-management-1.0/access/.well-known/jwks.json', () => ({ keys: [key] })],
  ['/vipps-login-ciba/api/v1/user-exists', () => ({ exists: true })],
  ['/vipps-login-ciba/api/backchannel/authentication', start],
  ['/access-management-1.0/access/oauth2/token', (request, body) => token(new URLSearchParams(body))],
  ['/vipps-userinfo-api/userinfo', (request) => profile(request.headers.authorization)],
]);

function answer(request, body) {
  try {
    return [200, doors.get(request.url)(request, body)];
  } catch (error) {
    return [400, { error: String(error) }];
  }
}

const server = createServer((request, response) => {
  let body = '';
  request.on('data', (part) => (body += part));
  request.on('end', () => {
    const [status, message] = answer(request, body);
    const text = JSON.stringify(message);
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
    response.end(text);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  base = `http://127.0.0.1:${server.address().port}`;
  process.stdout.write(`${base}\n`);
});
process.stdin.resume().on('end', () => process.exit());
