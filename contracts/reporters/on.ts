import type { Emit, RunEvent, RunEventOf } from '../verify/engine/events.ts';

/** Passes each event to what a reporter has for its type, and leaves the others alone. */
export function on(handlers: { [Type in RunEvent['type']]?: (event: RunEventOf<Type>) => void }): Emit {
  return (event) => {
    const handle = handlers[event.type] as ((event: RunEvent) => void) | undefined;
    handle?.(event);
  };
}
