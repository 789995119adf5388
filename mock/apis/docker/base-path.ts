import type { HttpRequest } from '../../../contracts/http/message.ts';
import type { Entry } from '../../core/api.ts';
import { type Reply, reply } from '../../core/operation-types.ts';
import { compareVersions, type Engine } from './engine-version.ts';
import { messages, refuse, refuseInText } from './errors.ts';
import { redirectFor, unescapePath } from './go/url.ts';

const versionedPath = /^\/v([0-9.]+)(\/.*)$/s;

/**
 * The engine's way in: net/http reads the path, gorilla/mux sends an unclean one elsewhere, moby's middleware
 * looks at the version in it. `OPTIONS` is answered for any path, `HEAD` for the ping alone.
 */
export function enter(engine: Engine, request: HttpRequest): Entry | Reply {
  const decoded = unescapePath(request.path);
  if (decoded === undefined) return refuseInText(400, '400 Bad Request');
  const location = redirectFor(request.path, request.query);
  if (location !== undefined) return reply(301, undefined, { Location: location });

  const [, version, rest] = versionedPath.exec(decoded) ?? [];
  const refusal = version === undefined ? undefined : refuseVersion(engine, version);
  if (request.method === 'OPTIONS') return refusal ?? reply(200, undefined, engine.headers);
  const segments = segmentsOf(rest ?? decoded);
  const noHead = request.method === 'HEAD' && segments[0] !== '_ping' ? notFound(engine, request) : undefined;
  const refused = noHead ?? refusal;
  return refused ? { segments, refusal: refused } : { segments };
}

/** What the engine answers where it has no operation; to a client of an old version as text. */
export function notFound(engine: Engine, request: HttpRequest): Reply {
  const version = versionOf(request);
  const old = version !== undefined && compareVersions(version, engine.oldestVersion) < 0;
  return old ? refuseInText(404, `${messages.pageNotFound}\n`) : refuse(404, messages.pageNotFound);
}

/** The API version that a request's path asks for, as it is written there; `undefined` where it asks for none. */
export function versionOf(request: HttpRequest): string | undefined {
  return versionedPath.exec(unescapePath(request.path) ?? '')?.[1];
}

function segmentsOf(path: string): string[] {
  return path.slice(1).split('/');
}

function refuseVersion(engine: Engine, version: string): Reply | undefined {
  if (version === engine.newestVersion) return undefined;
  if (compareVersions(version, engine.newestVersion) > 0) {
    return withVersion(engine, refuse(400, messages.versionTooNew(version, engine.newestVersion)));
  }
  // A client this old is not given JSON (moby's api/server/httputils: from 1.24 on).
  if (compareVersions(version, engine.oldestVersion) < 0) {
    return withVersion(
      engine,
      refuseInText(400, `${messages.versionTooOld(version, engine.oldestVersion)}\n`),
    );
  }
  return undefined;
}

function withVersion(engine: Engine, refusal: Reply): Reply {
  const { 'Docker-Experimental': _, ...headers } = engine.headers;
  return { ...refusal, headers: { ...headers, ...refusal.headers } };
}
