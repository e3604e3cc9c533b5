import { expect, test } from 'vitest';
import { ConfigError, readConfig, settingsHelp } from '../../platform/config.ts';
import { SETTINGS } from '../../platform/settings.ts';
import { checkRole } from '../../roles/roles.ts';

test('without any setting everything has a sane value', () => {
  expect(readConfig({})).toMatchObject({ PORT: 4000, HOST: '127.0.0.1', DATA_DIR: './data', GROUP_MEMBER_LIMIT: 100, MONGODB_URL: undefined });
});

test('all faults are reported at once, without the values of secrets', () => {
  const env = {
    PORT: 'http',
    GROUP_MEMBER_LIMIT: '1',
    LOG_LEVEL: 'loud',
    INTERNAL_SECRET: 'too-short-a-secret',
    MONGODB_URL: 'postgres://me:hunter2@host',
  };
  const fault = faultOf(() => readConfig(env));
  expect(fault.faults).toHaveLength(5);
  for (const name of Object.keys(env)) expect(fault.message).toContain(`${name}: `);
  for (const secret of ['too-short-a-secret', 'hunter2']) expect(fault.message).not.toContain(secret);
});

test('a role that shares nothing with others is refused with everything that it lacks', () => {
  expect(faultOf(() => checkRole('media', readConfig({}))).faults.map((line) => line.split(':')[0])).toEqual(['MONGODB_URL', 'REDIS_URL', 'S3_URL']);
  expect(faultOf(() => checkRole('worker', readConfig({ MONGODB_URL: 'mongodb://h/d', REDIS_URL: 'redis://h' }))).faults).toEqual([
    'S3_URL: is needed by the role worker',
  ]);
  expect(() => checkRole('all', readConfig({}))).not.toThrow();
});

test('the help names every setting', () => {
  for (const name of Object.keys(SETTINGS)) expect(settingsHelp()).toContain(`  ${name} `);
});

function faultOf(work: () => unknown): ConfigError {
  try {
    work();
  } catch (error) {
    if (error instanceof ConfigError) return error;
  }
  throw new Error('there was no fault of the configuration');
}
