import type { TaskStore } from '../../personal-data/tasks.ts';
import type { TokenSigner } from '../../platform/access-tokens.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Keys } from '../../platform/keys.ts';
import type { Log } from '../../platform/log.ts';
import { createSubgraph, type Subgraph, type SubgraphLink } from '../../platform/subgraph.ts';
import type { Topics } from '../../platform/topics.ts';
import type { RelationStore, SettingsStore } from '../../relations/store.ts';
import { partSdl } from '../../schema/sdl.ts';
import { createAccounts } from './accounts.ts';
import { createClosing } from './closing.ts';
import { createContext } from './context.ts';
import { createCredentials } from './credentials.ts';
import { createPasswords, type Passwords } from './passwords.ts';
import { createPeople } from './people.ts';
import { createPersonalData } from './personal-data.ts';
import { createProfiles } from './profiles.ts';
import { createRefreshTokens } from './refresh-tokens.ts';
import { resolvers } from './resolvers.ts';
import { createSessions } from './sessions.ts';
import type { AccountStore } from './store.ts';

type Dependencies = {
  readonly accounts: AccountStore;
  readonly relations: RelationStore;
  readonly settings: SettingsStore;
  /** What is to be done with all data of a user: the worker does it. */
  readonly tasks: TaskStore;
  readonly signer: TokenSigner;
  readonly keys: Pick<Keys, 'signing' | 'retired'>;
  readonly topics: Topics;
  /** Asked whether an attachment can be a picture. */
  readonly media: SubgraphLink;
  readonly clock: Clock;
  readonly log: Log;
  readonly passwords?: Passwords;
};

/** The user subgraph: accounts, sessions, profiles, contacts and blocks. Throws an `Error` if `keys` has no private key. */
export function createUserSubgraph(dependencies: Dependencies): Subgraph {
  const { accounts: store, relations, settings, tasks, signer, keys, topics, media, clock, log, passwords = createPasswords() } = dependencies;
  const sessions = createSessions({ store, signer, refreshTokens: createRefreshTokens(keys), topics, clock, log });
  const credentials = createCredentials(store, passwords, clock);
  const accounts = createAccounts({ store, passwords, credentials, sessions, clock });
  const people = createPeople({ store, relations, settings, sessions, topics, clock, log });
  const close = createClosing({ store, relations, topics, clock, log });
  const personalData = createPersonalData({ tasks, credentials, sessions, close, clock });
  const domain = { store, relations, settings, accounts, sessions, people, personalData, profiles: createProfiles(store, sessions), media };
  return createSubgraph({ name: 'user', sdl: partSdl('user'), resolvers, createContext: (request) => createContext(request, domain), log });
}
