import { escapeStep } from '../http/json-pointer.ts';
import { parseRequest } from '../openapi/serialization/parse-request.ts';
import { methodsOf, type Operation, type Spec } from '../openapi/spec.ts';
import type { TrafficChecker } from './check-context.ts';
import { requestMismatches } from './check-request.ts';
import { responseMismatches } from './check-response.ts';
import { documentedAt } from './documented-pointer.ts';
import { createExpectationValidator } from './expectation-validator.ts';
import type { Interaction, Traffic } from './files/traffic.ts';
import { createOperationFinder, templateOf } from './find-operation.ts';
import { isHiddenValue } from './hidden-value.ts';
import { type Mismatch, mismatch } from './mismatch.ts';

/** The result of one interaction. */
export interface CheckedInteraction {
  interaction: Interaction;
  /** `undefined` where the document has no such operation. */
  operation: Operation | undefined;
  /** Empty where the document supports all of it. */
  mismatches: Mismatch[];
}

/**
 * Checks every interaction against a document: can a provider that implements the document receive this request, and
 * send this response?
 */
export function checkTraffic(spec: Spec, traffic: Traffic): Promise<CheckedInteraction[]> {
  const checker = {
    spec,
    findOperation: createOperationFinder(spec),
    validateExpectation: createExpectationValidator(spec),
    isExpected: traffic.kind === 'pact',
  };
  return Promise.all(traffic.interactions.map((interaction) => checkInteraction(checker, interaction)));
}

async function checkInteraction(
  checker: TrafficChecker,
  interaction: Interaction,
): Promise<CheckedInteraction> {
  const { spec, findOperation } = checker;
  const { request } = interaction;
  const match = findOperation(request.method, request.path);
  if (!match)
    return { interaction, operation: undefined, mismatches: [unknownOperation(checker, interaction)] };
  const { operation } = match;
  const isKnown = (one: Mismatch) => !isHiddenValue(interaction, one);
  const { violations } = await parseRequest(spec, operation, request, match.path);
  const inPath = violations.filter((violation) => violation.in === 'path');
  // What was refused may have been invalid.
  if (inPath.length > 0 && interaction.response.status < 400) {
    const mismatches = inPath.map(({ at, message, schemaPointer }): Mismatch => {
      const text = `path parameter ${at} ${message}`;
      return mismatch('request.path-or-method.unknown', '/request/path', schemaPointer, text);
    });
    return { interaction, operation, mismatches: mismatches.filter(isKnown) };
  }
  const mismatches = [
    ...requestMismatches(checker, interaction, operation, violations),
    ...responseMismatches(checker, interaction, operation),
  ].filter(isKnown);
  const located = mismatches.map((one) => ({
    ...one,
    documented: documentedAt(spec.document, one.documented),
  }));
  return { interaction, operation, mismatches: located };
}

function unknownOperation({ spec, findOperation }: TrafficChecker, { request }: Interaction): Mismatch {
  const kind = 'request.path-or-method.unknown';
  const template = templateOf(findOperation, request.path);
  if (template === undefined) {
    const message = `the document has no path for ${request.path}`;
    return mismatch(kind, '/request/path', '#/paths', message);
  }
  const methods = methodsOf(spec.document, template).join(', ');
  const message = `the document has ${methods} for ${template}, not ${request.method}`;
  return mismatch(kind, '/request/method', `#/paths/${escapeStep(template)}`, message);
}
