import { GoError } from './error.ts';
import { quoteChar } from './quote.ts';

const SPACE = 0x20;
const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** A place in a byte string of JSON (encoding/json scanner.go, type scanner, Go 1.19). */
export class Cursor {
  readonly bytes: string;
  readonly ended: string;
  pos = 0;

  constructor(bytes: string, ended: string) {
    this.bytes = bytes;
    this.ended = ended;
  }

  /** Steps over white space and looks at the byte after it; NaN at the end. */
  peek(): number {
    let code = this.bytes.charCodeAt(this.pos);
    while (code === SPACE || code === LINE_FEED || code === CARRIAGE_RETURN || code === TAB) {
      this.pos += 1;
      code = this.bytes.charCodeAt(this.pos);
    }
    return code;
  }

  /** What is wrong with the byte at `pos`, or with there being none. */
  invalid(context: string): GoError {
    if (this.pos >= this.bytes.length) return new GoError(this.ended);
    return new GoError(`invalid character ${quoteChar(this.bytes.charAt(this.pos))} ${context}`);
  }
}
