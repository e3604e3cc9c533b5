import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { createApps, startDirect } from '../support/app.ts';
import { startPalaver } from '../support/palaver.ts';
import { PASSWORD } from '../support/person.ts';

const client = join(import.meta.dirname, '..', '..', 'client');

test('the example of the README runs as it stands', { timeout: 60_000 }, async () => {
  const server = await startPalaver();
  const apps = createApps();
  const folder = mkdtempSync(join(tmpdir(), `palaver-${randomUUID()}`));
  try {
    const [ada, ben] = await Promise.all([apps.open('ada', { urls: [server.url] }), apps.open('ben', { urls: [server.url] })]);
    const chat = await startDirect(ada, ben);
    const example = /```ts\n(.*?)```/s.exec(readFileSync(join(client, 'README.md'), 'utf8'))?.[1] ?? '';
    const file = join(folder, 'example.ts');
    const replaced = {
      '@palaver/client': join(client, 'palaver.ts'),
      'http://localhost:4000/graphql': server.url,
      "'ada'": `'${ada.signedIn.handle}'`,
    };
    writeFileSync(
      file,
      Object.entries({ ...replaced, 'nine lives of a kettle': PASSWORD }).reduce((text, [from, to]) => {
        expect(text).toContain(from);
        return text.replace(from, to);
      }, example),
    );
    await promisify(execFile)(process.execPath, [file], { timeout: 15_000 });
    await ben.events.next((event) => event.__typename === 'MessageSent');
    expect(ben.texts(chat)).toEqual(['Hello from the client']);
  } finally {
    await apps.close();
    await server.stop();
    rmSync(folder, { recursive: true });
  }
});
