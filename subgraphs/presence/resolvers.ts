import { Fault } from '../../platform/errors.ts';
import { requireViewer } from '../../platform/subgraph.ts';
import { BATCH_LIMIT } from './context.ts';
import type { Resolvers } from './resolver-types.ts';

/**
 * `presences`, `sight`, `renewLeases`, `noteActivity` and `endLeases` are the gateway's own, with or without a viewer. They are not in what clients see, and the
 * subgraph executes nothing without a caller that the gateway has signed: that signature is their authority.
 */
export const resolvers: Resolvers = {
  Query: {
    presences: (_, { userIds }, { presences }) => presences.read(bounded(userIds)),
    sight: (_, { looks }, { presences }) => presences.sight(bounded(looks)),
  },

  Mutation: {
    async renewLeases(_, { leases }, { presences }) {
      await presences.renew(bounded(leases));
      return true;
    },
    async noteActivity(_, { userIds }, { presences }) {
      await presences.noteActivity(bounded(userIds));
      return true;
    },
    async endLeases(_, { leases }, { presences }) {
      await presences.end(bounded(leases));
      return true;
    },
  },

  User: {
    __resolveReference(reference, { caller }) {
      requireViewer(caller);
      return reference;
    },
    presence({ id }, _, { caller, presenceOf }) {
      requireViewer(caller);
      return presenceOf.load(id);
    },
  },
};

function bounded<T>(items: readonly T[]): readonly T[] {
  if (items.length > BATCH_LIMIT) throw new Fault('BAD_USER_INPUT', `at most ${BATCH_LIMIT} at once`);
  return items;
}
