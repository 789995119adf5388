import type { Spec } from '../openapi/spec.ts';
import type { ValidateExpectation } from './expectation-validator.ts';
import type { FindOperation } from './find-operation.ts';

/** What traffic is checked with. */
export interface TrafficChecker {
  spec: Spec;
  findOperation: FindOperation;
  validateExpectation: ValidateExpectation;
  /** Whether responses are a consumer's expectations, and not recorded. */
  isExpected: boolean;
}
