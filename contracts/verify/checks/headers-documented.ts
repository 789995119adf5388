import { writeJson } from '../../http/lossless-json.ts';
import { headerOf } from '../../http/message.ts';
import { responseFor } from '../../openapi/spec.ts';
import type { Check, Finding } from './check.ts';

export const headersDocumented: Check = {
  id: 'headers-documented',
  title: 'every required header is present, and every documented header is valid',
  severity: 'medium',
  wfc: 'F200',
  inspect({ spec, operation, intent, response }) {
    const documented = responseFor(operation, response.status);
    if (intent === 'undeclared method' || !documented) return [];
    return spec.validators
      .headersOf(documented)
      .flatMap(({ name, required, validate, pointer }): Finding[] => {
        const at = { pointer: `/headers/${name}`, documented: pointer };
        const value = headerOf(response.headers, name);
        if (value === undefined)
          return required ? [{ ...at, expected: `a ${name} header`, actual: 'no such header' }] : [];
        const violation = validate(value);
        return violation && !(violation.keyword === 'format' && isReference(name, value))
          ? [{ ...at, expected: violation.message, actual: writeJson(value) }]
          : [];
      });
  },
};

/** Whether a location is relative, which it always may be (RFC 9110, sections 8.7 and 10.2.2). */
function isReference(name: string, value: string): boolean {
  return /^(content-)?location$/i.test(name) && /^\/(?!\/)\S*$/.test(value);
}
