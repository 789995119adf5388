/**
 * An error of the engine's Go code; its message is exactly the engine's text (error values of encoding/json,
 * encoding/base64 and net/url, Go 1.19).
 */
export class GoError extends Error {
  override readonly name = 'GoError';
}
