import { Fault } from '../../platform/errors.ts';
import { readPageRequest } from '../../platform/paging.ts';
import { mutations } from './mutations.ts';
import { foldedHandle } from './profile-rules.ts';
import type { Resolvers } from './resolver-types.ts';

const MOST_HANDLES = 50;
const MOST_EXPORTS = 20;
const STATUS = { waiting: 'PENDING', working: 'RUNNING', done: 'READY' } as const;

/** The resolvers of the user subgraph. */
export const resolvers: Resolvers = {
  Query: {
    viewer: (_, __, { loadViewer }) => loadViewer(),
    userByHandle: (_, { handle }, { viewer, store }) => {
      viewer();
      const folded = foldedHandle(handle.replace(/^@/, ''));
      return folded === null ? null : store.userByHandle(folded);
    },
    usersByHandle: (_, { handles }, { viewer, store }) => {
      viewer();
      if (handles.length > MOST_HANDLES) throw new Fault('BAD_USER_INPUT', `at most ${MOST_HANDLES} handles`);
      return store.usersByHandle(handles);
    },
    searchUsers: (_, { handlePrefix, first }, { viewer, people }) => people.search(viewer().userId, handlePrefix, first),
  },
  Mutation: mutations,
  Node: {
    __resolveType: (node) => ('handle' in node ? 'User' : 'stage' in node ? 'DataExport' : 'Device'),
  },
  User: {
    __resolveReference: ({ id }, { viewer, users }) => {
      viewer();
      return users.load(id);
    },
    isDeleted: ({ isDeleted = false }) => isDeleted,
    isContact: async ({ id }, _, { saidOf }) => (await saidOf.load(id)).isContact,
    isBlocked: async ({ id }, _, { saidOf }) => (await saidOf.load(id)).isBlocked,
    avatar: ({ avatarId }) => (avatarId === null ? null : { __typename: 'Attachment', id: avatarId }),
  },
  Viewer: {
    __resolveReference: ({ id }, { viewer, loadViewer }) => (viewer().userId === id ? loadViewer() : null),
    settings: ({ id }, _, { settingsOf }) => settingsOf.load(id),
    contacts: ({ id }, args, { people, users }) => people.list(id, 'contact', readPageRequest(args), (ids) => users.loadMany(ids)),
    blockedUsers: ({ id }, args, { people, users }) => people.list(id, 'block', readPageRequest(args), (ids) => users.loadMany(ids)),
    devices: async ({ id, deviceId }, _, { sessions }) => {
      const devices = await sessions.live(id);
      return devices.map((device) => ({ ...device, isCurrent: device.id === deviceId }));
    },
    dataExports: ({ id }, { first }, { personalData }) => {
      if (first < 1 || first > MOST_EXPORTS) throw new Fault('BAD_USER_INPUT', `\`first\` is 1 to ${MOST_EXPORTS}`);
      return personalData.exports(id, first);
    },
  },
  DataExport: {
    status: ({ stage }) => STATUS[stage],
    progress: ({ done, total }) => ({ done, total }),
    expiresAt: ({ stage, dueAt }) => (stage === 'done' ? dueAt : null),
    url: ({ stage, attachmentId }, _, { archiveUrls }) => (stage === 'done' && attachmentId !== null ? archiveUrls.load(attachmentId) : null),
  },
};
