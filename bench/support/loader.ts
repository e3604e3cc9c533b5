/** A process of its own that sends loads, so that the servers do not share its event loop. Started by `startLoader`. */
import { type Loaded, run } from './load.ts';
import { endWithParent } from './processes.ts';

/** A load that can be told to another process: one body for all, or messages to the conversations in turn, at most `count` of them. */
export type LoadOrder = {
  readonly url: string;
  readonly accessToken: string;
  readonly inFlight: number;
  readonly durationMs: number;
  readonly what: { readonly body: string } | { readonly sendTo: readonly string[]; readonly count?: number };
};

const SEND =
  'mutation Send($input: SendMessageInput!) { sendMessage(input: $input) { message { id seq } wasDuplicate userErrors { code message } } }';

async function load({ what, ...order }: LoadOrder): Promise<Loaded> {
  if ('body' in what) return run({ ...order, bodyOf: () => what.body });
  const unique = crypto.randomUUID();
  let bodies = 0;
  const bodyOf = (n: number): string => {
    bodies += 1;
    const conversationId = what.sendTo[n % what.sendTo.length];
    return JSON.stringify({ query: SEND, variables: { input: { conversationId, clientMessageId: `${unique}-${n}`, body: `message ${n}` } } });
  };
  return run({ ...order, bodyOf, isEnough: () => bodies === what.count });
}

process.on('message', (order: LoadOrder) => {
  load(order).then(
    (loaded) => process.send?.(loaded),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
endWithParent();
process.send?.('ready');
