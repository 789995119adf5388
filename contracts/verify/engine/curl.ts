import type { HttpRequest } from '../../http/message.ts';
import { shellQuote } from '../../http/shell.ts';
import { type Redactor, redacted } from '../../openapi/redact.ts';
import type { Target } from './target.ts';

/** Longer bodies are cut to keep the line readable. */
const maxBody = 2000;

/**
 * A shell command that sends a request again, with sample values in place of secret ones, and credentials from variables
 * named like their header: `$AUTHORIZATION`.
 */
export function curlLine(target: Target, request: HttpRequest, redactor: Redactor): string {
  const words = ['curl', '-i'];
  if (request.method === 'HEAD') words.push('--head');
  else if (request.method !== 'GET') words.push('-X', request.method);
  for (const [name, value] of Object.entries(redactor.headers(request.headers))) {
    words.push('-H', value === redacted ? headerFromVariable(name) : shellQuote(`${name}: ${value}`));
  }
  if (request.body.length > 0)
    words.push('--data-binary', shellQuote(shortened(redactor.sample(request.body))));
  const path = `${request.path}${request.query && `?${redactor.query(request.query)}`}`;
  const [last = '', ...options] = target.curl.split(' ').reverse();
  return [...words, ...options.reverse(), shellQuote(`${last}${path}`)].join(' ');
}

function shortened(body: string): string {
  return body.length <= maxBody ? body : `${body.slice(0, maxBody)}…(${body.length} characters)`;
}

function headerFromVariable(name: string): string {
  return `"${name}: $${name.toUpperCase().replace(/[^A-Z0-9]/g, '_')}"`;
}
