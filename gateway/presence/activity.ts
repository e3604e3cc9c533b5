import type { ApolloServerPlugin } from '@apollo/server';
import { Kind, type OperationDefinitionNode } from 'graphql';
import { ask } from '../../platform/ask.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import { createOutage } from '../../platform/outage.ts';
import type { SubgraphLink } from '../../platform/subgraph.ts';
import type { Context } from '../context.ts';

/** Tells presence whose devices ask for something. */
export type NodeActivity = {
  /** Takes every query and mutation as the viewer's activity, but those that apps send by themselves. */
  readonly plugin: ApolloServerPlugin<Context>;
  /** Tells what was not told yet, and nothing more. */
  stop(): Promise<void>;
};

type Options = { readonly presence: SubgraphLink; readonly clock: Clock; readonly log: Log; readonly everyMs: number };

const NOTE = 'mutation NoteActivity($userIds: [ID!]!) { noteActivity(userIds: $userIds) }';

/** Most users that one call names: the limit of the presence subgraph. */
const CHUNK = 1_000;

/** An app that lies in a pocket says what it has received, and keeps its session. */
const BY_THEMSELVES: ReadonlySet<string> = new Set(['markDelivered', 'refreshSession']);

/** Makes the activity of a node. Whoever was active is told once every `everyMs`, all together; what can not be told is forgotten. */
export function createNodeActivity({ presence, clock, log, everyMs }: Options): NodeActivity {
  const active = new Set<string>();
  const outage = createOutage(log, 'the presence subgraph');
  let telling = Promise.resolve();
  const timer = setInterval(() => {
    telling = tell();
  }, everyMs).unref();

  async function tell(): Promise<void> {
    const userIds = [...active];
    active.clear();
    for (let start = 0; start < userIds.length; start += CHUNK) {
      const request = { caller: { viewer: null }, requestId: 'presence-activity', deadline: clock.now() + everyMs };
      await ask(presence, NOTE, { userIds: userIds.slice(start, start + CHUNK) }, request).then(outage.worked, outage.failed);
    }
  }

  return {
    plugin: {
      async requestDidStart() {
        return {
          async didResolveOperation({ operation, contextValue: { caller } }) {
            if (caller.viewer && !isByItself(operation)) active.add(caller.viewer.userId);
          },
        };
      },
    },
    async stop() {
      clearInterval(timer);
      await telling;
      await tell();
    },
  };
}

function isByItself(operation: OperationDefinitionNode | undefined): boolean {
  const fields = operation?.selectionSet.selections ?? [];
  return fields.every((field) => field.kind === Kind.FIELD && BY_THEMSELVES.has(field.name.value));
}
