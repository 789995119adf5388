const ignored = 'the vendor ignores it, too';
const freeText = 'a text for people, which no source states';

const notEverywhere = 'another engine has none';
const ofHost = 'a fact of the host or the build, which nothing else shows';
const hostFacts = [
  ...['ID', 'Images', 'Driver', 'DriverStatus', 'Plugins', 'MemoryLimit', 'SwapLimit', 'CpuCfsPeriod'],
  ...['CpuCfsQuota', 'CPUShares', 'CPUSet', 'PidsLimit', 'IPv4Forwarding', 'BridgeNfIptables'],
  ...['BridgeNfIp6tables', 'Debug', 'OomKillDisable', 'ExperimentalBuild', 'LiveRestoreEnabled', 'NFd'],
  ...['NGoroutines', 'NEventsListener', 'LoggingDriver', 'OperatingSystem', 'OSVersion'],
  ...['IndexServerAddress', 'DockerRootDir', 'HttpProxy', 'HttpsProxy', 'NoProxy', 'InitBinary'],
  ...['RegistryConfig', 'GenericResources', 'Labels', 'ContainerdCommit', 'RuncCommit', 'InitCommit'],
  ...['SecurityOptions', 'Warnings', 'Runtimes'],
].map((name) => `SystemInfo: ${name} has another value`);
const buildFacts = ['Platform', 'MinAPIVersion', 'GitCommit', 'GoVersion', 'Arch', 'BuildTime'].map(
  (name) => `SystemVersion: ${name} has another value`,
);
const nodeFacts = ['Version', 'CreatedAt'].map((name) => `NodeList: ${name} has another value`);

const notPromised = 'the document does not promise an optional member in this response';
const notRepresentable = 'a mock of a document answers 501 for what no response can have, and stores nothing';
const notShown = (...members: string[]) =>
  Object.fromEntries(
    members.map((member) => [`${member} is stored with another last letter`, notRepresentable]),
  );
const optionalMembers = [
  ...['description', 'budget', 'labels'].flatMap((name) => [
    `listProjects: ${name}`,
    `patchProject: ${name}`,
  ]),
  ...['due', 'assignee', 'estimate_hours'].map((name) => `listTasks: ${name}`),
];

/** Mutants that no caller can tell from the original, and why, by the start of their ids. */
export const equivalent: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  docker: {
    ...Object.fromEntries([...hostFacts, ...buildFacts, ...nodeFacts].map((id) => [id, ofHost])),
    'NodeList: Status/Addr is missing': notEverywhere,
    'SystemInfo: CgroupVersion is missing': notEverywhere,
    'SystemInfo: RegistryConfig/AllowNondistributable': notEverywhere,
    'SystemInfo: ContainerdCommit/Expected is missing': notEverywhere,
    'SystemInfo: RuncCommit/Expected is missing': notEverywhere,
    'SystemInfo: InitCommit/Expected is missing': notEverywhere,
    'SystemVersion: the last item is left out': notEverywhere,
    'SystemVersion: Details': 'details are for people, and the vendor does not say which there are',
    'SecretCreate: Driver loses': 'every driver is rejected',
    'SecretUpdate: Driver loses': ignored,
    'SecretUpdate: Templating loses': ignored,
    'SecretList: invalid input is a 500': 'an engine answers invalid filters with 500',
    'SecretUpdate: another item is written, too':
      'the other secret has another version and rejects the update',
    'SecretUpdate: Name is not checked': 'any other name is rejected for another reason',
  },
  gcore: {
    'CaaSPullSecretsHandler.get: a missing item is found': 'every project and region exists',
    'CaaSPullSecretsHandler.post: a missing item is found': 'every project and region exists',
    'CaaSPullSecretsHandler.post: another item is written, too': 'a run knows one project and region',
    'PullSecretHandler.delete: a conflict succeeds': 'only a provider state causes the conflict',
  },
  huawei: {
    'CreateSecret: another item is written, too': 'a run knows one project',
    'UploadSecretBlob: another item is written, too': 'a run knows one project',
    'ListResourceInstances: another item is written, too': 'it writes nothing',
  },
  sap: {
    'kubesubmit.v4.docker_registry_secrets.create: message has another value': freeText,
    'kubesubmit.v4.docker_registry_secrets.create: message is missing': 'the vendor does not require it',
    'kubesubmit.v4.docker_registry_secrets.delete: message has another value': freeText,
    'kubesubmit.v4.docker_registry_secrets.patch: message has another value': freeText,
    'kubesubmit.v4.docker_registry_secrets.patch: name is': ignored,
    'kubesubmit.v4.docker_registry_secrets.patch: another item is written, too':
      'no response shows what is written',
    'oauth.token: expires_in has another value': 'a second more or less is for the server to decide',
    'oauth.token: client_id is not checked': 'without a service key any client is valid',
    'oauth.token: client_secret is not checked': 'without a service key any client is valid',
  },
  ecp: {
    'get-imagepullsecrets: ?searchString is not checked': 'any text is valid',
    'post-imagepullsecrets: namespace loses': 'a namespace must exist, and no run knows one with such a name',
    'patch-imagepullsecret-by-ID: name is': ignored,
    'patch-imagepullsecret-by-ID: namespace is': ignored,
    'patch-imagepullsecret-by-ID: registry is': ignored,
  },
  library: {
    ...notShown('createBook: genre', 'replaceBook: genre', 'changeBook: genre'),
    ...notShown('createBook: isbn', 'replaceBook: isbn', 'changeBook: isbn'),
    'changeBook: isbn is missing': notPromised,
    'changeBook: keywords is missing': notPromised,
  },
  tracker: {
    'listTasks: ?assignee is not checked': 'any text is valid',
    'listProjects: ?owner is not checked': 'any text is valid',
    'listProjects: ?q is not checked': 'any text is valid',
    'listProjects: ?cursor is not checked': 'any text is valid',
    'listProjects: ?q is ignored': 'the document does not say what it searches',
    ...notShown('createProject: state', 'putProject: state', 'putSettings: weekStart'),
    ...notShown('createTask: status', 'createTask: due', 'putTask: status', 'putTask: due'),
    ...Object.fromEntries(optionalMembers.map((member) => [`${member} is missing`, notPromised])),
  },
};
