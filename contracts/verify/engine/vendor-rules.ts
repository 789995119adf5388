import type { HttpRequest } from '../../http/message.ts';
import type { Finding, Intent } from '../checks/check.ts';
import type { CallInput } from './call-input.ts';

/** What a vendor's API does that its document cannot say. Each rule is given as a text, with the fact sheet's row where it has one. */
export interface VendorRules {
  /** Why a call that is varied from a valid one may be rejected, though it is valid by the document. */
  forbids?(operationId: string, input: CallInput, valid: CallInput): string | undefined;
  /** Why a call may be accepted, though it is invalid by the document. */
  allows?(operationId: string, input: CallInput): string | undefined;
  /**
   * The fact sheet's row that an expectation rests on, where no source states it: `H-A39`. On any target but our own
   * mock such a failure is reported as unverified.
   */
  unverified?(failure: CheckFailure): string | undefined;
  /** Whether the name of a deleted item can be taken again. */
  freesNames?: true;
  /** Members that the server sets, and that only a write changes. */
  stableMembers?: readonly string[];
  /**
   * Rejections that are about what else is there, not about the request, by `operationId status`: a valid request may
   * get one by chance.
   */
  incidental?: readonly string[];
  /** Operations that change nothing but what the contract's own fixtures created, though their paths do not show it. */
  harmless?: readonly string[];
  /** Statuses of a read, besides 404, that say that no item can have such an id. */
  rejectsIds?: readonly number[];
  /** Whether addresses in what is sent are only stored, and never called. */
  storesAddresses?: true;
  /** Server errors that the vendor answers invalid input with on purpose, by `operationId status`. */
  serverErrorsOnInput?: readonly string[];
}

/** What a check found, and in which call. */
export interface CheckFailure extends Finding {
  check: string;
  /** Whether the check is about the purpose of the call, and not about what every response must be. */
  isAboutIntent: boolean;
  operationId: string;
  intent: Intent;
  status: number;
  input: CallInput;
  request: HttpRequest;
  /** JSON pointers of the keywords that the call exercises. */
  tries: readonly string[];
}
