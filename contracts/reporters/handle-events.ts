import type { Emit, RunEvent, RunEventOf } from '../verify/engine/events.ts';

/** What to do at the events of some types. */
export type EventHandlers = {
  [Type in RunEvent['type']]?: (event: RunEventOf<Type>) => unknown;
};

/** Passes each event to the handler of its type; events without a handler are ignored. */
export function handleEvents(handlers: EventHandlers): Emit {
  return (event) => {
    const handle = handlers[event.type] as ((event: RunEvent) => void) | undefined;
    handle?.(event);
  };
}
