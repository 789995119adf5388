const ignoredByVendor = 'the vendor ignores it there, too';
const freeText = 'a text for people, which no source fixes';

/** Mutants that no caller could tell from the true provider, and why: by the start of their ids. */
export const equivalent: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  docker: {
    'SecretList: invalid input makes it fail': 'an engine itself does not tell bad filters from a failure',
    'SecretUpdate: another one is written': 'the other one has another version, and refuses it',
    'SecretUpdate: Name is not checked': 'any name but the secret’s own is refused for another reason',
  },
  gcore: {
    'CaaSPullSecretsHandler.get: what is missing is there': 'every project and region is there',
    'CaaSPullSecretsHandler.post: what is missing is there': 'every project and region is there',
    'CaaSPullSecretsHandler.post: another one is written': 'a run knows one project and region',
    'PullSecretHandler.delete: a conflict goes well': 'only a provider state brings the conflict about',
  },
  huawei: {
    'CreateSecret: another one is written': 'a run knows one project',
    'UploadSecretBlob: another one is written': 'a run knows one project',
    'ListResourceInstances: another one is written': 'it writes nothing',
  },
  sap: {
    'kubesubmit.v4.docker_registry_secrets.create: message': freeText,
    'kubesubmit.v4.docker_registry_secrets.delete: message': freeText,
    'kubesubmit.v4.docker_registry_secrets.patch: message': freeText,
    'kubesubmit.v4.docker_registry_secrets.patch: name is': ignoredByVendor,
    'kubesubmit.v4.docker_registry_secrets.patch: another one is written':
      'nothing of what is written is ever shown',
    'oauth.token: expires_in has another value': 'how long a token lives is the server’s to say',
    'oauth.token: jti has another value': 'a new one every time',
    'oauth.token: client_id is not checked': 'without a service key any client will do',
    'oauth.token: client_secret is not checked': 'without a service key any client will do',
  },
  ecp: {
    'patch-imagepullsecret-by-ID: name is': ignoredByVendor,
    'patch-imagepullsecret-by-ID: namespace is': ignoredByVendor,
    'patch-imagepullsecret-by-ID: registry is': ignoredByVendor,
  },
  tracker: {
    'listTasks: ?assignee is not checked': 'any text is one',
    'listProjects: ?owner is not checked': 'any text is one',
  },
};
