import { userError } from '../../platform/errors.ts';
import type { Outcome, SignedIn } from './accounts.ts';
import type { Context } from './context.ts';
import type { MutationResolvers } from './resolver-types.ts';
import type { UserRecord } from './store.ts';
import { sessionOf, viewerOf } from './viewer.ts';

/** What the mutations of the user subgraph do. */
export const mutations: MutationResolvers = {
  signUp: async (_, { input }, { accounts }) => sessionPayload(await accounts.signUp(input)),

  logIn: async (_, { input }, { accounts }) => sessionPayload(await accounts.logIn(input)),

  refreshSession: async (_, { input }, { sessions, users }) => {
    const tokens = await sessions.refresh(input.refreshToken);
    const user = tokens && (await users.load(tokens.device.userId));
    if (!tokens || !user) return { session: null, userErrors: [userError('REFRESH_TOKEN_INVALID', ['input', 'refreshToken'])] };
    return { session: sessionOf({ user, tokens }), userErrors: [] };
  },

  logOut: async (_, __, { viewer, sessions }) => {
    const { id, userId } = await sessions.requireLive(viewer());
    const device = await sessions.end(userId, id);
    return { device: device && { ...device, isCurrent: true }, userErrors: [] };
  },

  revokeDevice: async (_, { input }, { viewer, sessions }) => {
    const { userId, deviceId } = viewer();
    await sessions.requireLive({ userId, deviceId });
    const live = await sessions.live(userId);
    const device = live.some(({ id }) => id === input.deviceId) ? await sessions.end(userId, input.deviceId) : null;
    if (!device) return { device: null, userErrors: [userError('DEVICE_NOT_FOUND', ['input', 'deviceId'])] };
    return { device: { ...device, isCurrent: device.id === deviceId }, userErrors: [] };
  },

  updateProfile: async (_, { input }, { viewer, profiles, users, avatarFault }) => {
    const { value: user, userErrors } = await profiles.update(input, viewer(), avatarFault);
    if (user) users.clear(user.id).prime(user.id, user);
    return { user, userErrors };
  },

  changePassword: async (_, { input }, { loadViewer, viewer, accounts }) => {
    const { user } = await loadViewer();
    const { value, userErrors } = await accounts.changePassword(input, viewer(), user);
    return { viewer: value && viewerOf(value, viewer().deviceId), userErrors };
  },

  updateSettings: async (_, { input }, { viewer, people, settingsOf }) => {
    const settings = await people.changeSettings(viewer(), input);
    settingsOf.clear(viewer().userId);
    return { settings, userErrors: [] };
  },

  exportMyData: async (_, __, { viewer, personalData }) => {
    const { value, userErrors } = await personalData.startExport(viewer());
    return { dataExport: value, userErrors };
  },

  deleteMyAccount: async (_, { input }, { loadViewer, viewer, personalData, users }) => {
    const { user } = await loadViewer();
    const { value, userErrors } = await personalData.deleteAccount(input.password, input.messages === 'REMOVE', viewer(), user);
    if (value) users.clear(value.id).prime(value.id, value);
    return { user: value, userErrors };
  },

  addContact: async (_, { input }, context) => related(context, await context.people.add(context.viewer(), 'contact', input.userId)),
  removeContact: async (_, { input }, context) => related(context, await context.people.remove(context.viewer(), 'contact', input.userId)),
  blockUser: async (_, { input }, context) => related(context, await context.people.add(context.viewer(), 'block', input.userId)),
  unblockUser: async (_, { input }, context) => related(context, await context.people.remove(context.viewer(), 'block', input.userId)),
};

function sessionPayload({ value, userErrors }: Outcome<SignedIn>) {
  return { session: value && sessionOf(value), userErrors };
}

/** What was read before of the user in this operation is over. */
function related({ saidOf }: Context, { value: user, userErrors }: Outcome<UserRecord>) {
  if (user) saidOf.clear(user.id);
  return { user, userErrors };
}
