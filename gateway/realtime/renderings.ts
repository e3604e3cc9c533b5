import { type DocumentNode, getOperationAST, Kind, visit } from 'graphql';
import type { Metrics } from '../../platform/metrics.ts';
import type { Context } from '../context.ts';
import { CURSOR_MARK, type Rendered, renderJson } from '../socket/frame.ts';
import type { StreamEvent } from './event.ts';
import type { Selection, Selections } from './selection.ts';
import type { Sharing } from './sharing.ts';

/** An event as it will be rendered: its cursor is put in when it is sent. */
export type BareEvent = StreamEvent extends infer E ? (E extends StreamEvent ? Omit<E, 'cursor'> : never) : never;

/** What all subscribers with the same selection share: an event is executed and made into JSON once for all of them. */
export type Rendering = {
  /**
   * The JSON of an event for one of these subscribers; a promise if other parts must be asked. `key` is the object that is the
   * same for all of them; `isAlike` tells whether she sees the same of it as the others.
   */
  render(
    event: BareEvent,
    key: object,
    createContext: () => Context,
    isAlike: (sharing: Exclude<Sharing, 'none'>) => boolean | Promise<boolean>,
  ): Rendered | Promise<Rendered>;
};

/** The renderings of a process. */
export type Renderings = {
  /** The rendering of a selection; subscribers with the same operation and variables get the same one, for as long as one of them has it. */
  of(operation: {
    readonly document: DocumentNode;
    readonly query: string;
    readonly operationName: string | null;
    readonly variables: Record<string, unknown>;
  }): Rendering;
};

/** Makes the renderings of `field`, a subscription whose result has the event under that name. */
export function createRenderings(field: string, selections: Selections, metrics: Pick<Metrics, 'executions'>): Renderings {
  const known = new Map<string, WeakRef<Rendering>>();
  const forgotten = new FinalizationRegistry<string>((key) => {
    if (!known.get(key)?.deref()) known.delete(key);
  });

  function createRendering(selection: Selection, variables: Record<string, unknown>): Rendering {
    const rendered = new WeakMap<object, Rendered | Promise<Rendered>>();

    function execute(event: BareEvent, createContext: () => Context, isShared: boolean): Rendered | Promise<Rendered> {
      metrics.executions.inc({ shared: String(isShared) });
      const result = selection.run({ [field]: { ...event, cursor: CURSOR_MARK } }, variables, createContext());
      return result instanceof Promise ? result.then((settled) => renderJson(JSON.stringify(settled))) : renderJson(JSON.stringify(result));
    }

    return {
      render(event, key, createContext, isAlike) {
        if (selection.sharing === 'none') return execute(event, createContext, false);
        const alike = isAlike(selection.sharing);
        const renderFor = (isShared: boolean) => (isShared ? once(event, key, createContext) : execute(event, createContext, false));
        return alike instanceof Promise ? alike.then(renderFor) : renderFor(alike);
      },
    };

    function once(event: BareEvent, key: object, createContext: () => Context): Rendered | Promise<Rendered> {
      const made = rendered.get(key) ?? execute(event, createContext, true);
      rendered.set(key, made);
      return made;
    }
  }

  return {
    of({ document, query, operationName, variables }) {
      const selected = withoutArguments(document, operationName, variables);
      const key = JSON.stringify([query, operationName, selected]);
      const shared = known.get(key)?.deref();
      if (shared) return shared;
      const rendering = createRendering(selections.prepare(document, operationName), variables);
      known.set(key, new WeakRef(rendering));
      forgotten.register(rendering, key);
      return rendering;
    },
  };
}

/** The variables that the selection itself uses: those that only the subscription's own arguments use, like `after`, differ from device to device. */
function withoutArguments(document: DocumentNode, operationName: string | null, variables: Record<string, unknown>): Record<string, unknown> {
  const operation = getOperationAST(document, operationName);
  const used = new Set<string>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION && definition !== operation) continue;
    visit(definition, {
      [Kind.VARIABLE_DEFINITION]: () => false,
      [Kind.FIELD](node, _key, _parent, _path, ancestors) {
        const isRoot = definition === operation && ancestors.length === ROOT_FIELD_DEPTH;
        if (isRoot)
          for (const directive of node.directives ?? []) visit(directive, { [Kind.VARIABLE]: (variable) => void used.add(variable.name.value) });
        return isRoot ? { ...node, arguments: [], directives: [] } : undefined;
      },
      [Kind.VARIABLE]: (node) => void used.add(node.name.value),
    });
  }
  return Object.fromEntries(Object.entries(variables).filter(([name]) => used.has(name)));
}

/** Operation, its selection set, and that one's list. */
const ROOT_FIELD_DEPTH = 3;
