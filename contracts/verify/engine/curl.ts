import { shellQuote } from '../../http/shell.ts';
import { type RedactedRequest, redacted } from '../../openapi/redact.ts';
import type { Target } from './target.ts';

/** Longer bodies are cut to keep the line readable. */
const maxBody = 2000;

/**
 * A shell command that sends a request again, whose secrets are samples; credentials come from variables that are named
 * like their header: `$AUTHORIZATION`.
 */
export function curlLine(target: Target, request: RedactedRequest, method: string): string {
  const words = ['curl', '-i'];
  if (method === 'HEAD') words.push('--head');
  else if (method !== 'GET') words.push('-X', method);
  for (const [name, value] of Object.entries(request.headers)) {
    words.push('-H', value === redacted ? headerFromVariable(name) : shellQuote(`${name}: ${value}`));
  }
  if (request.body !== '') words.push('--data-binary', shellQuote(shortened(request.body)));
  const path = `${request.path}${request.query && `?${request.query}`}`;
  const [last = '', ...options] = target.curl.split(' ').reverse();
  return [...words, ...options.reverse(), shellQuote(`${last}${path}`)].join(' ');
}

function shortened(body: string): string {
  return body.length <= maxBody ? body : `${body.slice(0, maxBody)}…(${body.length} characters)`;
}

function headerFromVariable(name: string): string {
  return `"${name}: $${name.toUpperCase().replace(/[^A-Z0-9]/g, '_')}"`;
}
