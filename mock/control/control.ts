import { timingSafeEqual } from 'node:crypto';
import express, { type Express, type NextFunction, type Request, type Response, type Router } from 'express';
import { ClockError } from '../core/clock.ts';
import { FaultError } from '../core/fault.ts';
import { SeedError } from '../core/plant-seed.ts';
import { Problem } from '../core/problem.ts';
import { readFaults } from '../faults/read-faults.ts';
import type { Mock } from '../mock.ts';
import { createCallFeed } from './call-feed.ts';
import { addClockApi } from './clock-api.ts';
import { addConsoleApi } from './console-api.ts';
import type { ControlOptions } from './control-options.ts';
import { pagesRouter } from './pages.ts';

/** The control API as an Express app of its own. */
export function controlApp(mock: Mock, token: string, options: ControlOptions = {}): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use('/__bonafide', controlApi(mock, token, options));
  return app;
}

/**
 * The mock's own API, to be mounted at `/__bonafide`. It requires `Authorization: Bearer <token>`, and a Host header that
 * names this machine, so that no web page can call it from a browser.
 *
 * - `GET /states`: the provider states by name, with what each means
 * - `PUT /states/NAME`, `DELETE /states/NAME`: switches one on, or off
 * - `GET /journal`: the calls, without secret values
 * - `GET /faults`: the faults that are left; `POST /faults` adds a list of faults as JSON; `DELETE /faults` clears them
 * - `POST /reset`: forgets items, journal, faults, provider states and what was changed of the clock, and plants the seed
 *   data again, or that of a JSON body; invalid data changes nothing
 *
 * The clock's calls are in clock-api.ts, the console's in console-api.ts. The pages `/console/` and `/portal/` are for
 * browsers, and so without the token: they have no data of their own.
 */
export function controlApi(
  mock: Mock,
  token: string,
  { calls = createCallFeed(async () => []), portal }: ControlOptions = {},
): Router {
  const pages = { console: 'mock/control/console', ...(portal !== undefined && { portal }) };
  const router = express.Router();
  router.use(requireThisMachine, pagesRouter(pages), requireToken(token));
  router.get('/states', (_request, response) => {
    response.json(mock.providerStates);
  });
  router.put('/states/:name', async (request, response) => {
    await mock.setProviderState(request.params.name, true);
    response.sendStatus(204);
  });
  router.delete('/states/:name', async (request, response) => {
    await mock.setProviderState(request.params.name, false);
    response.sendStatus(204);
  });
  router.get('/journal', async (_request, response) => {
    response.json(await mock.journal.read());
  });
  addFaults(router, mock);
  addConsoleApi(router, mock, calls);
  addClockApi(router, mock);
  router.post('/reset', express.text({ type: () => true, limit: '10mb' }), async (request, response) => {
    await resetTo(mock, request.body);
    response.sendStatus(204);
  });
  router.use((request) => {
    throw new Problem('no-such-control', `there is no ${request.method} ${request.originalUrl}`);
  });
  router.use(answerProblem);
  return router;
}

function addFaults(router: Router, { faults }: Mock): void {
  router.get('/faults', async (_request, response) => {
    response.json(await faults.list());
  });
  router.post('/faults', express.json({ type: () => true }), async (request, response) => {
    // All of them or none is added.
    const added = readFaults(request.body);
    for (const fault of added) faults.check(fault);
    for (const fault of added) await faults.add(fault);
    response.sendStatus(204);
  });
  router.delete('/faults', async (_request, response) => {
    await faults.clear();
    response.sendStatus(204);
  });
}

async function resetTo(mock: Mock, text: string | undefined): Promise<void> {
  try {
    await mock.reset(text ? JSON.parse(text) : undefined);
  } catch (error) {
    if (error instanceof SyntaxError) throw new Problem('wrong-seed', 'the body is not JSON');
    if (error instanceof SeedError) throw new Problem('wrong-seed', error.message);
    throw error;
  }
}

const thisMachine = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/i;

// A page of another site can make a browser connect here, but not with this machine's name as the Host.
function requireThisMachine(request: Request, _response: Response, next: NextFunction): void {
  const isThisMachine = thisMachine.test(request.headers.host ?? '');
  if (!isThisMachine) throw new Problem('wrong-host', 'call it as localhost or 127.0.0.1');
  next();
}

function requireToken(token: string): express.RequestHandler {
  const wanted = Buffer.from(`Bearer ${token}`);
  return (request, _response, next) => {
    const given = Buffer.from(request.headers.authorization ?? '');
    const isToken = given.length === wanted.length && timingSafeEqual(given, wanted);
    if (!isToken)
      throw new Problem(
        'no-token',
        'send "Authorization: Bearer TOKEN" with the token that the mock was started with',
      );
    next();
  };
}

// Express knows an error handler by its four parameters.
function answerProblem(error: unknown, _request: Request, response: Response, _next: NextFunction): void {
  const problem = error instanceof Problem ? error : asProblem(error);
  response
    .status(problem.status)
    .type('application/problem+json')
    .send(`${JSON.stringify(problem)}\n`);
}

function asProblem(error: unknown): Problem {
  if (error instanceof ClockError) return new Problem('bad-clock', error.message);
  if (error instanceof FaultError) return new Problem('bad-fault', error.message);
  if (error instanceof SyntaxError) return new Problem('bad-fault', 'the body is not JSON');
  // Express throws it for a path that it cannot decode.
  if (error instanceof URIError) return new Problem('no-such-control', 'the path cannot be decoded');
  return new Problem('handler-failed', 'this is a bug of the control API');
}
