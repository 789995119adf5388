import { escapeStep } from '../openapi/document.ts';
import { parseRequest } from '../openapi/serialization/parse-request.ts';
import { methodsOf, type Operation, type Spec } from '../openapi/spec.ts';
import { requestVerdicts } from './check-request.ts';
import { responseVerdicts } from './check-response.ts';
import { documentedAt } from './documented-at.ts';
import type { Interaction, Traffic } from './files/traffic.ts';
import { createJudge, type JudgeExpectation } from './judge-expectation.ts';
import { createFind, type Find, templateOf } from './routes.ts';
import { type Verdict, verdict } from './verdict.ts';

/** What traffic is held against. */
export interface Checker {
  spec: Spec;
  find: Find;
  judge: JudgeExpectation;
  /** Whether responses are what a consumer expects, and not what a provider said. */
  isExpected: boolean;
}

/** What became of one interaction. */
export interface Checked {
  interaction: Interaction;
  /** `undefined` where the document has none for it. */
  operation: Operation | undefined;
  /** None, where the document supports all of it. */
  verdicts: Verdict[];
}

/**
 * Holds every interaction against a document: could a provider that keeps to the document receive this request, and
 * give this response?
 */
export function checkTraffic(spec: Spec, traffic: Traffic): Promise<Checked[]> {
  const find = createFind(spec);
  const checker = { spec, find, judge: createJudge(spec), isExpected: traffic.kind === 'pact' };
  return Promise.all(traffic.interactions.map((interaction) => checkInteraction(checker, interaction)));
}

async function checkInteraction(checker: Checker, interaction: Interaction): Promise<Checked> {
  const { spec, find } = checker;
  const { request } = interaction;
  const match = find(request.method, request.path);
  if (!match)
    return { interaction, operation: undefined, verdicts: [unknownOperation(checker, interaction)] };
  const { operation } = match;
  const { faults } = await parseRequest(spec, operation, request, match.path);
  const inPath = faults.filter((fault) => fault.in === 'path');
  if (inPath.length > 0) {
    const verdicts = inPath.map(({ at, message, schemaPointer }): Verdict => {
      const said = `${at} in the path ${message}`;
      return verdict('request.path-or-method.unknown', '/request/path', schemaPointer, said);
    });
    return { interaction, operation, verdicts };
  }
  const verdicts = [
    ...requestVerdicts(checker, interaction, operation, faults),
    ...responseVerdicts(checker, interaction, operation),
  ];
  const placed = verdicts.map((one) => ({ ...one, documented: documentedAt(spec.document, one.documented) }));
  return { interaction, operation, verdicts: placed };
}

function unknownOperation({ spec, find }: Checker, { request }: Interaction): Verdict {
  const kind = 'request.path-or-method.unknown';
  const template = templateOf(find, request.path);
  if (template === undefined) {
    const message = `the document has no path for ${request.path}`;
    return verdict(kind, '/request/path', '#/paths', message);
  }
  const methods = methodsOf(spec.document, template).join(', ');
  const message = `the document has ${methods} for ${template}, and not ${request.method}`;
  return verdict(kind, '/request/method', `#/paths/${escapeStep(template)}`, message);
}
