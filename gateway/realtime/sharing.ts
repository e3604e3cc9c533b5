import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** Tells whether the result of a selection is the same for everybody who may see the event. */
export type IsShared = (document: DocumentNode) => boolean;

/** Fields so tagged give every viewer the same. */
const TAG = 'broadcast';

/**
 * Sharing fails closed: a result is shared only if every field of it is either known from the event itself, or marked as
 * equal for all viewers by `@tag(name: "broadcast")` on the field or on its type.
 */
export function createIsShared(supergraphSdl: string, apiSchema: GraphQLSchema, ownSchema: GraphQLSchema): IsShared {
  const broadcast = broadcastFields(supergraphSdl);

  function isSame(typeName: string, fieldName: string): boolean {
    if (fieldName === '__typename' || broadcast.has(typeName) || broadcast.has(`${typeName}.${fieldName}`)) return true;
    const own = ownSchema.getType(typeName);
    return own !== undefined && 'getFields' in own && fieldName in own.getFields();
  }

  return (document) => {
    const types = new TypeInfo(apiSchema);
    let isShared = true;
    visit(
      document,
      visitWithTypeInfo(types, {
        [Kind.FIELD](node) {
          const parent = types.getParentType();
          if (!parent || !isSame(parent.name, node.name.value)) isShared = false;
          const type = getNamedType(types.getType());
          if (type && isCompositeType(type) && !isObjectType(type) && !ownSchema.getType(type.name)) isShared = false;
        },
      }),
    );
    return isShared;
  };
}

/** `Type` and `Type.field` for what the supergraph tags. */
function broadcastFields(supergraphSdl: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const type of parse(supergraphSdl).definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    if (isTagged(type)) names.add(type.name.value);
    for (const field of type.fields ?? []) if (isTagged(field)) names.add(`${type.name.value}.${field.name.value}`);
  }
  return names;
}

function isTagged(node: {
  readonly directives?: readonly { readonly name: { readonly value: string }; readonly arguments?: readonly unknown[] }[];
}): boolean {
  return node.directives?.some(({ name, arguments: args }) => name.value === 'tag' && JSON.stringify(args).includes(`"${TAG}"`)) ?? false;
}
