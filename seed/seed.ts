/**
 * `npm run seed [-- URL]` fills a running server with ten people and their conversations, through its public API. Run twice,
 * it changes nothing the second time: every message has a client id of its own.
 */
import { createSend, Refused, type Send } from './api.ts';
import { type Handle, PEOPLE, SCRIPTS, type Script } from './conversations.ts';

const endpoint = process.argv[2] ?? 'http://localhost:4000/graphql';
const PASSWORD = 'nine lives of a kettle';
const SESSION = 'session { accessToken viewer { user { id } } } userErrors { code message }';

type Person = { readonly id: string; readonly accessToken: string };

async function main(): Promise<void> {
  const send = createSend(endpoint);
  console.log(`Seeding ${endpoint}`);
  const people = {} as Record<Handle, Person>; // filled for every handle below
  for (const [handle, displayName] of Object.entries(PEOPLE)) people[handle as Handle] = await enter(send, handle, displayName);
  for (const script of SCRIPTS) await play(send, script, people);
  console.log('\nLog in as any of them:');
  for (const handle of Object.keys(PEOPLE)) console.log(`  handle ${handle.padEnd(6)} password "${PASSWORD}"`);
}

async function enter(send: Send, handle: string, displayName: string): Promise<Person> {
  const logIn = { handle, password: PASSWORD, deviceName: 'seed' };
  let session: Session;
  try {
    const { signUp } = await send(`mutation ($input: SignUpInput!) { signUp(input: $input) { ${SESSION} } }`, { input: { ...logIn, displayName } });
    session = (signUp as { session: Session }).session; // there are no userErrors
    console.log(`  ${displayName} signed up`);
  } catch (error) {
    if (!(error instanceof Refused && error.codes.includes('HANDLE_TAKEN'))) throw error;
    const answer = await send(`mutation ($input: LogInInput!) { logIn(input: $input) { ${SESSION} } }`, { input: logIn });
    session = (answer['logIn'] as { session: Session }).session; // there are no userErrors
    console.log(`  ${displayName} was there already`);
  }
  return { id: session.viewer.user.id, accessToken: session.accessToken };
}

async function play(send: Send, script: Script, people: Record<Handle, Person>): Promise<void> {
  const conversationId = await begin(send, script, people);
  let written = 0;
  for (const [i, line] of script.lines.entries()) {
    const [handle = '', body = ''] = line.split(/: (.*)/s);
    const input = { conversationId, clientMessageId: `${script.id}-${i}`, body };
    const { sendMessage } = await send(
      'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { wasDuplicate userErrors { code message } } }',
      { input },
      people[handle as Handle].accessToken,
    );
    if (!(sendMessage as { wasDuplicate: boolean }).wasDuplicate) written += 1;
  }
  console.log(`  ${script.title ?? script.members.map((handle) => PEOPLE[handle]).join(' and ')}: ${written} messages written`);
}

async function begin(send: Send, { id, title, members }: Script, people: Record<Handle, Person>): Promise<string> {
  const [first, ...others] = members.map((handle) => people[handle]);
  const CONVERSATION = '{ conversation { id } userErrors { code message } }';
  const answer = title
    ? await send(
        `mutation ($input: CreateGroupInput!) { begun: createGroup(input: $input) ${CONVERSATION} }`,
        { input: { title, memberIds: others.map((other) => other.id), clientConversationId: id } },
        first?.accessToken,
      )
    : await send(
        `mutation ($input: StartDirectConversationInput!) { begun: startDirectConversation(input: $input) ${CONVERSATION} }`,
        { input: { userId: others[0]?.id } },
        first?.accessToken,
      );
  return (answer['begun'] as { conversation: { id: string } }).conversation.id; // there are no userErrors
}

type Session = { readonly accessToken: string; readonly viewer: { readonly user: { readonly id: string } } };

main().catch((error: unknown) => {
  console.error(
    `The seed stopped: ${error instanceof Error ? (error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message) : error}`,
  );
  console.error('Is a server running there? Start one with `npm start`.');
  process.exitCode = 1;
});
