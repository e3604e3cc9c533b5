import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Palaver, startPalaver } from '../support/palaver.ts';

describe('a direct conversation', () => {
  let server: Palaver;
  beforeAll(async () => {
    server = await startPalaver();
  });
  afterAll(() => server?.stop());

  test('two people write, and each receives what the other wrote live', async () => {
    const { ada, ben } = await server.people('ada', 'ben');
    const [toAda, toBen] = await Promise.all([ada.events(), ben.events()]);
    const chat = await ada.startDirect(ben);
    await ada.send(chat, 'hello');
    const first = await toBen.next((event) => event.__typename === 'MessageSent');
    expect(first).toMatchObject({ seq: 2, conversation: { id: chat.id }, actor: { id: ada.id }, message: { preview: { text: 'hello' } } });
    await ben.send(chat, 'hello yourself');
    const second = await toAda.next((event) => event.actor?.id === ben.id);
    expect(second).toMatchObject({ seq: 3, message: { preview: { text: 'hello yourself' }, sender: { displayName: 'ben' } } });
  });
});
