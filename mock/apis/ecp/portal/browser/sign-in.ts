import { byId, element } from '../../../../browser/element.ts';
import { apiFor, CallError, type PortalApi } from './api.ts';
import { secretForm } from './secret-form.ts';

/** Asks for an account, tries it, and resolves with the API's calls in its name. The portal's own log-in is elsewhere (E-A40). */
export function signIn(): Promise<PortalApi> {
  return new Promise((resolve) => {
    const submit = async ({ login = '', apiKey = '' }: Record<string, string>) => {
      // Browsers sign in secure contexts alone: https, and this machine.
      if (!isSecureContext)
        throw new CallError('Open this page as localhost, or by https: only there can it sign calls.');
      const api = apiFor({ login, apiKey });
      await api.list({ searchString: '', offset: 0, limit: 1 });
      resolve(api);
    };
    const form = secretForm({
      fields: [
        { name: 'login', label: 'Login', kind: 'text', isRequired: true },
        { name: 'apiKey', label: 'API key', kind: 'password', isRequired: true },
      ],
      submitLabel: 'Sign in',
      submit,
      check: ({ login = '' }) =>
        login.includes(':') ? { field: 'login', message: 'A login has no colon.' } : undefined,
    });
    const hint =
      'This page signs each call with them, and forgets them when it is left. A mock without ECP_USERNAME and ECP_API_KEY accepts any.';
    const title = element('header', {}, element('h1', {}, 'Edge Computing Platform'));
    byId('main').replaceChildren(title, element('p', {}, hint), form);
  });
}
