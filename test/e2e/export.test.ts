import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DataExport } from '../support/answers.ts';
import { type Palaver, startPalaver } from '../support/palaver.ts';
import type { Person } from '../support/person.ts';
import { uploaded } from '../support/uploads.ts';

let server: Palaver;
beforeAll(async () => {
  server = await startPalaver();
});
afterAll(() => server?.stop());

/** Waits until the archive of the day is there. */
async function ready(person: Person): Promise<DataExport> {
  const latest = async (): Promise<DataExport | undefined> => (await person.query('DataExports', {})).viewer.dataExports[0];
  await expect.poll(async () => (await latest())?.status, { timeout: 20_000, interval: 200 }).toBe('READY');
  return (await latest()) as DataExport; // it is there
}

/** The files of an archive, unpacked by the system's own program. */
async function unpacked(url: string): Promise<Map<string, Buffer>> {
  const response = await fetch(url);
  expect(response.headers.get('content-disposition')).toContain('attachment');
  const folder = mkdtempSync(join(tmpdir(), 'palaver-archive-'));
  try {
    writeFileSync(join(folder, 'it.tar.gz'), Buffer.from(await response.arrayBuffer()));
    execFileSync('tar', ['-xzf', 'it.tar.gz'], { cwd: folder });
    rmSync(join(folder, 'it.tar.gz'));
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = entries.map((entry) => join(entry.parentPath, entry.name));
    return new Map(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path)]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function lines(files: ReadonlyMap<string, Buffer>, name: string): Record<string, unknown>[] {
  return (files.get(name)?.toString() ?? '').split('\n').flatMap((line) => (line ? [JSON.parse(line)] : []));
}

test('an archive has everything that its user wrote, and nothing that others did', async () => {
  const { ada, ben } = await server.people('ada', 'ben');
  await ada.does('UpdateProfile', { input: { bio: 'I row.' } });
  await ada.does('AddContact', { userId: ben.id });
  const direct = await ada.startDirect(ben);
  const group = await ben.createGroup('Sailing', ada);
  const photo = await uploaded(ada, Buffer.from('the bytes of a file'), 'text/plain', 'notes.txt');
  await uploaded(ben, Buffer.from('not hers'), 'text/plain');
  const first = await ada.send(direct, 'first', { attachmentIds: [photo.id] });
  await ada.does('EditMessage', { messageId: first.id, body: 'first, edited' });
  const his = await ben.send(direct, 'his words');
  await ada.does('AddReaction', { messageId: his.id, emoji: '👍' });
  await ben.does('AddReaction', { messageId: first.id, emoji: '🎉' });
  for (let i = 0; i < 150; i++) await ada.send(group, `number ${i}`);
  await ada.leave(group);
  await ada.does('SaveDraft', { conversationId: direct.id, body: 'not yet' });
  const sendAt = new Date(Date.now() + 3_600_000).toISOString();
  await ada.does('ScheduleMessage', { input: { conversationId: direct.id, clientMessageId: randomUUID(), body: 'later', sendAt } });

  const { dataExport } = await ada.does('ExportMyData', {});
  expect(dataExport).toMatchObject({ status: 'PENDING', progress: { done: 0, total: null }, url: null, expiresAt: null });
  expect(await ada.refused('ExportMyData', {})).toEqual(['EXPORT_TOO_SOON']);
  const { id, url, expiresAt, progress } = await ready(ada);
  expect(id).toBe(dataExport?.id);
  expect(progress).toEqual({ done: 3, total: 3 }); // two conversations, a file
  expect(Date.parse(expiresAt ?? '') - Date.now()).toBeGreaterThan(6 * 24 * 3_600_000);

  const files = await unpacked(url ?? '');
  expect(lines(files, 'profile.jsonl')).toEqual([expect.objectContaining({ id: ada.id, handle: ada.handle, bio: 'I row.' })]);
  expect(lines(files, 'devices.jsonl')).toEqual([expect.objectContaining({ name: "ada's phone" })]);
  expect(lines(files, 'contacts.jsonl')).toEqual([expect.objectContaining({ userId: ben.id })]);
  expect(lines(files, 'conversations.jsonl').map(({ id: one }) => one)).toEqual([direct.id, group.id].sort());
  const messages = lines(files, 'messages.jsonl');
  expect(messages).toHaveLength(151);
  expect(messages.find((message) => message['id'] === first.id)).toMatchObject({
    body: 'first, edited',
    earlierTexts: ['first'],
    attachmentIds: [photo.id],
    reactions: [{ emoji: '🎉', userIds: [ben.id] }],
  });
  expect(lines(files, 'activity.jsonl')).toContainEqual(expect.objectContaining({ kind: 'reaction_added', messageSeq: his.seq, emoji: '👍' }));
  expect(lines(files, 'drafts.jsonl')).toEqual([expect.objectContaining({ conversationId: direct.id, body: 'not yet' })]);
  expect(lines(files, 'scheduled.jsonl')).toEqual([expect.objectContaining({ conversationId: direct.id, body: 'later', sendAt })]);
  expect(lines(files, 'attachments.jsonl')).toEqual([expect.objectContaining({ id: photo.id, fileName: 'notes.txt' })]);
  expect(files.get(`files/${photo.id}`)?.toString()).toBe('the bytes of a file');
  const all = [...files.values()].map(String).join('');
  for (const others of ['his words', 'not hers', ben.handle, 'argon2', 'nonce', ada.session.refreshToken]) expect(all).not.toContain(others);
  expect((await ben.query('DataExports', {})).viewer.dataExports).toEqual([]);
});

test('at most 20 archives can be asked for at once', async () => {
  const { ada } = await server.people('ada');
  for (const first of [0, 21]) {
    const { codes } = await ada.tries('query ($first: Int!) { viewer { dataExports(first: $first) { id } } }', { first });
    expect(codes).toEqual(['BAD_USER_INPUT']);
  }
});

test('an archive is made though the worker is killed while it is asked for', async () => {
  const { ada } = await server.people('ada');
  await ada.does('ExportMyData', {});
  await server.kill('worker');
  await server.process('worker').restart();
  const { url } = await ready(ada);
  expect(lines(await unpacked(url ?? ''), 'profile.jsonl')).toHaveLength(1);
});
