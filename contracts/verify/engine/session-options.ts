import type { HttpRequest } from '../../http/message.ts';
import type { SecretValues } from '../../openapi/redact.ts';
import type { Spec } from '../../openapi/spec.ts';
import type { Check, Observation, Severity } from '../checks/check.ts';
import type { Answer } from './answer-for-scenarios.ts';
import type { CallInput } from './call-input.ts';
import type { Connection } from './connection-types.ts';
import { CreatedIds } from './created-ids.ts';
import type { Emit, Failure } from './events.ts';
import { createSecretMask, type MaskSecrets } from './mask-secrets.ts';
import type { Repairs } from './refused-call-repairs.ts';
import { SafetyGate } from './safety-gate.ts';
import { Delivery } from './send-with-retries.ts';
import type { Target } from './target.ts';
import type { VendorRules } from './vendor-rules.ts';

/** What a session has to know of the case that it makes calls for. */
export interface CaseFacts {
  /** Unique in its plan: `invalid-input/SecretCreate`, `docker/stale-version`. */
  id: string;
  /** What should hold, as a sentence. */
  title: string;
  /** The check, property or scenario that a failed expectation of the case is reported as. */
  check: string;
  /** `high`, unless said otherwise. */
  severity?: Severity;
  /** The code in the catalogue of Web Fuzzing Commons, where it has one. */
  wfc?: string;
}

/** What a session has to know of the API that it calls. */
export interface CalledApi {
  spec: Spec;
  rules?: VendorRules;
}

/** Changes a request that has its credentials. */
export type BeforeCall = (
  request: HttpRequest,
  call: { operationId: string },
) => HttpRequest | Promise<HttpRequest>;

/** What a session is given: the target, how to call it, and the listener. */
export interface SessionOptions {
  api: CalledApi;
  target: Target;
  connection: Connection;
  /** The same for a second user, where there is one. */
  otherConnection?: Connection | undefined;
  /** The run's own id: what the run creates has it in its name. */
  run: string;
  emit: Emit;
  /** What random traffic derives from; without one, the run's id. */
  seed?: number | undefined;
  /** Changes each request before it is sent. */
  beforeCall?: BeforeCall | undefined;
  /** Checks besides the usual ones. */
  ownChecks?: readonly Check[] | undefined;
  /** How long an answer may take, in milliseconds. */
  maxMs?: number | undefined;
  /** How long lists may lag behind writes, in milliseconds: not at all, unless said otherwise. */
  settleMs?: number | undefined;
  /** What may be called though it may change what others have: operationIds, or `DELETE /things`. */
  allow?: readonly string[];
  /** Once aborted, cases go no further than the call that they are at. */
  signal?: AbortSignal | undefined;
  /** What is done about a valid call that is refused; a failure is reported, where it is absent. */
  repairs?: Repairs | undefined;
  /** Whether a failure is known: its case goes on, where nothing but the answer's form is wrong. */
  isKnown?: ((failure: Failure) => boolean) | undefined;
  /** How long a target that answered may be away, in milliseconds. */
  restartMs?: number | undefined;
  /** Shown every call, as it was. */
  seen?: ((call: Observation) => void) | undefined;
}

/** A call of a run, and its response. */
export interface AnsweredCall {
  operationId: string;
  request: HttpRequest;
  answer: Answer;
  /** The case that made it; `undefined` before the first and after the last. */
  caseId: string | undefined;
}

export type Listener = (call: AnsweredCall) => void;

/** What all sessions of a run have in common. */
export interface Shared {
  secrets: string[];
  /** The secret values that were seen in the run's calls. */
  seen: SecretValues;
  hide: MaskSecrets;
  listeners: Listener[];
  /** Removes items that are not needed any more, of those that an operation creates; resolves with whether there were any. */
  makeRoom: (operationId: string) => Promise<boolean>;
  calls: number;
  createdIds: CreatedIds;
  gate: SafetyGate;
  /** When something was last written, in milliseconds since 1970. */
  lastWrite: number;
  /** Whether made-up credentials are left out: they are refused, and none are needed. */
  isAnonymous: boolean;
  /** Whether new credentials were refused as the old ones: others would be, too. */
  isRenewalVain: boolean;
  /** The last read that was answered, by the credentials that it had. */
  authorized: Map<Connection, { operationId: string; input: CallInput }>;
  /** Whether something that was accepted has not been done in time. */
  isTired: boolean;
  /** Whether something is said for the first time: what is the same everywhere is reported once. */
  isNews(what: string): boolean;
  delivery: Delivery;
}

/** A run makes up many secret values, and each may come back at its end. */
const maxSeen = 100_000;

/** What a run starts with: the secret values that are known, and nothing called. */
export function newlyShared(options: SessionOptions): Shared {
  const { api, connection, otherConnection, target, run, allow = [], restartMs } = options;
  const secrets = [
    ...(connection.secrets ?? []),
    ...(otherConnection?.secrets ?? []),
    ...(target.userInfo ? [target.userInfo.password] : []),
  ];
  const { spec, rules } = api;
  const seen = spec.redactor.createValues(maxSeen);
  return {
    secrets,
    seen,
    hide: createSecretMask(secrets, seen),
    listeners: [],
    makeRoom: async () => false,
    calls: 0,
    createdIds: new CreatedIds(spec),
    lastWrite: 0,
    isAnonymous: false,
    isRenewalVain: false,
    authorized: new Map(),
    isTired: false,
    isNews: createNews(),
    gate: new SafetyGate({ spec, rules, isOpen: target.isDisposable, allow, name: nameOfRun(run) }),
    delivery: new Delivery(restartMs),
  };
}

function createNews(): Shared['isNews'] {
  const known = new Set<string>();
  return (what) => {
    const isNew = !known.has(what);
    known.add(what);
    return isNew;
  };
}

/** What the name of everything that a run creates begins with. */
export function nameOfRun(run: string): string {
  return `bonafide-${run}-`;
}
