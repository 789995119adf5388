// A mock of any document: state where the document shows what is kept, its examples where it does not.
import {
  inferResources,
  type Resource,
  type ResourceOperation,
  type Role,
} from '../../contracts/openapi/resources/index.ts';
import type { Operation, Spec } from '../../contracts/openapi/spec.ts';
import type { Api, ApiOptions } from '../core/api.ts';
import type { AnyHandler, Reply } from '../core/operation.ts';
import { authenticateByDocument } from './authenticate.ts';
import { enterBasePath } from './base-path.ts';
import { requireAcceptable } from './build-response.ts';
import type { Context, ResourceCall } from './context.ts';
import { create } from './create.ts';
import { withoutDisabledOperations } from './disabled-operations.ts';
import { requireParent } from './find-item.ts';
import { itemPathOf } from './item.ts';
import { list } from './list.ts';
import { type Preference, preferenceOf } from './prefer-header.ts';
import { answerByPrism } from './prism.ts';
import { read, remove, runAction } from './read.ts';
import { refuseCall, refuseInput } from './refuse-input.ts';
import { DocumentState } from './state.ts';
import { stateless } from './stateless.ts';
import { merge, replace } from './update.ts';

type Answerer = (
  world: Context,
  resource: Resource,
  own: ResourceOperation,
  call: ResourceCall,
) => Promise<Reply>;

const answerers: Readonly<Record<Role, Answerer>> = { create, list, read, replace, merge, delete: remove };

/** Everything that makes a mock behave as a document says, and no more. */
export function documentApi(spec: Spec, { auth }: Pick<ApiOptions, 'auth'>): Api<DocumentState> {
  const all = inferResources(spec);
  const resources = all.filter(isStateful);
  const world = { spec, resources: new Map(resources.map((one) => [one.name, one])) };
  return {
    spec,
    createState: (session) => new DocumentState(session, resources),
    enter: withoutDisabledOperations(spec, enterBasePath(spec)),
    ...(auth === 'strict' && { authenticate: authenticateByDocument(spec) }),
    refuseInput: (faults, { operation }) => refuseInput(spec, operation as Operation, faults),
    handlers: handlersOf(world, all),
    notFound: (request, allowed) => refuseCall(request, spec.name, allowed),
    headers: {},
    jsonEnd: '',
    providerStates: {},
    // What is there from the beginning comes when it is first asked about.
    seed: { lists: {}, own: undefined, plant: async () => {} },
  };
}

// What is only ever read, one by one, keeps nothing: its examples say more.
function isStateful({ operations }: Resource): boolean {
  const { create, list, read, replace, merge, delete: remove } = operations;
  return Boolean(create ?? replace ?? merge ?? remove) || (list !== undefined && read !== undefined);
}

// Prism answers what has no state; for the rest it need not be loaded.
async function generated(
  { spec }: Context,
  operation: Operation,
  { request }: ResourceCall,
  preference: Preference | undefined,
  hasState: boolean,
): Promise<Reply> {
  const negotiated =
    preference && !hasState ? await answerByPrism(spec, operation, request, preference) : undefined;
  return negotiated ?? stateless(spec, operation, request, preference);
}

function handlersOf(world: Context, all: readonly Resource[]): Record<string, AnyHandler> {
  const inferred = new Map<Operation, (call: ResourceCall) => Promise<Reply>>();
  // What keeps nothing itself can still belong to what is kept.
  const keepsNothing = new Map<Operation, Resource>();
  for (const resource of all) {
    if (world.resources.has(resource.name)) continue;
    for (const { operation } of Object.values(resource.operations)) keepsNothing.set(operation, resource);
  }
  for (const resource of world.resources.values()) {
    for (const operation of resource.actions)
      inferred.set(operation, (call) => runAction(world, resource, operation, call));
    for (const [role, own] of Object.entries(resource.operations) as [Role, ResourceOperation][])
      inferred.set(own.operation, (call) => answerers[role](world, resource, own, call));
  }
  const handlers: Record<string, AnyHandler> = Object.create(null);
  for (const operation of world.spec.operations.values()) {
    handlers[operation.id] = async (call: ResourceCall) => {
      const preference = preferenceOf(call.request);
      const handler = preference ? undefined : inferred.get(operation);
      const resource = preference ? undefined : keepsNothing.get(operation);
      if (resource)
        await requireParent(
          world,
          resource,
          operation,
          itemPathOf(resource, operation, call.path).scope,
          call.state,
        );
      if (!handler) return generated(world, operation, call, preference, inferred.has(operation));
      await requireAcceptable(world.spec, operation, call.request);
      return handler(call);
    };
  }
  return handlers;
}
