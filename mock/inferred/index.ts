// A mock of any document: with state for the resources that it describes, with its examples elsewhere.
import {
  inferResources,
  type Resource,
  type ResourceOperation,
  type ResourceRole,
  type View,
} from '../../contracts/openapi/resources/index.ts';
import { allViolations } from '../../contracts/openapi/serialization/all-violations-of-request.ts';
import { type Operation, responseFor, type Spec } from '../../contracts/openapi/spec.ts';
import type { Api, ApiOptions } from '../core/api.ts';
import type { AnyHandler, Reply } from '../core/operation-types.ts';
import { Refusal } from '../core/refusal.ts';
import { byId, createInView, listView } from './alternative-paths.ts';
import { answerByPrism } from './answer-by-prism.ts';
import { answerInvalidInput, refuseCall, refuseCoding } from './answer-invalid-input.ts';
import { stateless } from './answer-without-state.ts';
import { authenticateByDocument } from './authenticate.ts';
import { enterBasePath } from './base-path.ts';
import { requireAcceptable, usualStatus } from './build-response.ts';
import { runBulk } from './bulk-operations.ts';
import { streamType } from './choose-media-type.ts';
import { type Context, type Engine, isCreatable, type ResourceCall } from './context.ts';
import { createItem } from './create.ts';
import { deleteItem } from './delete.ts';
import { requireParent } from './find-item.ts';
import { listItems } from './list.ts';
import { mergeItem } from './merge.ts';
import { type Preference, preferenceOf } from './prefer-header.ts';
import { readItem } from './read.ts';
import { refuseDisabledOperations } from './refuse-disabled-operations.ts';
import { replaceItem } from './replace.ts';
import { byAlias } from './resolve-name-to-id.ts';
import { runAction } from './run-action.ts';
import { documentSeed } from './seed.ts';
import { DocumentState } from './state.ts';
import { itemPathOf } from './stored-item.ts';

type RoleHandler = (
  context: Context,
  resource: Resource,
  own: ResourceOperation,
  call: ResourceCall,
) => Promise<Reply>;

const roleHandlers: Readonly<Record<ResourceRole, RoleHandler>> = {
  create: createItem,
  list: listItems,
  read: readItem,
  replace: replaceItem,
  merge: mergeItem,
  delete: deleteItem,
};

/** How the mock of a document treats its callers, and who answers what has no state: `own` by default. */
export interface DocumentApiOptions extends Pick<ApiOptions, 'auth'> {
  engine?: Engine | undefined;
}

/** Everything that makes a mock behave as a document says, and no more. */
export function documentApi(spec: Spec, { auth, engine = 'own' }: DocumentApiOptions): Api<DocumentState> {
  const all = inferResources(spec);
  const resources = all.filter(isStateful);
  const context = { spec, engine, resources: new Map(resources.map((one) => [one.name, one])) };
  return {
    spec,
    createState: (session) => new DocumentState(session, resources),
    enter: refuseDisabledOperations(spec, enterBasePath(spec)),
    ...(auth === 'strict' && { authenticate: authenticateByDocument(spec) }),
    refuseCoding: (problem, { operation }) => refuseCoding(spec, operation as Operation, problem),
    answerInvalidInput: (violations, { operation, request, body }) => {
      const own = operation as Operation;
      return answerInvalidInput(spec, own, allViolations(spec, own, request, { body, violations }), request);
    },
    handlers: handlersOf(context, all),
    notFound: (request, allowed) => refuseCall(request, spec.name, allowed),
    headers: {},
    jsonEnd: '',
    providerStates: {},
    // Without seed data, items that exist before any call are added when they are first asked for.
    seed: documentSeed(context),
  };
}

// What can only be read, one by one, has no state: its examples say more.
function isStateful(resource: Resource): boolean {
  const { operations, views } = resource;
  if (isCreatable(resource) || views.some((view) => view.operations.list)) return true;
  const { create, list, read, replace, merge, delete: remove } = operations;
  return Boolean(create ?? replace ?? merge ?? remove) || (list !== undefined && read !== undefined);
}

/** A call that asks for a stream in its body takes that, whatever it accepts: clients have one `Accept` for both. */
function withStream(operation: Operation, call: ResourceCall): ResourceCall {
  const response = responseFor(operation, usualStatus(operation));
  const accept = response && streamType(response, call.body);
  if (accept === undefined) return call;
  const { request } = call;
  return { ...call, request: { ...request, headers: { ...request.headers, accept } } };
}

/** Whether a caller prefers the answer that it gets anyway: what it creates, changes or deletes is to be so afterwards. */
function isUsual(operation: Operation, { code, example, dynamic }: Preference): boolean {
  return code === usualStatus(operation) && example === undefined && !dynamic;
}

async function orRefused(answer: Promise<Reply>): Promise<Reply | undefined> {
  return answer.catch((error) => {
    if (error instanceof Refusal) return undefined;
    throw error;
  });
}

async function answerWithoutState(
  { spec, engine }: Context,
  operation: Operation,
  { request }: ResourceCall,
  preference: Preference | undefined,
  hasState: boolean,
): Promise<Reply> {
  const negotiated =
    engine === 'prism' && !hasState ? await answerByPrism(spec, operation, request, preference) : undefined;
  return negotiated ?? stateless(spec, operation, request, preference);
}

function rolesOf({ operations }: Pick<Resource, 'operations'>): [ResourceRole, ResourceOperation][] {
  return Object.entries(operations) as [ResourceRole, ResourceOperation][];
}

async function answerView(
  context: Context,
  view: View,
  role: ResourceRole,
  own: ResourceOperation,
  call: ResourceCall,
): Promise<Reply> {
  if (role === 'list') return listView(context, view, own, call);
  if (role === 'create') return createInView(context, view, own, call);
  return roleHandlers[role](context, view.target, own, await byId(context, view, own, call));
}

type Handlers = Map<Operation, (call: ResourceCall) => Promise<Reply>>;

/** What answers the operations of resources. */
function statefulHandlers(context: Context): Handlers {
  const inferred: Handlers = new Map();
  const resources = [...context.resources.values()];
  for (const resource of resources) {
    for (const operation of resource.actions)
      inferred.set(operation, async (call) =>
        runAction(context, resource, operation, await byAlias(context, resource, { operation }, call)),
      );
    for (const bulk of resource.bulk)
      inferred.set(bulk.operation, (call) => runBulk(context, resource, bulk, call));
    for (const [role, own] of rolesOf(resource))
      inferred.set(own.operation, async (call) =>
        roleHandlers[role](context, resource, own, await byAlias(context, resource, own, call)),
      );
  }
  for (const view of resources.flatMap(({ views }) => views))
    for (const [role, own] of rolesOf(view))
      inferred.set(own.operation, (call) => answerView(context, view, role, own, call));
  return inferred;
}

function handlersOf(context: Context, all: readonly Resource[]): Record<string, AnyHandler> {
  const inferred = statefulHandlers(context);
  // What has no state itself can still belong to an item.
  const withoutState = new Map<Operation, Resource>();
  for (const resource of all) {
    if (context.resources.has(resource.name)) continue;
    for (const { operation } of Object.values(resource.operations))
      if (!inferred.has(operation)) withoutState.set(operation, resource);
  }
  const answer = async (operation: Operation, call: ResourceCall) => {
    const resource = withoutState.get(operation);
    if (resource) {
      const { scope } = itemPathOf(resource, operation, call.path);
      await requireParent(context, resource, operation, scope, call.state);
    }
    const handler = inferred.get(operation);
    if (!handler) return answerWithoutState(context, operation, call, undefined, false);
    await requireAcceptable(context.spec, operation, call.request);
    return handler(call);
  };
  const handlers: Record<string, AnyHandler> = Object.create(null);
  for (const operation of context.spec.operations.values()) {
    handlers[operation.id] = async (given: ResourceCall) => {
      const call = withStream(operation, given);
      const preference = preferenceOf(call.request);
      if (!preference) return answer(operation, call);
      const reply = isUsual(operation, preference) ? await orRefused(answer(operation, call)) : undefined;
      return reply ?? answerWithoutState(context, operation, call, preference, inferred.has(operation));
    };
  }
  return handlers;
}
