import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../servers/server.ts';
import { type Palaver, startPalaver } from '../support/palaver.ts';
import { startProcess } from '../support/process.ts';

describe('a process that goes', () => {
  let server: Palaver;
  beforeAll(async () => {
    server = await startPalaver();
  });
  afterAll(() => server?.stop());

  test('closes its sockets with 1012, ends well, and keeps everything: sessions, messages, cursors', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const phone = await ben.logIn('phone', server); // where the gateway is that goes
    const live = await phone.events();
    const chat = await ada.startDirect(ben);
    await ada.send(chat, 'before');
    const [, last] = await live.take(2);
    const gateway = server.process('gateway');
    const exit = gateway.stop();
    const { code } = await live.closed;
    expect([1012, await exit]).toEqual([code, 0]);
    await gateway.restart();

    await ada.send(chat, 'after');
    expect((await ben.openChat(chat)).texts).toEqual(['before', 'after']);
    const resumed = await phone.events(last?.cursor);
    expect(await resumed.next()).toMatchObject({ seq: 3, message: { preview: { text: 'after' } } });
    expect((await ben.logIn('laptop')).id).toBe(ben.id);
  });

  test('by kill -9 loses no message that it acknowledged, and a retry of the rest makes each once', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const live = await ben.events();
    const chat = await ada.startDirect(ben);
    const { cursor } = await live.next();
    await live.close();

    const message = server.process('message');
    const acknowledged: string[] = [];
    const unknown: string[] = [];
    const write = (text: string) => ada.send(chat, text, { clientMessageId: text });
    let killed: Promise<void> | null = null;
    async function lane(name: string): Promise<void> {
      for (let i = 0; unknown.length === 0; i++) {
        const text = `${name} ${i}`;
        await write(text).then(
          () => acknowledged.push(text),
          () => unknown.push(text),
        );
        if (acknowledged.length >= 60) killed ??= message.kill();
      }
    }
    await Promise.all(['a', 'b', 'c', 'd'].map(lane));
    await killed;
    await message.restart();

    for (const text of unknown) await write(text);
    const resumed = await ben.events(cursor);
    const events = await resumed.take(acknowledged.length + unknown.length, 10_000);
    expect(events.map(({ message }) => message?.preview.text).sort()).toEqual([...acknowledged, ...unknown].sort());
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 2));
    const marker = await ada.send(chat, 'marker');
    expect(await resumed.next()).toMatchObject({ seq: events.length + 2, message: { id: marker.id } });
  });
});

test('a process that does not reach Redis when it starts says so and ends, so that it is started again', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'palaver-crash-'));
  const settings = { HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, REDIS_URL: `redis://127.0.0.1:${await freePort()}` };
  await expect(startProcess('all', settings)).rejects.toThrow(/ended with 1 before it listened[\s\S]*can not start/);
  rmSync(dataDir, { recursive: true });
});
