import type { HttpRequest } from '../http/message.ts';
import type { Spec } from '../openapi/spec.ts';
import type { Finding, Intent } from './checks/check.ts';
import type { CallInput } from './engine/call-input.ts';
import type { ResourceModel } from './engine/resource-model.ts';
import type { Session } from './engine/session.ts';
import type { Target } from './engine/target.ts';
import type { Case } from './plan.ts';

/** What is known of one API beyond its document: how to reach it, and the laws that only it has. */
export interface Contract {
  spec: Spec;
  /**
   * Agrees with the target on how to call it, with credentials from the vendor's own variables, or well-formed
   * samples where none of them is set. Throws Unreachable where the target is no such API, and Misconfigured where
   * some variables are missing.
   */
  connect(target: Target, variables: Variables): Promise<Connection>;
  /** A valid call of an operation, with everything that it needs already there. Nothing is sent where it needs nothing. */
  sample(session: Session, operationId: string): Promise<CallInput>;
  /** Path parameters that mean nothing that exists; `undefined` where an operation's path names nothing that could be missing. */
  unknownPath(session: Pick<Session, 'name'>, operationId: string): Record<string, unknown> | undefined;
  /** Where the vendor's rules for input are not the document's. */
  rules?: VendorRules;
  scenarios: readonly Scenario[];
  /** What it keeps, for random sequences. */
  models?: readonly ResourceModel[];
  /** What else there is to try, with ids that need no name before them. */
  cases?: readonly Case[];
  /**
   * Documented statuses that no call brings about, and why or what tries them instead: by `operationId status`, or by
   * the status alone.
   */
  untestable: Readonly<Record<string, string>>;
  /**
   * Refusals that say something of what else is there, and nothing of the request, by `operationId status`: a valid
   * request may get one by chance.
   */
  byChance?: readonly string[];
  /** Failures that the vendor answers invalid input with on purpose, by `operationId status`. */
  failsOnInput?: readonly string[];
  /** Notes what is there before the run, and gives back what removes all that the run created and nothing else. */
  cleanup(session: Session, options?: CleanupOptions): Promise<() => Promise<void>>;
}

export interface CleanupOptions {
  /** Whether the run has crashed before: what is there and has its name is what it left. */
  afterCrash?: boolean;
}

/** Rules that a document cannot say. Each answers with the rule and the fact sheet's row for it, where it has one. */
export interface VendorRules {
  /** Why a call, made from a sample, may be refused though it keeps to the document. */
  forbids?(operationId: string, input: CallInput, sample: CallInput): string | undefined;
  /** Why a call may be taken though it breaks the document. */
  allows?(operationId: string, input: CallInput): string | undefined;
  /** The fact sheet's row that says whether a call is taken or refused, where no source states it. */
  assumes?(operationId: string, input: CallInput): string | undefined;
  /**
   * The row of the fact sheet that a promise of the document rests on, where no source states it: `H-A39`. On any target
   * but our own mock, what breaks there is only reported.
   */
  excuses?(broken: CheckFailure): string | undefined;
}

/** What a check found broken, and in what call. */
export interface CheckFailure extends Finding {
  check: string;
  operationId: string;
  intent: Intent;
  status: number;
  request: HttpRequest;
  /** JSON pointers of the keywords that the call was to try. */
  tries: readonly string[];
}

/** Environment variables. */
export type Variables = Readonly<Record<string, string | undefined>>;

export type Authorize = (request: HttpRequest) => HttpRequest | Promise<HttpRequest>;

/** How a target is called, once it has been asked. */
export interface Connection {
  /** What comes before the document's paths: `/v1.41`. */
  basePath: string;
  /** Where single operations are elsewhere: operationId to base path. */
  elsewhere?: Readonly<Record<string, string>>;
  /** Who answers single operations, where it is not the target: operationId to whom. */
  otherTargets?: Readonly<Record<string, Target>>;
  /** What every path has: the account, the project, the region. */
  path?: Readonly<Record<string, string>>;
  /** Adds credentials to a request, as the last thing before it is sent. */
  authorize?: Authorize;
  /** Ways to come without valid credentials, besides coming without any. */
  invalidCredentials?: Readonly<Record<string, Authorize>>;
  /** What the caller proves itself with, and so what no response may have. */
  secrets?: readonly string[];
  /** What was agreed on, for people: `API 1.41`. */
  description: string;
}

/** A law of the API, tried in several calls. */
export interface Scenario {
  /** Unique in its API: `stale-version`. */
  id: string;
  /** Whether it only reads, and so may run on anybody's data. */
  readOnly?: true;
  /** The law, as a sentence. */
  title: string;
  run(session: Session): Promise<unknown>;
}
