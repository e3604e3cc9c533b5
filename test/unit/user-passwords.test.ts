import { expect, test } from 'vitest';
import { createStrangerAttempts } from '../../subgraphs/user/attempts.ts';
import { passwordFault } from '../../subgraphs/user/password-rules.ts';
import { createPasswords } from '../../subgraphs/user/passwords.ts';

const OWNER = { handle: 'ada.l', displayName: 'Ada Lovelace' };
const codeOf = (password: string): string | null => passwordFault(password, OWNER, ['input', 'password'])?.code ?? null;
const always = async (): Promise<boolean> => true;

test('a hash is argon2id as a PHC string, salted, and only its password is right', async () => {
  const passwords = createPasswords();
  const hash = await passwords.hash('correct horse battery staple');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(await passwords.hash('correct horse battery staple')).not.toBe(hash);
  expect(await passwords.check('correct horse battery staple', hash, always)).toBe('right');
  expect(await passwords.check('correct horse battery stapler', hash, always)).toBe('wrong');
  expect(await passwords.check('', hash, always)).toBe('wrong');
});

test('a stored hash with other costs is checked with its own', async () => {
  const seen: object[] = [];
  const passwords = createPasswords(async (_, __, costs) => {
    seen.push(costs);
    return Buffer.alloc(32);
  });
  const hash = `$argon2id$v=19$m=64,t=3,p=2$${'A'.repeat(22)}$${'A'.repeat(43)}`;
  expect(await passwords.check('any', hash, always)).toBe('right');
  expect(seen).toEqual([{ memory: 64, passes: 3, parallelism: 2 }]);
  await expect(passwords.check('any', 'plain text', always)).rejects.toThrow('not one of ours');
});

test('two are hashed at once, a hundred wait, and more are refused', async () => {
  let running = 0;
  let most = 0;
  const releases: (() => void)[] = [];
  const passwords = createPasswords(async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => releases.push(resolve));
    running -= 1;
    return Buffer.alloc(32);
  });
  const hashes = Array.from({ length: 102 }, () => passwords.hash('any'));
  await expect(passwords.hash('one too many')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  let done = 0;
  const all = Promise.all(hashes.map((hash) => hash.then(() => (done += 1))));
  while (done < hashes.length) {
    for (const release of releases.splice(0)) release();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await all;
  expect(most).toBe(2);
});

test('a failed hash gives its turn to the next', async () => {
  const passwords = createPasswords(() => Promise.reject(new Error('no memory')));
  const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => passwords.hash('any')));
  expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
});

test('what may not be tried is not hashed', async () => {
  const passwords = createPasswords(() => Promise.reject(new Error('hashed')));
  expect(await passwords.check('any', null, async () => false)).toBe('refused');
});

test('nobody has a password that is right', async () => {
  const passwords = createPasswords(async () => Buffer.alloc(32));
  expect(await passwords.check('any', null, always)).toBe('wrong');
});

test.for([
  ['x7#kQ', 'PASSWORD_INVALID'],
  ['x7#kQ2mzLw9', 'PASSWORD_INVALID'],
  ['x7#kQ2mzLw9!', null],
  ['🧮🦊🐙🌵🍋🎲🚲⛵🔑🪶🎷', 'PASSWORD_INVALID'],
  ['🧮🦊🐙🌵🍋🎲🚲⛵🔑🪶🎷🧵', null],
  ['correct horse battery staple '.repeat(9).slice(0, 256), null],
  ['correct horse battery staple '.repeat(9).slice(0, 257), 'PASSWORD_INVALID'],
] as const)('12 to 256 characters, whatever their bytes: %s', ([password, code]) => {
  expect(codeOf(password)).toBe(code);
});

test('a million characters are refused without a closer look', () => {
  expect(codeOf('x'.repeat(1_000_000))).toBe('PASSWORD_INVALID');
});

test.for([
  'aaaaaaaaaaaa',
  'abababababab',
  'abcabcabcabcabc',
  'passwordpassword',
  'password123456',
  'Password123456!',
  'P@ssw0rd12345',
  'PASSWORD-2026',
  'qwertyuiop12',
  'qwertzuiop2024',
  '1234567890123',
  '0987654321098',
  'abcdefghijkl',
  'zyxwvutsrqpo',
  '1q2w3e4r5t6y',
  'asdfghjkl1234',
  'iloveyou2024!',
  'welcome-123456',
  'letmein letmein',
  'admin administrator',
  'ｐａｓｓｗｏｒｄ１２３４５６',
])('refused as common: %s', (password) => {
  expect(codeOf(password)).toBe('PASSWORD_TOO_COMMON');
});

test.for(['ada.l is my handle', 'XX-ADA.L-9472', 'I, Ada Lovelace!', 'adalovelace-1815'])('refused for the name in it: %s', (password) => {
  expect(codeOf(password)).toBe('PASSWORD_TOO_COMMON');
});

test.for([
  'correct horse battery staple',
  'my password is a tin whistle',
  '730195826471',
  'T7#v-qLm2_xZ9',
  'der Mond ist aufgegangen',
  '春眠不覚暁処処聞啼鳥夜来',
  'Tr0ub4dor&3 and more',
])('accepted: %s', (password) => {
  expect(codeOf(password)).toBeNull();
});

test('attempts on handles that nobody has are limited in any minute, and their memory is bounded', async () => {
  const attempts = createStrangerAttempts();
  const take = (userId: string, at: number) => attempts.takeAttempt({ userId, id: 'any', at }, 10, at - 60_000);
  const taken = await Promise.all(Array.from({ length: 50 }, () => take('first', 1_000)));
  expect(taken.filter(Boolean)).toHaveLength(10);
  expect(await take('first', 60_999)).toBe(false);
  expect(await take('first', 61_000)).toBe(true);
  await Promise.all(Array.from({ length: 10 }, () => take('second', 61_000)));
  for (let index = 0; index < 9_999; index += 1) await take(`other ${index}`, 61_000);
  expect(await take('second', 61_000)).toBe(false);
  for (let index = 0; index < 10_000; index += 1) await take(`more ${index}`, 61_000);
  expect(await take('second', 61_000)).toBe(true);
});
