import type { Emit, RunEvent, RunEventOf } from '../verify/engine/events.ts';

/** Passes each event to the handler of its type; events without a handler are ignored. */
export function handleEvents(
  handlers: {
    [Type in RunEvent['type']]?: (event: RunEventOf<Type>) => void;
  },
): Emit {
  return (event) => {
    const handle = handlers[event.type] as ((event: RunEvent) => void) | undefined;
    handle?.(event);
  };
}
