// What scripts/jest-transform.js does, after a bug has been planted in one of the example's files.
import { createHash } from 'node:crypto';
import { stripTypeScriptTypes } from 'node:module';

function planted(source, filename, { transformerConfig: { file, find, plant } }) {
  if (!filename.endsWith(`/example/${file}`)) return source;
  if (source.split(find).length !== 2)
    throw new Error(`${file} does not have exactly one ${JSON.stringify(find)}`);
  return source.replace(find, () => plant);
}

const process = (source, filename, options) => ({
  code: stripTypeScriptTypes(planted(source, filename, options)),
});

export default {
  process,
  processAsync: async (...args) => process(...args),
  // What no bug is in, is transformed once for all of them.
  getCacheKey: (source, filename, options) =>
    createHash('sha256')
      .update(planted(source, filename, options))
      .update(filename)
      .digest('hex'),
};
