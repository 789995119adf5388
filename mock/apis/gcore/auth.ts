import { headerOf } from '../../../contracts/http/message.ts';
import type { Exchange } from '../../core/exchange.ts';
import { errors } from './errors.ts';
import type { GcoreState } from './state.ts';

/** A word, exactly one space, and the token (the vendor's authentication page; G-A4). */
const credentials = /^([A-Za-z]+) (\S+)$/;

/**
 * Accepts any API token, or only the known one (G-A5). The word before it is
 * `apikey` in any case (G-A4); `Bearer` is another product's (G-A6). Which text says what is G-A3.
 */
export function authenticateBy(known: string | undefined): (exchange: Exchange<GcoreState>) => undefined {
  return ({ request, state }) => {
    const header = headerOf(request.headers, 'authorization') ?? '';
    const [, word = '', token = ''] = credentials.exec(header) ?? [];
    const scheme = word.toLowerCase();
    if (scheme === 'bearer') throw state.refusal(errors.wrongScheme);
    if (scheme !== 'apikey') throw state.refusal(errors.noCredentials);
    if (known === undefined || token === known) return undefined;
    const isTruncated = token === known.split(/[$_]/, 1)[0];
    throw state.refusal(isTruncated ? errors.truncatedToken(token) : errors.badToken);
  };
}
