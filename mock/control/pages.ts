import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import express, { type Response, type Router } from 'express';

/** The package's, or the checkout's; from the bundle for `require`, too. */
const root = new URL('../../', import.meta.url);

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
};

/** Pages load and call nothing but their own origin, run no inline script, and write no text as HTML. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/**
 * Serves pages for browsers, which have no data of their own: each at its name, from the folder of its `index.html`, and all
 * modules of folders `browser` below `scripts/`, at the paths that they have here, so that they find each other.
 */
export function pagesRouter(folders: Readonly<Record<string, string>>): Router {
  const router = express.Router();
  for (const [name, folder] of Object.entries(folders)) {
    router.get(`/${name}`, (request, response, next) => {
      // A page's links are relative to its folder.
      if (request.path.endsWith('/')) sendFile(response, `${folder}/index.html`);
      else if (request.path === `/${name}`) response.redirect(`${request.baseUrl}/${name}/`);
      else next();
    });
    router.get(new RegExp(`^/${name}/([a-z-]+\\.css)$`), (request, response) =>
      sendFile(response, `${folder}/${request.params[0]}`),
    );
  }
  router.get(/^\/scripts\/(mock\/(?:[a-z-]+\/)*browser\/[a-z-]+)\.[jt]s$/, async (request, response) =>
    send(response, '.js', await scriptOf(`${request.params[0]}`)),
  );
  return router;
}

function sendFile(response: Response, path: string): void {
  send(response, extname(path), textOf(path));
}

function send(response: Response, extension: string, text: string | undefined): void {
  if (text === undefined) {
    response.sendStatus(404);
    return;
  }
  response.set({
    'Content-Type': `${mediaTypes[extension]}; charset=utf-8`,
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-cache',
  });
  response.send(text);
}

/** A module as a browser reads it: as the build wrote it, or in a checkout without its types. */
async function scriptOf(path: string): Promise<string | undefined> {
  const built = textOf(`${path}.js`);
  if (built !== undefined) return built;
  const source = textOf(`${path}.ts`);
  if (source === undefined) return undefined;
  const { stripTypeScriptTypes } = await import('node:module');
  return stripTypeScriptTypes(source);
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(new URL(path, root), 'utf8');
  } catch {
    return undefined;
  }
}
