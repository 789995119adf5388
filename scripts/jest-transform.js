// Jest runs the same TypeScript that Node runs: types are blanked out, lines and columns stay, nothing is bundled.
import { stripTypeScriptTypes } from 'node:module';

export default {
  process: (source) => ({ code: stripTypeScriptTypes(source) }),
  processAsync: async (source) => ({ code: stripTypeScriptTypes(source) }),
};
