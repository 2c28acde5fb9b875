// Who the peer is: people, clients and keys, all made for this run.

import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';

import { errors } from 'oidc-provider';
import MemoryAdapter from 'oidc-provider/lib/adapters/memory_adapter.js';

const CIBA = 'urn:openid:params:grant-type:ciba';
const LIFE_S = { AccessToken: 300, Grant: 600, IdToken: 3600 };
const LONGEST_QUESTION_S = 600;

// Every sign that a secret may have (RFC 6749 A.2), so that one that is written wrongly is a wrong secret.
const EVERY_SIGN = String.fromCharCode(...Array.from({ length: 0x7f - 0x20 }, (_, index) => 0x20 + index));

const people = ['Kari', 'Ola'].map((name) => ({
  hint: `urn:example:${name.toLowerCase()}`,
  hintToken: randomBytes(24).toString('base64url'),
  claims: {
    sub: randomUUID(),
    name: `${name} Prøve`,
    phone_number: '+4700000020',
    phone_number_verified: true,
  },
}));

// The provider's own store, which keeps everything until the process ends. Under its own name it comes with a warning.
class Store extends MemoryAdapter {}

// An identifier of its own signs, too: it goes into the same header as the secret.
export const clients = ['client_secret_basic', 'client_secret_post'].flatMap((method) =>
  ['RS256', 'ES256'].map((algorithm) => ({
    client_id: `counter ${method}:${algorithm}+%`,
    client_secret: randomUUID() + EVERY_SIGN,
    token_endpoint_auth_method: method,
    id_token_signed_response_alg: algorithm,
    backchannel_token_delivery_mode: 'poll',
    grant_types: [CIBA],
    response_types: [],
    redirect_uris: [],
  })),
);

// What a test needs to know, and a real desk would have been told: hints but no subjects.
export const introduction = {
  clients: clients.map((client) => ({
    id: client.client_id,
    secret: client.client_secret,
    method: client.token_endpoint_auth_method,
    algorithm: client.id_token_signed_response_alg,
  })),
  people: people.map(({ hint, hintToken }) => ({ hint, hintToken })),
};

// The keys have no `kid`: the provider names them by their thumbprints, so that new keys have new names.
function freshKeys() {
  const pairs = [
    generateKeyPairSync('rsa', { modulusLength: 2048 }),
    generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  ];
  return { keys: pairs.map(({ privateKey }) => privateKey.export({ format: 'jwk' })) };
}

const find = (matches) => people.find(matches)?.claims.sub;

// The provider's settings; `heard` is told of every question that it puts to somebody.
export function configuration(heard) {
  return {
    adapter: Store,
    clients,
    claims: { openid: ['sub'], profile: ['name'], phone: ['phone_number', 'phone_number_verified'] },
    cookies: { keys: [randomUUID()] },
    jwks: freshKeys(),
    ttl: {
      ...LIFE_S,
      BackchannelAuthenticationRequest: ({ oidc }) =>
        Math.min(LONGEST_QUESTION_S, Number(oidc.params.requested_expiry ?? LONGEST_QUESTION_S)),
    },
    async findAccount(_ctx, sub) {
      const person = people.find(({ claims }) => claims.sub === sub);
      return person && { accountId: sub, claims: async () => person.claims };
    },
    features: {
      devInteractions: { enabled: false },
      ciba: {
        enabled: true,
        deliveryModes: ['poll'],
        processLoginHint: async (_ctx, text) => find(({ hint }) => hint === text),
        processLoginHintToken: async (_ctx, token) => find(({ hintToken }) => hintToken === token),
        triggerAuthenticationDevice: async (_ctx, request) => heard(request),
        async validateBindingMessage(_ctx, message) {
          if (message && !/^[A-Z0-9-]{5,8}$/.test(message))
            throw new errors.InvalidBindingMessage('not a code');
        },
        async validateRequestContext() {},
        async verifyUserCode() {},
      },
    },
  };
}
