// SAP's own client against what AICORE_SERVICE_KEY names: started by client.test.ts, in a process of its own.
import { DockerRegistrySecretApi as Secrets } from '@sap-ai-sdk/ai-api';

const text = (password: string) =>
  JSON.stringify({ auths: { 'your.private.registry': { username: 'john', password } } });
const data = (password: string) => ({ '.dockerconfigjson': text(password) });

/** Status and body of what the service refused, out of the client's error. */
async function refusalOf(callSap: Promise<unknown>): Promise<unknown> {
  try {
    return await callSap;
  } catch (error) {
    const { cause, message } = error as { cause?: { response?: { data?: unknown } }; message: string };
    return { message, data: cause?.response?.data };
  }
}

const name = 'real-client';
const answers = {
  create: await Secrets.kubesubmitV4DockerRegistrySecretsCreate({ name, data: data('first') }).execute(),
  list: await Secrets.kubesubmitV4DockerRegistrySecretsQuery({ $top: 10, $skip: 1, $count: true }).execute(),
  get: await Secrets.kubesubmitV4DockerRegistrySecretsGet(name).execute(),
  again: await refusalOf(
    Secrets.kubesubmitV4DockerRegistrySecretsCreate({ name, data: data('again') }).execute(),
  ),
  patch: await Secrets.kubesubmitV4DockerRegistrySecretsPatch(name, { data: data('rotated') }).execute(),
  delete: await Secrets.kubesubmitV4DockerRegistrySecretsDelete(name).execute(),
  gone: await refusalOf(Secrets.kubesubmitV4DockerRegistrySecretsGet(name).execute()),
};
process.stdout.write(`\nanswers ${JSON.stringify(answers)}\n`);
