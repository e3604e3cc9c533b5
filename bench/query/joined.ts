import { Supergraph } from '@apollo/federation-internals';
import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema, getNamedType, isObjectType, isScalarType } from 'graphql';
import { readSchemaFile } from '../../schema/sdl.ts';
import { MEASURED_PARTS, type MeasuredPart, type Part } from './parts.ts';

/** What the joined schema's resolvers get: the context of each part. */
export type JoinedContext = Readonly<Record<MeasuredPart, object>>;

type Resolver = GraphQLFieldResolver<unknown, JoinedContext>;

/**
 * One schema without federation: the API that clients see, each field with the resolver of the part that owns it. Where
 * federation would follow a reference to a user, the user is read at once, by the same batched loader.
 */
export function createJoinedSchema(parts: Readonly<Record<MeasuredPart, Part>>): GraphQLSchema {
  const joined = Supergraph.build(readSchemaFile('supergraph.graphql')).apiSchema().toGraphQLJSSchema();
  for (const type of Object.values(joined.getTypeMap())) {
    if (isScalarType(type) && type.name === 'DateTime') Object.assign(type, { serialize: dateTimeOf(parts) });
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const resolve = resolverOf(parts, type.name, field.name);
      if (resolve) field.resolve = getNamedType(field.type).name === 'User' && type.name !== 'Viewer' ? asUser(resolve) : resolve;
    }
  }
  return joined;
}

function resolverOf(parts: Readonly<Record<MeasuredPart, Part>>, typeName: string, fieldName: string): Resolver | null {
  for (const name of MEASURED_PARTS) {
    const type = parts[name].schema.getType(typeName);
    const resolve = isObjectType(type) ? type.getFields()[fieldName]?.resolve : undefined;
    if (!resolve || resolve === defaultFieldResolver) continue;
    const parentOf = typeName === 'Conversation' && name === 'message' ? asReference : asItIs;
    return (parent, args, context, info) => resolve(parentOf(parent), args, context[name], info);
  }
  return null;
}

/** The message subgraph knows conversations by reference alone. */
function asReference(roster: unknown): unknown {
  return { id: (roster as { conversationId: string }).conversationId }; // what the group subgraph gives for a conversation
}

function asItIs(parent: unknown): unknown {
  return parent;
}

function asUser(resolve: Resolver): Resolver {
  return async (parent, args, context, info) => {
    const reference = (await resolve(parent, args, context, info)) as { id: string } | null; // what resolvers of other parts give for a user
    return reference && (context.user as { users: { load(id: string): Promise<unknown> } }).users.load(reference.id); // the context of the user part
  };
}

function dateTimeOf({ group }: Readonly<Record<MeasuredPart, Part>>): (value: unknown) => unknown {
  const type = group.schema.getType('DateTime');
  if (!isScalarType(type)) throw new Error('there is no DateTime');
  return type.serialize;
}
