import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTokenSigner } from '../../platform/access-tokens.ts';
import { systemClock } from '../../platform/clock.ts';
import { readConfig } from '../../platform/config.ts';
import { loadKeys } from '../../platform/keys.ts';
import { send } from '../support/client.ts';
import { expectNothingInternal } from '../support/leaks.ts';
import { OPERATIONS } from '../support/operations.ts';
import { type Palaver, startPalaver } from '../support/palaver.ts';
import type { Person } from '../support/person.ts';

let server: Palaver;
let ada: Person;
beforeAll(async () => {
  server = await startPalaver();
  ({ ada } = await server.people('ada'));
});
afterAll(() => server?.stop());

describe('a token', () => {
  const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  const partsOf = (token: string): [string, string, string] => token.split('.') as [string, string, string]; // a JWT

  /** A token for ada by the keys of a folder, made at some time. */
  async function signed(dataDir: string, now: () => number): Promise<string> {
    const keys = loadKeys(readConfig({ DATA_DIR: dataDir }));
    return (await createTokenSigner(keys, { now }).sign({ userId: ada.id, deviceId: ada.session.device.id })).token;
  }

  async function byOtherKeys(): Promise<string> {
    const folder = mkdtempSync(join(tmpdir(), 'palaver-foreign-'));
    const token = await signed(folder, systemClock.now);
    rmSync(folder, { recursive: true });
    return token;
  }

  test.each<[string, string, () => Promise<string> | string]>([
    ['that has ended', 'TOKEN_EXPIRED', () => signed(server.dataDir, () => Date.now() - 3_600_000)],
    ['by other keys', 'TOKEN_INVALID', byOtherKeys],
    [
      'by other keys under the name of ours',
      'TOKEN_INVALID',
      async () => {
        const [, payload, signature] = partsOf(await byOtherKeys());
        return [partsOf(ada.token)[0], payload, signature].join('.');
      },
    ],
    ['with the algorithm none', 'TOKEN_INVALID', () => `${encoded({ alg: 'none', typ: 'at+jwt' })}.${partsOf(ada.token)[1]}.`],
    [
      'with another payload',
      'TOKEN_INVALID',
      () => {
        const [header, payload, signature] = partsOf(ada.token);
        const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object; // ours
        return [header, encoded({ ...claims, sub: 'usr_0123456789012345678901' }), signature].join('.');
      },
    ],
    ['that is a refresh token', 'TOKEN_INVALID', () => ada.session.refreshToken],
    ['of nonsense', 'TOKEN_INVALID', () => 'x'],
    ['of 10,000 characters', 'TOKEN_INVALID', () => 'x'.repeat(10_000)],
  ])('%s is refused with %s', async (_, code, make) => {
    const answer = await send(server, { query: OPERATIONS.Me }, { token: await make() });
    expect([answer.status, answer.codes, answer.body?.data]).toEqual([401, [code], undefined]);
    expectNothingInternal(answer.text);
  });

  test('by our own keys and of today is accepted', async () => {
    expect((await send(server, { query: '{ viewer { id } }' }, { token: await signed(server.dataDir, systemClock.now) })).codes).toEqual([]);
  });

  test('that is missing is told', async () => {
    const { status, codes, body } = await send(server, { query: OPERATIONS.Me });
    expect([status, [...new Set(codes)], body?.data]).toEqual([200, ['UNAUTHENTICATED'], { viewer: null }]);
    for (const header of ['Basic YTpi', 'Bearer', 'Bearer ']) {
      expect((await send(server, { query: OPERATIONS.Me }, { headers: { authorization: header } })).codes).toEqual(['TOKEN_INVALID']);
    }
  });
});

/** 24 fragments that each spread the next twice: 16 million selections in a thousand bytes. */
const doubling = `{ ...f0 } ${Array.from({ length: 24 }, (_, i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`).join(' ')} fragment f24 on Query { __typename }`;
const deep = `{ conversation(id: "x") { ${'messages(last: 1) { nodes { conversation { '.repeat(8)} id ${'} } }'.repeat(8)} } }`;
const pages = (size: number | string): string =>
  `conversation(id: "x") { messages(last: ${size}) { nodes { conversation { messages(last: ${size}) { nodes { id } } } } } }`;
const logIns = Array.from({ length: 50 }, (_, i) => `a${i}: logIn(input: { handle: "a", password: "b", deviceName: "c" }) { userErrors { code } }`);

describe('a document', () => {
  test.each([
    ['that is not GraphQL', 'GRAPHQL_PARSE_FAILED', '{'],
    ['with a field that is none', 'GRAPHQL_VALIDATION_FAILED', '{ viewer { password } }'],
    ['of 2,000 tokens', 'GRAPHQL_PARSE_FAILED', `{ ${'__typename '.repeat(2_000)} }`],
    ['of doubling fragments', 'GRAPHQL_VALIDATION_FAILED', doubling],
    ['of fragments in a circle', 'GRAPHQL_VALIDATION_FAILED', '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }'],
    ['26 levels deep', 'GRAPHQL_VALIDATION_FAILED', deep],
    ['of 50 log-ins', 'GRAPHQL_VALIDATION_FAILED', `mutation { ${logIns.join(' ')} }`],
    [
      'with 16 aliases in fragments',
      'GRAPHQL_VALIDATION_FAILED',
      `{ ...f ...f } fragment f on Query { ${Array.from({ length: 8 }, (_, i) => `a${i}: serverVersion`).join(' ')} }`,
    ],
    ['with pages within pages', 'GRAPHQL_VALIDATION_FAILED', `{ ${pages(100)} }`],
    ['with pages within pages by a variable', 'GRAPHQL_VALIDATION_FAILED', `query ($n: Int = 100) { ${pages('$n')} }`],
    ['with 6 directives', 'GRAPHQL_VALIDATION_FAILED', `{ ${Array.from({ length: 6 }, () => 'serverVersion @skip(if: false)').join(' ')} }`],
    ['with what only subgraphs may ask', 'GRAPHQL_VALIDATION_FAILED', '{ ownReadyAttachments(ids: ["x"]) { id } }'],
    ['with what only the gateway may ask', 'GRAPHQL_VALIDATION_FAILED', '{ _service { sdl } }'],
    ['that is a subscription', 'BAD_USER_INPUT', 'subscription { events { cursor } }'],
  ])('%s is refused', async (_, code, query) => {
    const answer = await ada.tries(query);
    expect([answer.status, [...new Set(answer.codes)], answer.body?.data]).toEqual([400, [code], undefined]);
    expectNothingInternal(answer.text);
    expect((await ada.tries('{ serverVersion }')).codes).toEqual([]); // the server lives
  });
});

describe('a request', () => {
  const version = '{ serverVersion }';
  const form = { 'content-type': 'application/x-www-form-urlencoded' };

  test.each<[string, number, unknown, Parameters<typeof send>[2]]>([
    ['that is not JSON', 400, '{', {}],
    ['without a query', 400, {}, {}],
    ['with a query that is an object', 400, { query: { $gt: '' } }, {}],
    ['with variables that are a list', 400, { query: version, variables: [1] }, {}],
    ['with the name of an operation that is not there', 400, { query: version, operationName: 'Other' }, {}],
    ['that is a batch', 400, [{ query: version }, { query: version }], {}],
    ['larger than 1 MiB', 413, { query: version, variables: { x: 'x'.repeat(1_100_000) } }, {}],
    ['that is a form', 415, 'query={serverVersion}', { headers: form }],
    ['that a web page could send unasked', 400, JSON.stringify({ query: version }), { headers: { 'content-type': 'text/plain' } }],
  ])('%s is refused with %i', async (_, status, body, options) => {
    const answer = await send(server, body, { ...options, token: ada.token });
    expect([answer.status, answer.codes, answer.body?.data]).toEqual([status, ['BAD_USER_INPUT'], undefined]);
    expectNothingInternal(answer.text);
  });

  test('by GET may ask, but not change', async () => {
    const get = (query: string) => {
      const url = `${server.url}?query=${encodeURIComponent(query)}`;
      return send({ ...server, url }, undefined, { method: 'GET', token: ada.token, headers: { 'apollo-require-preflight': '1' } });
    };
    expect((await get(version)).status).toBe(200);
    const changed = await get('mutation { logOut { device { id } } }');
    expect([changed.status, changed.codes]).toEqual([405, ['BAD_USER_INPUT']]);
    await ada.query('Me', {});
  });

  test('from a page of another origin is refused, whatever it asks', async () => {
    for (const origin of ['https://evil.example', 'null', `${server.url.replace('/graphql', '')}.evil.example`]) {
      const answer = await send(server, { query: version }, { headers: { origin } });
      expect([answer.status, answer.codes, answer.headers.get('access-control-allow-origin')]).toEqual([403, ['FORBIDDEN'], null]);
    }
    const own = await send(server, { query: version }, { headers: { origin: server.url.replace('/graphql', '') } });
    expect(own.codes).toEqual([]);
  });

  test('to what is not there gets an answer like any other', async () => {
    for (const path of ['/', '/graphql/x', '/.env', '/blobs', '/%2e%2e/package.json']) {
      const answer = await send({ ...server, url: new URL(path, server.url).href }, '{}');
      expect([answer.status, answer.codes]).toEqual([404, ['NOT_FOUND']]);
      expectNothingInternal(answer.text.replace('/graphql', ''));
    }
  });
});
