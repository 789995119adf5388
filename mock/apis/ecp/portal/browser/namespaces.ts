/** The namespaces that exist besides those of the seed data (E-A12). No call lists them. */
export const ownNamespaces: readonly string[] = ['demo', 'ecp-us-yaml-demo'];
