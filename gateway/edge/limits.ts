import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { PAGE_LIMIT } from '../../platform/paging.ts';

/** What a document may be at most; each keeps hostile documents from costing more than their size. `nodes`: the items of all its pages, pages within pages multiplied. */
export const LIMITS = { tokens: 1_500, depth: 15, selections: 1_000, aliases: 15, directives: 5, nodes: 10_000 } as const;

/** A validation rule that refuses documents beyond the limits. Fragments are measured once each, so that measuring costs no more than the document's size. */
export const withinLimits: ValidationRule = (context: ValidationContext) => ({
  Document(document) {
    for (const fault of faultsOf(document)) context.reportError(new GraphQLError(fault));
  },
});

type Size = { readonly depth: number; readonly selections: number; readonly aliases: number; readonly directives: number; readonly nodes: number };

function faultsOf(document: DocumentNode): string[] {
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])) as [
      string,
      FragmentDefinitionNode,
    ][],
  );
  const sizes = new Map<string, Size>();

  function sizeOfFragment(name: string): Size {
    const known = sizes.get(name);
    if (known) return known;
    sizes.set(name, NOTHING); // a fragment within itself is another rule's business
    const fragment = fragments.get(name);
    const size = fragment ? sizeOf(fragment.selectionSet) : NOTHING;
    sizes.set(name, size);
    return size;
  }

  function sizeOf({ selections }: SelectionSetNode): Size {
    return selections.reduce<Size>((sum, node) => {
      const inner = node.kind === Kind.FRAGMENT_SPREAD ? sizeOfFragment(node.name.value) : node.selectionSet ? sizeOf(node.selectionSet) : NOTHING;
      const page = node.kind === Kind.FIELD ? pageOf(node) : null;
      const isAlias = node.kind === Kind.FIELD && node.alias !== undefined && node.name.value !== '__typename';
      return {
        depth: Math.max(sum.depth, inner.depth + (node.kind === Kind.FIELD ? 1 : 0)),
        selections: sum.selections + inner.selections + 1,
        aliases: sum.aliases + inner.aliases + (isAlias ? 1 : 0),
        directives: sum.directives + inner.directives + (node.directives?.length ?? 0),
        nodes: sum.nodes + (page === null ? inner.nodes : page * (1 + inner.nodes)),
      };
    }, NOTHING);
  }

  const sizes_ = document.definitions.flatMap((node) => (node.kind === Kind.OPERATION_DEFINITION ? [sizeOf(node.selectionSet)] : []));
  const faults: string[] = [];
  for (const key of ['depth', 'selections', 'aliases', 'directives', 'nodes'] as const) {
    const most = Math.max(0, ...sizes_.map((size) => size[key]));
    if (most > LIMITS[key])
      faults.push(`the operation has ${key === 'depth' ? `a depth of ${most}` : `${most} ${key}`}; at most ${LIMITS[key]} are allowed`);
  }
  return faults;
}

/** How many items a page asks for, at most; null for what is no page. A variable may ask for a whole one. */
function pageOf({ arguments: args }: FieldNode): number | null {
  const size = args?.find(({ name }) => PAGE_ARGUMENTS.has(name.value));
  if (!size) return null;
  return size.value.kind === Kind.INT ? Math.min(PAGE_LIMIT, Math.max(0, Number(size.value.value))) : PAGE_LIMIT;
}

const PAGE_ARGUMENTS: ReadonlySet<string> = new Set(['first', 'last', 'count']);

const NOTHING: Size = { depth: 0, selections: 0, aliases: 0, directives: 0, nodes: 0 };
