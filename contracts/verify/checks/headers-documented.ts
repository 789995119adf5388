import { headerOf } from '../../http/message.ts';
import { responseFor } from '../../openapi/spec.ts';
import type { Check, Finding } from './check.ts';

export const headersDocumented: Check = {
  id: 'headers-documented',
  title: 'every header that the document requires is there, and each that it describes keeps to it',
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
        if (value === undefined) return required ? [{ ...at, message: 'the header is missing' }] : [];
        const violation = validate(value);
        return violation ? [{ ...at, message: `${JSON.stringify(value)} ${violation.message}` }] : [];
      });
  },
};
