import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldNode,
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

/**
 * For whom the result of a selection on an event is the same. `all`: everybody who may see it. `alike`: everybody who may see the
 * same of what a new message points to. `none`: nobody else.
 */
export type Sharing = 'all' | 'alike' | 'none';

/** Tells how far a selection can be shared. */
export type SharingOf = (document: DocumentNode) => Sharing;

/** Fields so tagged give every viewer the same. */
const BROADCAST = 'broadcast';
/** Fields of the gateway's own part that depend on the viewer, but on a new message only by what it points to. */
const VIEWER = 'viewer';

/**
 * Sharing fails closed: a result is shared only if every field of it is either known from the event itself, or marked as equal
 * for all viewers by `@tag(name: "broadcast")` on the field or on its type. A field tagged `viewer` makes it `alike` where it is
 * asked of the event's own message, and `none` within another such field.
 */
export function createSharing(supergraphSdl: string, apiSchema: GraphQLSchema, ownSchema: GraphQLSchema): SharingOf {
  const broadcast = taggedFields(supergraphSdl, BROADCAST);
  const ofViewer = taggedFields(supergraphSdl, VIEWER);

  function isSame(typeName: string, fieldName: string): boolean {
    if (fieldName === '__typename' || broadcast.has(typeName) || broadcast.has(`${typeName}.${fieldName}`)) return true;
    const own = ownSchema.getType(typeName);
    return own !== undefined && 'getFields' in own && fieldName in own.getFields();
  }

  return (document) => {
    const types = new TypeInfo(apiSchema);
    let sharing: Sharing = 'all';
    let depth = 0; // of fields that depend on the viewer
    const isOfViewer = (node: FieldNode): boolean => ofViewer.has(`${types.getParentType()?.name}.${node.name.value}`);
    visit(
      document,
      visitWithTypeInfo(types, {
        [Kind.FIELD]: {
          enter(node) {
            const parent = types.getParentType();
            if (!parent || !isSame(parent.name, node.name.value)) sharing = 'none';
            const type = getNamedType(types.getType());
            if (type && isCompositeType(type) && !isObjectType(type) && !ownSchema.getType(type.name)) sharing = 'none';
            if (!isOfViewer(node)) return;
            if (depth > 0) sharing = 'none';
            else if (sharing === 'all') sharing = 'alike';
            depth += 1;
          },
          leave(node) {
            if (isOfViewer(node)) depth -= 1;
          },
        },
        // What a fragment selects is visited where it is defined, not here.
        [Kind.FRAGMENT_SPREAD]() {
          if (depth > 0) sharing = 'none';
        },
      }),
    );
    return sharing;
  };
}

/** `Type` and `Type.field` for what the supergraph tags so. */
function taggedFields(supergraphSdl: string, tag: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const type of parse(supergraphSdl).definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    if (isTagged(type, tag)) names.add(type.name.value);
    for (const field of type.fields ?? []) if (isTagged(field, tag)) names.add(`${type.name.value}.${field.name.value}`);
  }
  return names;
}

function isTagged({ directives }: ConstDirectiveHolder, tag: string): boolean {
  return directives?.some(({ name, arguments: args }) => name.value === 'tag' && JSON.stringify(args).includes(`"${tag}"`)) ?? false;
}

type ConstDirectiveHolder = { readonly directives?: readonly ConstDirectiveNode[] | undefined };
